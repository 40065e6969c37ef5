// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/new_plan_dialog.h"

#include "model/plan/equipment.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/words/labels.h"
#include "ui/paint/theme.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace gigaplan {

namespace {

constexpr double kMostGigawatts = 100;

Date dateFrom(const QDate &date)
{
    return makeDate(date.year(), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

} // namespace

PlanSnapshot emptyPlan(const std::string &title, Date start)
{
    PlanRows rows;
    Plan plan;
    plan.key = "plan";
    plan.id = {idValueFromKey(Description<Plan>::table, plan.key)};
    plan.title = title;
    plan.start = start;
    rows.of<Plan>().push_back(plan);
    return std::move(rows).snapshot();
}

NewPlanDialog::NewPlanDialog(QWidget *parent)
    : QDialog(parent),
      m_title(new QLineEdit(tr("Campus programme"), this)),
      m_workedOut(new QRadioButton(tr("Worked out: sites, halls, power, tasks, deliveries, money"), this)),
      m_empty(new QRadioButton(tr("Empty"), this)),
      m_gigawatts(new QDoubleSpinBox(this)),
      m_basis(new QComboBox(this)),
      m_equipment(new QComboBox(this)),
      m_start(new QDateEdit(this)),
      m_size(new QLabel(this))
{
    setWindowTitle(tr("New plan"));
    m_workedOut->setChecked(true);
    m_gigawatts->setRange(0.01, kMostGigawatts);
    m_gigawatts->setValue(1);
    m_gigawatts->setDecimals(2);
    m_gigawatts->setSuffix(tr(" GW"));
    for (const auto &entry : EnumNames<CapacityBasis>::entries) {
        m_basis->addItem(qtext(entry.label), qtext(entry.name));
    }
    for (const Equipment &equipment : equipmentCatalogue()) {
        if (equipment.kind == EquipmentKind::GpuRack) {
            m_equipment->addItem(qtext(equipment.vendor + " " + equipment.name), qtext(equipment.key));
        }
    }
    m_equipment->setCurrentIndex(std::max(0, m_equipment->findData(qtext(GenerateOptions().equipment))));
    m_start->setCalendarPopup(true);
    m_start->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_start->setDateRange(QDate(1990, 1, 1), QDate(2100, 1, 1));
    m_start->setDate(QDate::currentDate());

    auto *form = new QFormLayout(this);
    form->setContentsMargins(space::kHuge, space::kLarge, space::kHuge, space::kLarge);
    form->setSpacing(space::kMedium);
    form->addRow(tr("&Title"), m_title);
    form->addRow(tr("Content"), m_workedOut);
    form->addRow(QString(), m_empty);
    form->addRow(tr("&Capacity"), m_gigawatts);
    form->addRow(tr("&Basis"), m_basis);
    form->addRow(tr("&Racks"), m_equipment);
    form->addRow(tr("&Start"), m_start);
    m_size->setFont(Theme::font(TextSize::Small));
    form->addRow(QString(), m_size);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Create"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_workedOut, &QRadioButton::toggled, this, &NewPlanDialog::refresh);
    connect(m_gigawatts, &QDoubleSpinBox::valueChanged, this, &NewPlanDialog::refresh);
    connect(m_basis, &QComboBox::currentIndexChanged, this, &NewPlanDialog::refresh);
    connect(m_equipment, &QComboBox::currentIndexChanged, this, &NewPlanDialog::refresh);
    refresh();
}

SizeOptions NewPlanDialog::sizing() const
{
    SizeOptions options;
    options.gigawatts = m_gigawatts->value();
    options.basis = static_cast<CapacityBasis>(m_basis->currentIndex());
    options.equipment = m_equipment->currentData().toString().toStdString();
    return options;
}

void NewPlanDialog::refresh()
{
    for (QWidget *widget :
         {static_cast<QWidget *>(m_gigawatts), static_cast<QWidget *>(m_basis), static_cast<QWidget *>(m_equipment)}) {
        widget->setEnabled(m_workedOut->isChecked());
    }
    const auto size = sizeCapacity(sizing());
    if (m_empty->isChecked()) {
        m_size->setText(tr("Add phases, sites and tasks in Tables."));
    } else if (size) {
        m_size->setText(tr("%1 racks, %2 GPUs, %3, %4")
                            .arg(countLabel(size->racks), countLabel(size->gpus), powerLabel(size->it, "IT"),
                                 powerLabel(size->facility, "facility")));
    } else {
        m_size->setText(qtext(size.error().message));
    }
}

Result<PlanSnapshot> NewPlanDialog::plan() const
{
    const Date start = dateFrom(m_start->date());
    const std::string title = m_title->text().toStdString();
    if (m_empty->isChecked()) {
        return emptyPlan(title, start);
    }
    GenerateOptions options;
    options.title = title;
    options.gigawatts = m_gigawatts->value();
    options.basis = static_cast<CapacityBasis>(m_basis->currentIndex());
    options.equipment = m_equipment->currentData().toString().toStdString();
    options.start = start;
    return generatePlan(options);
}

} // namespace gigaplan
