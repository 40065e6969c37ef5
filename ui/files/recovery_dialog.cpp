// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/recovery_dialog.h"

#include "ui/files/file_name.h"
#include "ui/kit/boxes.h"
#include "ui/kit/question.h"
#include "ui/paint/theme.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>

namespace gigaplan {

namespace {

enum Column { kPlan, kLastEdit, kEdits, kLast, kFolder };

QString fileOf(const RecoverablePlan &plan)
{
    return fileText(plan.file);
}

QString nameOf(const RecoverablePlan &plan)
{
    const QString title = QString::fromStdString(plan.title);
    return plan.file.empty() ? RecoveryDialog::tr("%1 (never saved)").arg(title) : QFileInfo(fileOf(plan)).fileName();
}

QString ago(qint64 minutes)
{
    if (minutes < 1) {
        return RecoveryDialog::tr("just now");
    }
    if (minutes < 60) {
        return minutes == 1 ? RecoveryDialog::tr("1 minute ago") : RecoveryDialog::tr("%1 minutes ago").arg(minutes);
    }
    const qint64 hours = minutes / 60;
    return hours == 1 ? RecoveryDialog::tr("1 hour ago") : RecoveryDialog::tr("%1 hours ago").arg(hours);
}

/// "12 minutes ago · 14:05", and from a day on the day and the time.
QString timeOf(const RecoverablePlan &plan)
{
    const QDateTime at = QDateTime::fromString(QString::fromStdString(plan.lastEdit), Qt::ISODate).toLocalTime();
    const qint64 minutes = at.secsTo(QDateTime::currentDateTime()) / 60;
    if (minutes < 24 * 60) {
        return ago(minutes) + QStringLiteral(" · ") + QLocale().toString(at, QStringLiteral("hh:mm"));
    }
    return QLocale().toString(at, QStringLiteral("d MMM yyyy hh:mm"));
}

} // namespace

RecoveryDialog::RecoveryDialog(std::vector<RecoverablePlan> plans, QWidget *parent)
    : QDialog(parent), m_plans(std::move(plans)), m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("recovery"));
    setWindowTitle(tr("Recover"));
    auto *headline = new QLabel(tr("Gigaplan did not close properly."), this);
    headline->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    auto *explanation = new QLabel(
        tr("These plans have edits that are not in their files. Recovering opens one with every "
           "edit; the others stay for later, under File ▸ Recover. Until you save, the files are as they are."),
        this);
    explanation->setWordWrap(true);
    m_list->setHeaderLabels({tr("Plan"), tr("Last edit"), tr("Edits"), tr("The last one"), tr("Folder")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setIndentation(0);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_list->header()->setMinimumHeight(space::kRow + space::kTiny);
    m_list->setAccessibleName(tr("Plans that can be recovered"));
    auto *buttons = new QDialogButtonBox(this);
    m_discard = buttons->addButton(tr("&Discard…"), QDialogButtonBox::DestructiveRole);
    auto *later = buttons->addButton(tr("&Later"), QDialogButtonBox::RejectRole);
    m_recover = buttons->addButton(tr("&Recover"), QDialogButtonBox::AcceptRole);
    m_recover->setDefault(true);
    column(this, {headline, explanation, {m_list, 1}, buttons},
           {space::kHuge, space::kHuge, space::kHuge, space::kLarge}, space::kMedium);
    connect(m_recover, &QPushButton::clicked, this, &QDialog::accept);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_discard, &QPushButton::clicked, this, &RecoveryDialog::discard);
    connect(m_list, &QTreeWidget::itemActivated, this, &QDialog::accept);
    fill();
    resize(860, 300);
}

void RecoveryDialog::fill()
{
    m_list->clear();
    for (const RecoverablePlan &plan : m_plans) {
        auto *item = new QTreeWidgetItem(m_list,
                                         {nameOf(plan), timeOf(plan), QLocale().toString(qlonglong(plan.edits)),
                                          QString::fromStdString(plan.lastEditText),
                                          plan.file.empty() ? QString() : QFileInfo(fileOf(plan)).absolutePath()});
        item->setSizeHint(kFolder, QSize(0, space::kRow + space::kTiny)); // the one column that takes what is left
        item->setTextAlignment(kEdits, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(kPlan, QString::fromStdString(plan.title));
        item->setToolTip(kLast, item->text(kLast));
        item->setToolTip(kFolder, fileOf(plan));
    }
    constexpr int widest = 260;
    for (const int column : {kPlan, kLastEdit, kEdits, kLast}) {
        m_list->resizeColumnToContents(column);
        m_list->setColumnWidth(column, std::min(m_list->columnWidth(column) + space::kMedium, widest));
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void RecoveryDialog::prefer(const std::filesystem::path &file)
{
    const auto found =
        std::find_if(m_plans.begin(), m_plans.end(), [&](const RecoverablePlan &plan) { return plan.file == file; });
    if (found != m_plans.end()) {
        m_list->setCurrentItem(m_list->topLevelItem(static_cast<int>(found - m_plans.begin())));
    }
}

std::size_t RecoveryDialog::current() const
{
    return static_cast<std::size_t>(std::max(0, m_list->indexOfTopLevelItem(m_list->currentItem())));
}

const RecoverablePlan &RecoveryDialog::chosen() const
{
    return m_plans[current()];
}

void RecoveryDialog::discard()
{
    const std::size_t index = current();
    if (ask(this, QStringLiteral("discardRecovery"),
            tr("Discard the unsaved edits of “%1”?").arg(nameOf(m_plans[index])),
            tr("The copy is moved to the discarded ones, of which the ten newest are kept. It will not be offered "
               "again."),
            {tr("&Discard")})
        != 0) {
        return;
    }
    discardRecoverable(m_plans[index]);
    m_plans.erase(m_plans.begin() + static_cast<std::ptrdiff_t>(index));
    if (m_plans.empty()) {
        reject();
    } else {
        fill();
    }
}

} // namespace gigaplan
