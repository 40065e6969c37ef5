// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/order_date_model.h"

#include "model/analysis/risk/factor_names.h"
#include "model/base/text.h"
#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"

namespace gigaplan {

OrderDateModel::OrderDateModel(Workspace &workspace, QObject *parent) : RiskTableModel(kColumnCount, workspace, parent)
{
}

int OrderDateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_analysis ? 0 : static_cast<int>(m_analysis->orders.size());
}

QString OrderDateModel::text(const OrderDate &order, int column) const
{
    const PlanSnapshot &plan = m_analysis->plan;
    switch (column) {
    case ItemColumn: return qtext(displayName(plan, plan.table<Task>().idAt(order.task)));
    case PhaseColumn: return qtext(displayName(plan, plan.table<Phase>()[order.phase].id));
    case PlannedColumn: return qtext(displayDate(order.planned));
    case LatestColumn: return order.latest == kNever ? tr("any day") : qtext(displayDate(order.latest));
    case RoomColumn: {
        const auto room = order.room();
        return !room    ? QString()
            : *room < 0 ? QString(QStringLiteral("−") + qtext(grouped(-*room)))
                        : qtext(grouped(*room));
    }
    default: return order.latest == kNever ? QString() : qtext(grouped(order.costPerWeek.value));
    }
}

QVariant OrderDateModel::sortValue(const OrderDate &order, int column) const
{
    switch (column) {
    case PlannedColumn: return order.planned.days;
    case LatestColumn: return order.latest.days;
    case RoomColumn: return order.room().value_or(kNever.days);
    case CostColumn: return qlonglong(order.costPerWeek.value);
    default: return text(order, column);
    }
}

QVariant OrderDateModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const OrderDate &order = m_analysis->orders[static_cast<std::size_t>(index.row())];
    const Id<Task> task = m_analysis->plan.table<Task>().idAt(order.task);
    switch (role) {
    case Qt::DisplayRole: return text(order, index.column());
    case Qt::ToolTipRole:
        return tr("%1\nLive with P80 on %2; from %3 trials")
            .arg(qtext(taskPath(m_analysis->plan, task)), qtext(displayDate(order.goLive)))
            .arg(order.trials);
    case EntityRole: return QVariant::fromValue(EntityRef(task));
    case SeverityRole:
        return index.column() == RoomColumn && order.room().value_or(0) < 0
            ? QVariant(static_cast<int>(Severity::Warning))
            : QVariant();
    case SortRole: return sortValue(order, index.column());
    case PlainTextRole: {
        const bool number = index.column() == RoomColumn || index.column() == CostColumn;
        const bool date = index.column() == PlannedColumn || (index.column() == LatestColumn && order.latest != kNever);
        return date  ? qtext(isoDate(index.column() == PlannedColumn ? order.planned : order.latest))
            : number ? (order.room() ? sortValue(order, index.column()).toString() : QString())
                     : text(order, index.column());
    }
    case Qt::TextAlignmentRole: return static_cast<int>(alignmentOf(index.column()));
    default: return {};
    }
}

QString OrderDateModel::hintOf(int section) const
{
    switch (section) {
    case PlannedColumn: return tr("Order date in the plan");
    case LatestColumn: return tr("Latest order date that keeps the phase's P80 go-live");
    case RoomColumn: return tr("Days from the planned to the latest order date; negative: ordered too late");
    case CostColumn: return tr("Cost of each week of delay, in IT MW-weeks");
    default: return {};
    }
}

QStringList OrderDateModel::headers() const
{
    return {tr("Long-lead item"),
            tr("Phase"),
            tr("Planned order"),
            tr("Latest for P80"),
            tr("Room, days"),
            tr("A week late, %1").arg(m_analysis ? qtext(m_analysis->plan.plan().currency) : QString())};
}

Qt::Alignment OrderDateModel::alignmentOf(int section) const
{
    return (section <= PhaseColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

} // namespace gigaplan
