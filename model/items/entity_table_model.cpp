// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/entity_table_model.h"

#include "model/edit/commands.h"
#include "model/items/roles.h"
#include "model/items/sources.h"
#include "model/items/value_text.h"
#include "model/plan/entities.h"
#include "model/plan/row_order.h"
#include "model/plan/row_words.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace gigaplan {

namespace {

constexpr FieldInfo kKeyInfo{"key", "Key", {}, FieldKind::Text, {}, false, {}, {}};

std::optional<std::size_t> nameField(TableId table)
{
    const auto title = fieldNamed(table, "title");
    return title ? title : fieldNamed(table, "name");
}

struct TableDelta {
    std::size_t size = 0;
    bool membership = false; ///< rows came or went
    std::uint64_t fields = 0; ///< of all updates together
    std::vector<std::int64_t> updated;
};

TableDelta deltaOf(const ChangeSummary &summary, TableId table)
{
    TableDelta delta;
    withEntity(table, [&]<class E>(Tag<E>) {
        const TableChange<E> &change = summary.of<E>();
        delta.size = change.size();
        delta.membership = !change.inserted.empty() || !change.removed.empty();
        for (const auto &update : change.updated) {
            delta.fields |= update.fields;
            delta.updated.push_back(update.after.id.value);
        }
    });
    return delta;
}

} // namespace

EntityTableModel::EntityTableModel(Workspace &workspace, TableId table, QObject *parent)
    : QAbstractTableModel(parent),
      m_workspace(workspace),
      m_table(table),
      m_derived(workspace.forecast(), workspace.baseline())
{
    rebuild();
    connect(&workspace, &Workspace::documentReplaced, this, [this] { setTable(m_table); });
    connect(&workspace, &Workspace::planChanged, this, &EntityTableModel::onPlanChanged);
    connect(&workspace, &Workspace::forecastChanged, this, &EntityTableModel::onForecastChanged);
    connect(&workspace, &Workspace::baselineChanged, this, [this] { setTable(m_table); }); // other columns
}

void EntityTableModel::setTable(TableId table)
{
    beginResetModel();
    m_table = table;
    m_derived = DerivedFacts(m_workspace.forecast(), m_workspace.baseline());
    rebuild();
    endResetModel();
}

void EntityTableModel::rebuild()
{
    chooseColumns();
    m_rows = rowsInOrder(m_workspace.plan(), m_table);
}

void EntityTableModel::chooseColumns()
{
    m_columns.clear();
    const auto fields = tableInfo(m_table).fields;
    const auto name = nameField(m_table);
    if (name) {
        m_columns.push_back({Source::Field, *name, fields[*name]});
    }
    const auto isParent = [&](std::size_t i) { return fields[i].kind == FieldKind::Reference && fields[i].required; };
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (isParent(i)) {
            m_columns.push_back({Source::Field, i, fields[i]});
        }
    }
    const auto derived = derivedFigures(m_table);
    const std::size_t shown = m_workspace.baseline() ? derived.all.size() : derived.withoutBaseline;
    for (std::size_t i = 0; i < shown; ++i) {
        m_columns.push_back({Source::Derived, i, derived.all[i].info});
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i != name && !isParent(i)) {
            m_columns.push_back({Source::Field, i, fields[i]});
        }
    }
    m_columns.push_back({Source::Key, 0, kKeyInfo});
}

int EntityTableModel::columnOfField(std::string_view name) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].source == Source::Field && m_columns[i].info.name == name) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

int EntityTableModel::rowOf(EntityRef ref) const
{
    if (ref.table != m_table) {
        return -1;
    }
    const auto at = std::find(m_rows.begin(), m_rows.end(), ref.id);
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int EntityTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EntityTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

Value EntityTableModel::valueOf(EntityRef ref, const Column &column) const
{
    switch (column.source) {
    case Source::Field: return fieldValue(m_workspace.plan(), ref, column.index);
    case Source::Derived: return m_derived.value(ref, column.index);
    case Source::Key: break;
    }
    return keyOf(m_workspace.plan(), ref);
}

QString EntityTableModel::displayText(EntityRef ref, const Column &column) const
{
    const Value value = valueOf(ref, column);
    return qtext(column.source == Source::Derived ? displayFact(m_workspace.plan(), column.info, value)
                                                  : displayField(m_workspace.plan(), column.info, value));
}

QString EntityTableModel::searchText(EntityRef ref) const
{
    QString text;
    for (const Column &column : m_columns) {
        const FieldKind kind = column.info.kind;
        if (kind == FieldKind::Text || kind == FieldKind::Enumeration || kind == FieldKind::Reference) {
            text += displayText(ref, column) + QLatin1Char('\n');
        }
    }
    return text;
}

QVariant EntityTableModel::toolTip(EntityRef ref, const Column &column) const
{
    if (column.source != Source::Field) {
        return {};
    }
    const PlanSnapshot &plan = m_workspace.plan();
    std::string text = sourcesOfField(claimsAbout(plan, ref), column.info.name);
    // Names repeat ("Hall 1" in every building), keys do not.
    const Value value = fieldValue(plan, ref, column.index);
    if (const auto *id = std::get_if<std::int64_t>(&value); id && column.info.kind == FieldKind::Reference) {
        text.append(text.empty() ? "" : "\n").append(subjectOf(plan, {column.info.references, *id}));
    }
    return text.empty() ? QVariant() : QVariant(qtext(text));
}

QVariant EntityTableModel::depthOf(EntityRef ref) const
{
    constexpr int kDeepest = 32;
    const Task *task = m_workspace.plan().find(ref.as<Task>());
    if (!task) {
        return {};
    }
    int depth = 0;
    while (depth < kDeepest && (task = m_workspace.plan().find(task->parent)) != nullptr) {
        ++depth;
    }
    return depth;
}

QVariant EntityTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const EntityRef ref = entityAt(index.row());
    const Column &at = column(index.column());
    switch (role) {
    case Qt::DisplayRole: return displayText(ref, at);
    case Qt::EditRole: return editValue(valueOf(ref, at));
    case Qt::ToolTipRole: return toolTip(ref, at);
    case Qt::TextAlignmentRole:
        return isNumber(at.info.kind) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                      : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    case EntityRole: return QVariant::fromValue(ref);
    case SortRole: return sortValue(m_workspace.plan(), at.info, valueOf(ref, at));
    case PlainTextRole: return qtext(plainText(m_workspace.plan(), at.info, valueOf(ref, at)));
    case SearchRole: return searchText(ref);
    case DepthRole: return at.info.name == "name" ? depthOf(ref) : QVariant();
    case FieldTableRole: return at.source == Source::Field ? QVariant(static_cast<int>(m_table)) : QVariant();
    case FieldIndexRole: return at.source == Source::Field ? QVariant(static_cast<int>(at.index)) : QVariant();
    default: return {};
    }
}

QVariant EntityTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const Column &at = column(section);
    switch (role) {
    case Qt::DisplayRole: return headerText(m_workspace.plan(), at.info);
    case Qt::TextAlignmentRole:
        return int((isNumber(at.info.kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        switch (at.source) {
        case Source::Derived: return tr("Worked out from the plan");
        case Source::Key: return tr("The readable key that plan files use");
        case Source::Field: return qtext(expectation(at.info));
        }
        return {};
    default: return {};
    }
}

Qt::ItemFlags EntityTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return column(index.column()).source == Source::Field ? flags | Qt::ItemIsEditable : flags;
}

bool EntityTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || column(index.column()).source != Source::Field) {
        return false;
    }
    const Column &at = column(index.column());
    const EntityRef ref = entityAt(index.row());
    const auto parsed = parseValue(m_workspace.plan(), at.info, value);
    if (!parsed) {
        Q_EMIT m_workspace.failed(qtext(parsed.error().message));
        return false;
    }
    if (*parsed == fieldValue(m_workspace.plan(), ref, at.index)) {
        return true;
    }
    return m_workspace.perform(SetField({ref}, at.index, *parsed));
}

void EntityTableModel::onPlanChanged(const ChangeSummary &summary)
{
    const TableDelta delta = deltaOf(summary, m_table);
    if (delta.size > kSmallChange) {
        beginResetModel();
        rebuild();
        endResetModel();
        return;
    }
    if (delta.membership || (delta.fields & orderingFields(m_table)) != 0) {
        auto wanted = rowsInOrder(m_workspace.plan(), m_table);
        if (!insertAndRemove(wanted)) {
            changeOrder(std::move(wanted));
        }
    }
    if (!delta.updated.empty() && delta.updated.size() <= kSmallChange) {
        const std::unordered_set<std::int64_t> updated(delta.updated.begin(), delta.updated.end());
        for (int row = 0; row < rowCount(); ++row) {
            if (updated.contains(m_rows[static_cast<std::size_t>(row)])) {
                Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
            }
        }
    }
    announceReferences(summary);
}

bool EntityTableModel::insertAndRemove(const std::vector<std::int64_t> &wanted)
{
    const std::unordered_set<std::int64_t> staying(wanted.begin(), wanted.end());
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!staying.contains(m_rows[static_cast<std::size_t>(row)])) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    }
    const std::unordered_set<std::int64_t> present(m_rows.begin(), m_rows.end());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!present.contains(wanted[i])) {
            const auto at = static_cast<int>(std::min(i, m_rows.size()));
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, wanted[i]);
            endInsertRows();
        }
    }
    return m_rows == wanted;
}

void EntityTableModel::changeOrder(std::vector<std::int64_t> wanted)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::unordered_map<std::int64_t, int> rowOfId;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        rowOfId.emplace(wanted[i], static_cast<int>(i));
    }
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &old : before) {
        after.append(index(rowOfId.at(m_rows[static_cast<std::size_t>(old.row())]), old.column()));
    }
    m_rows = std::move(wanted);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void EntityTableModel::announceReferences(const ChangeSummary &summary)
{
    if (m_rows.empty()) {
        return;
    }
    for (int section = 0; section < columnCount(); ++section) {
        const Column &at = column(section);
        if (at.source == Source::Field && at.info.kind == FieldKind::Reference) {
            const auto name = nameField(at.info.references);
            const std::uint64_t mask = (name ? std::uint64_t{1} << *name : 0) | std::uint64_t{1} << 63;
            if ((deltaOf(summary, at.info.references).fields & mask) != 0) {
                Q_EMIT dataChanged(index(0, section), index(rowCount() - 1, section));
            }
        }
    }
    if (deltaOf(summary, tableId<Plan>()).size > 0) {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
}

void EntityTableModel::onForecastChanged()
{
    m_derived = DerivedFacts(m_workspace.forecast(), m_workspace.baseline());
    if (m_rows.empty()) {
        return;
    }
    int first = -1;
    int last = -1;
    for (int section = 0; section < columnCount(); ++section) {
        if (column(section).source == Source::Derived) {
            first = first < 0 ? section : first;
            last = section;
        }
    }
    if (first >= 0) {
        Q_EMIT dataChanged(index(0, first), index(rowCount() - 1, last));
    }
}

QString tableTitle(TableId table)
{
    return qtext(pluralLabel(table));
}

} // namespace gigaplan
