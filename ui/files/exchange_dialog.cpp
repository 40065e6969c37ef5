// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/exchange_dialog.h"

#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "model/words/labels.h"
#include "ui/kit/boxes.h"
#include "ui/kit/dialog_tree.h"
#include "ui/paint/theme.h"

#include <QDialogButtonBox>
#include <QLabel>

namespace gigaplan {

namespace {

constexpr std::size_t kMostTasks = 2000;
constexpr int kWhatColumn = 0, kWhyColumn = 3;

/// "2026-10-05T08:00" as people read it; anything else as it is.
QString valueText(const std::string &value)
{
    const auto instant = parseInstant(value);
    return instant ? dateLabel(dateOf(*instant)) + QLatin1Char(' ') + qtext(value.substr(value.size() - 5))
                   : qtext(value);
}

QTreeWidgetItem *row(const QStringList &texts)
{
    auto *item = new QTreeWidgetItem(texts);
    item->setSizeHint(kWhatColumn, {0, space::kRow});
    item->setToolTip(kWhatColumn, texts.value(kWhatColumn));
    item->setToolTip(kWhyColumn, texts.value(kWhyColumn));
    return item;
}

} // namespace

ExchangeDialog::ExchangeDialog(Workspace &workspace, const Theme &theme, const ExchangeReport &report, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_tree(
          new DialogTree({tr("What"), tr("In the file"), tr("Here"), tr("Why")}, report.title, {300, 140, 140}, this))
{
    setWindowTitle(report.title);
    setObjectName(QStringLiteral("exchangeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    connect(&workspace, &Workspace::documentReplaced, this, &QDialog::close); // what it lists is of the plan before
    auto *summary = new QLabel(report.summary, this);
    summary->setWordWrap(true);
    summary->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    column(this, {summary, {m_tree, 1}, buttons}, kDialogMargins, space::kMedium);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_tree, &DialogTree::chosen, &workspace, &Workspace::showRow);
    addLeftOut(report);
    addAsked(report);
    addDiffering(report.differing);
    resize(1040, 560);
    setTheme(theme);
}

void ExchangeDialog::setTheme(const Theme &theme)
{
    m_tree->setTheme(theme);
}

QTreeWidgetItem *ExchangeDialog::addGroup(const QString &title)
{
    QTreeWidgetItem *group = row({title});
    m_tree->addTopLevelItem(group);
    group->setExpanded(true);
    return group;
}

void ExchangeDialog::addDiffering(const std::vector<mspdi::DifferingTask> &differing)
{
    if (differing.empty()) {
        return;
    }
    QTreeWidgetItem *group = addGroup(tr("Tasks whose dates differ (%L1)").arg(differing.size()));
    for (std::size_t i = 0; i < std::min(differing.size(), kMostTasks); ++i) {
        const mspdi::DifferingTask &task = differing[i];
        QTreeWidgetItem *item = row({qtext(displayName(m_workspace.plan(), task.task)), {}, {}, qtext(task.reason)});
        for (const mspdi::DifferingValue &value : task.values) {
            item->addChild(row({qtext(value.name), valueText(value.stored), valueText(value.computed)}));
        }
        item->setData(kWhatColumn, EntityRole, QVariant::fromValue(EntityRef(task.task)));
        group->addChild(item);
        item->setExpanded(true);
    }
    if (differing.size() > kMostTasks) {
        group->addChild(row({tr("and %L1 more: “gigaplan convert” lists all").arg(differing.size() - kMostTasks)}));
    }
}

void ExchangeDialog::addAsked(const ExchangeReport &report)
{
    if (report.projectFinish) {
        addGroup(tr("The project finishes at a different time"))
            ->addChild(row({qtext(report.projectFinish->name), valueText(report.projectFinish->stored),
                            valueText(report.projectFinish->computed), qtext(report.projectFinishReason)}));
    }
    if (report.asked.empty()) {
        return;
    }
    QTreeWidgetItem *group =
        addGroup(tr("Manually scheduled, earlier than their links allow (%L1)").arg(report.asked.size()));
    for (std::size_t i = 0; i < std::min(report.asked.size(), kMostTasks); ++i) {
        const mspdi::AskedTask &task = report.asked[i];
        auto *item = row({qtext(displayName(m_workspace.plan(), task.task)),
                          valueText(isoInstant(task.start)),
                          {},
                          tr("its links ask for %1").arg(valueText(isoInstant(task.asked)))});
        item->setData(kWhatColumn, EntityRole, QVariant::fromValue(EntityRef(task.task)));
        group->addChild(item);
    }
    if (report.asked.size() > kMostTasks) {
        group->addChild(row({tr("and %L1 more: “gigaplan convert” lists all").arg(report.asked.size() - kMostTasks)}));
    }
}

void ExchangeDialog::addLeftOut(const ExchangeReport &report)
{
    if (report.leftOut.empty()) {
        return;
    }
    QTreeWidgetItem *group = addGroup(report.leftOutTitle);
    for (const mspdi::LeftOut &left : report.leftOut) {
        const QString first = left.first.empty() ? QString() : tr("first: %1").arg(qtext(left.first));
        auto *item = row({tr("%L1 %2").arg(left.count).arg(qtext(left.what)), {}, {}, first});
        group->addChild(item);
        item->setFirstColumnSpanned(first.isEmpty());
    }
}

} // namespace gigaplan
