// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/logged_changes_model.h"

#include "model/items/roles.h"
#include "model/plan/fields.h"

namespace gigaplan {

namespace {

std::optional<TableId> tableOf(const LoggedChange &change)
{
    return tableNamed(std::string_view(change.subject).substr(0, change.subject.find('/')));
}

QString rowText(const LoggedChange &change)
{
    const auto table = tableOf(change);
    const QString name = qtext(change.name);
    return table ? QString(qtext(tableInfo(*table).label) + QStringLiteral(" “") + name + QStringLiteral("”")) : name;
}

QString fieldText(const LoggedChange &change)
{
    if (change.field.empty()) {
        return change.after == "added" ? LoggedChangesModel::tr("Added") : LoggedChangesModel::tr("Removed");
    }
    if (change.field == "key") {
        return LoggedChangesModel::tr("Key");
    }
    const auto table = tableOf(change);
    const auto field = table ? fieldNamed(*table, change.field) : std::nullopt;
    if (!field) {
        return qtext(change.field);
    }
    const FieldInfo &info = tableInfo(*table).fields[*field];
    return info.unit.empty() ? qtext(info.label)
                             : QString(qtext(info.label) + QStringLiteral(" (") + qtext(info.unit) + QLatin1Char(')'));
}

QString valueText(const LoggedChange &change, const std::string &value)
{
    if (tableOf(change) == tableId<Scenario>() && change.field == "content") { // where its rows are
        return value.empty() ? LoggedChangesModel::tr("open") : LoggedChangesModel::tr("kept aside");
    }
    return change.field.empty() ? QString() : value.empty() ? QStringLiteral("–") : qtext(value);
}

} // namespace

void LoggedChangesModel::show(std::vector<LoggedChange> changes)
{
    beginResetModel();
    m_changes = std::move(changes);
    endResetModel();
}

int LoggedChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

QVariant LoggedChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != PlainTextRole)) {
        return {};
    }
    const LoggedChange &change = m_changes[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case RowColumn: return role == Qt::ToolTipRole ? qtext(change.subject) : rowText(change);
    case FieldColumn: return fieldText(change);
    case FromColumn: return valueText(change, change.before);
    default: return valueText(change, change.after);
    }
}

QStringList LoggedChangesModel::headers() const
{
    return {tr("Changed"), tr("Field"), tr("From"), tr("To")};
}

Qt::Alignment LoggedChangesModel::alignmentOf(int) const
{
    return Qt::AlignLeft | Qt::AlignVCenter;
}

} // namespace gigaplan
