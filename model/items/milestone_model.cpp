// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/milestone_model.h"

#include "model/base/text.h"
#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "model/plan/programme.h"

namespace gigaplan {

namespace {

/// What a column says of a milestone: a date or a share, whichever it is.
std::optional<Date> dateIn(const RiskMilestone &milestone, int column)
{
    switch (column) {
    case MilestoneModel::PlannedColumn: return milestone.planned;
    case MilestoneModel::P10Column: return milestone.outcome.on.p10;
    case MilestoneModel::P50Column: return milestone.outcome.on.p50;
    case MilestoneModel::P80Column: return milestone.outcome.on.p80;
    case MilestoneModel::P90Column: return milestone.outcome.on.p90;
    default: return {};
    }
}

std::optional<double> shareIn(const RiskMilestone &milestone, int column)
{
    switch (column) {
    case MilestoneModel::HeldColumn: return milestone.held;
    case MilestoneModel::NeverColumn: return milestone.outcome.never;
    default: return {};
    }
}

} // namespace

QString percentText(double share)
{
    return MilestoneModel::tr("%1 %").arg(100 * share, 0, 'f', 1);
}

MilestoneModel::MilestoneModel(Workspace &workspace, QObject *parent) : RiskTableModel(kColumnCount, workspace, parent)
{
    connect(&workspace, &Workspace::planChanged, this, [this] {
        if (rowCount() > 0) { // names are those of today
            Q_EMIT dataChanged(index(0, NameColumn), index(rowCount() - 1, NameColumn));
        }
    });
}

int MilestoneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_analysis ? 0 : static_cast<int>(m_analysis->milestones.size());
}

QString MilestoneModel::nameOf(const RiskMilestone &milestone) const
{
    const PlanSnapshot &plan = exists(m_workspace.plan(), milestone.of) ? m_workspace.plan() : m_analysis->plan;
    if (milestone.of.is<Plan>()) {
        return tr("%1 live").arg(qtext(displayPower(toWatts(plan.plan().target), enumLabel(plan.plan().basis))));
    }
    const QString name = qtext(displayName(plan, milestone.of));
    return milestone.of.is<Phase>() ? tr("%1 live").arg(name) : name;
}

QVariant MilestoneModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const RiskMilestone &milestone = m_analysis->milestones[static_cast<std::size_t>(index.row())];
    const auto date = dateIn(milestone, index.column());
    const auto share = shareIn(milestone, index.column());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == NameColumn) {
            return nameOf(milestone);
        }
        return date                                                 ? qtext(displayDate(*date))
            : share && (*share > 0 || index.column() == HeldColumn) ? percentText(*share)
                                                                    : QString();
    case PlainTextRole:
        if (date) {
            return *date == kNever ? QString() : qtext(isoDate(*date));
        }
        return share ? QString::number(*share) : data(index, Qt::DisplayRole);
    case SortRole: return date ? QVariant(date->days) : share ? QVariant(*share) : QVariant(nameOf(milestone));
    case EntityRole: return QVariant::fromValue(milestone.of);
    case DayRole: return date && *date != kNever ? QVariant(date->days) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>(alignmentOf(index.column()));
    default: return {};
    }
}

QString MilestoneModel::hintOf(int section) const
{
    switch (section) {
    case PlannedColumn: return tr("Without risk");
    case HeldColumn: return tr("Share of trials live by the planned day");
    case NeverColumn: return tr("Share of trials not live within the plan");
    case NameColumn: return {};
    default: return tr("Per cent of trials live by this day");
    }
}

QStringList MilestoneModel::headers() const
{
    return {tr("Milestone"),       tr("Planned"),         tr("Plan holds"),      QStringLiteral("P10"),
            QStringLiteral("P50"), QStringLiteral("P80"), QStringLiteral("P90"), tr("Never")};
}

Qt::Alignment MilestoneModel::alignmentOf(int section) const
{
    return (section == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

} // namespace gigaplan
