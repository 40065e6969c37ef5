// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schedule/baseline_dialog.h"

#include "model/plan/baselines.h"
#include "model/plan/work.h"
#include "model/words/labels.h"
#include "ui/paint/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace gigaplan {

BaselineDialog::BaselineDialog(const PlanSnapshot &plan, QWidget *parent)
    : QDialog(parent),
      m_plan(plan),
      m_name(new QLineEdit(this)),
      m_reason(new QLineEdit(this)),
      m_problem(new QLabel(this))
{
    setWindowTitle(tr("Take baseline"));
    setObjectName(QStringLiteral("baselineDialog"));
    const int count = static_cast<int>(plan.table<Baseline>().size());
    m_name->setObjectName(QStringLiteral("baselineName"));
    m_name->setText(count == 0 ? tr("Baseline") : tr("Baseline %1").arg(count + 1));
    m_name->selectAll();
    m_name->setMinimumWidth(320);
    m_reason->setPlaceholderText(tr("Approved by the board in October"));
    m_problem->setFont(Theme::font(TextSize::Small));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(space::kHuge, space::kLarge, space::kHuge, space::kLarge);
    form->setSpacing(space::kMedium);
    form->addRow(new QLabel(tr("Keeps dates, durations and costs of all %L1 tasks as they are now, to compare with.")
                                .arg(static_cast<qlonglong>(plan.table<Task>().size())),
                            this));
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Why"), m_reason);
    form->addRow(QString(), m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    m_accept->setText(tr("Take"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &BaselineDialog::check);
    m_name->setFocus();
    check();
}

void BaselineDialog::check()
{
    const std::string wanted = name();
    bool taken = false;
    for (const Baseline &baseline : m_plan.table<Baseline>()) {
        taken = taken || baseline.name == wanted;
    }
    m_problem->setText(taken ? tr("Another baseline has this name.") : QString());
    m_accept->setEnabled(!taken && !wanted.empty());
}

std::string BaselineDialog::name() const
{
    return m_name->text().simplified().toStdString();
}

std::string BaselineDialog::reason() const
{
    return m_reason->text().simplified().toStdString();
}

} // namespace gigaplan
