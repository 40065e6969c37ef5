// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/comparison_model.h"

#include "model/base/text.h"
#include "model/items/roles.h"
#include "model/plan/places.h"

#include <algorithm>
#include <unordered_set>

namespace gigaplan {

namespace {

/// Ids of items: the level in the two lowest bits, the item's parent in the bits above.
constexpr quintptr kRowLevel = 1, kFieldLevel = 2;

std::size_t markCount(const ComparedRow &row)
{
    return std::max<std::size_t>(1, row.fields.size());
}

QString tableName(TableId table)
{
    static constexpr std::pair<std::string_view, std::string_view> kIrregular[] = {{"supply", "Deliveries"},
                                                                                   {"equipment", "Equipment"}};
    const TableInfo &info = tableInfo(table);
    for (const auto &[name, plural] : kIrregular) {
        if (info.name == name) {
            return qtext(plural);
        }
    }
    return info.name == "plan" ? qtext(info.label) : qtext(std::string(info.label) + 's');
}

QString fieldNames(const ComparedRow &row)
{
    QStringList names;
    for (const ComparedField &field : row.fields) {
        names << qtext(field.label);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

void ComparisonModel::setComparison(std::shared_ptr<const Comparison> comparison)
{
    std::unordered_map<EntityRef, std::unordered_set<std::size_t>> marked;
    if (m_comparison) {
        for (std::size_t r = 0; r < m_comparison->rows.size(); ++r) {
            const ComparedRow &row = m_comparison->rows[r];
            for (std::size_t f = 0; f < markCount(row); ++f) {
                if (m_taken[m_firstMark[r] + f]) {
                    marked[row.row].insert(row.fields.empty() ? 0 : row.fields[f].field);
                }
            }
        }
    }
    beginResetModel();
    m_comparison = std::move(comparison);
    m_groups.clear();
    m_groupOf.clear();
    m_firstMark.assign(1, 0);
    m_taken.clear();
    const std::size_t rows = m_comparison ? m_comparison->rows.size() : 0;
    for (std::size_t r = 0; r < rows; ++r) {
        const ComparedRow &row = m_comparison->rows[r];
        if (m_groups.empty() || m_groups.back().table != row.row.table) {
            m_groups.push_back({row.row.table, r, r});
        }
        m_groups.back().end = r + 1;
        m_groupOf.push_back(m_groups.size() - 1);
        const auto old = marked.find(row.row);
        for (std::size_t f = 0; f < markCount(row); ++f) {
            m_taken.push_back(old != marked.end()
                              && old->second.contains(row.fields.empty() ? 0 : row.fields[f].field));
        }
        m_firstMark.push_back(m_taken.size());
    }
    endResetModel();
    Q_EMIT takenChanged();
}

void ComparisonModel::setCheckable(bool checkable)
{
    if (checkable != m_checkable) {
        beginResetModel();
        m_checkable = checkable;
        endResetModel();
    }
}

std::vector<std::size_t> ComparisonModel::takenFields(const QModelIndex &index) const
{
    std::vector<std::size_t> taken;
    const Place place = placeOf(index);
    if (!index.isValid() || place.level != Level::Row) {
        return taken;
    }
    const ComparedRow &row = rowAt(place);
    for (std::size_t f = 0; f < markCount(row); ++f) {
        if (m_taken[m_firstMark[place.row] + f]) {
            taken.push_back(row.fields.empty() ? 0 : row.fields[f].field);
        }
    }
    return taken;
}

int ComparisonModel::takenCount() const
{
    return static_cast<int>(std::count(m_taken.begin(), m_taken.end(), true));
}

int ComparisonModel::differenceCount() const
{
    return static_cast<int>(m_taken.size());
}

void ComparisonModel::takeAll(bool taken)
{
    for (int group = 0; group < rowCount(); ++group) {
        setData(index(group, WhatColumn), taken ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    }
}

EntityRef ComparisonModel::entityAt(const QModelIndex &index) const
{
    const Place place = placeOf(index);
    return index.isValid() && place.level != Level::Table ? rowAt(place).row : EntityRef();
}

QModelIndex ComparisonModel::indexOf(EntityRef ref) const
{
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        if (m_groups[g].table == ref.table) {
            for (std::size_t r = m_groups[g].first; r < m_groups[g].end; ++r) {
                if (m_comparison->rows[r].row == ref) {
                    return createIndex(static_cast<int>(r - m_groups[g].first), WhatColumn, g << 2 | kRowLevel);
                }
            }
        }
    }
    return {};
}

ComparisonModel::Place ComparisonModel::placeOf(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto at = static_cast<std::size_t>(index.row()), above = static_cast<std::size_t>(index.internalId() >> 2);
    switch (index.internalId() & 3) {
    case kRowLevel: return {Level::Row, above, m_groups[above].first + at, 0};
    case kFieldLevel: return {Level::Field, m_groupOf[above], above, at};
    default: return {Level::Table, at, 0, 0};
    }
}

QModelIndex ComparisonModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= kColumnCount || row >= rowCount(parent)) {
        return {};
    }
    if (!parent.isValid()) {
        return createIndex(row, column, quintptr{0});
    }
    const Place above = placeOf(parent);
    return above.level == Level::Table ? createIndex(row, column, above.group << 2 | kRowLevel)
                                       : createIndex(row, column, above.row << 2 | kFieldLevel);
}

QModelIndex ComparisonModel::parent(const QModelIndex &index) const
{
    const Place place = placeOf(index);
    if (!index.isValid() || place.level == Level::Table) {
        return {};
    }
    if (place.level == Level::Row) {
        return createIndex(static_cast<int>(place.group), 0, quintptr{0});
    }
    return createIndex(static_cast<int>(place.row - m_groups[place.group].first), 0, place.group << 2 | kRowLevel);
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_groups.size());
    }
    const Place place = placeOf(parent);
    if (parent.column() != 0 || place.level == Level::Field) {
        return 0;
    }
    if (place.level == Level::Table) {
        return static_cast<int>(m_groups[place.group].end - m_groups[place.group].first);
    }
    // A row's only field is shown in the row itself.
    const std::size_t fields = rowAt(place).fields.size();
    return fields > 1 ? static_cast<int>(fields) : 0;
}

int ComparisonModel::columnCount(const QModelIndex &) const
{
    return kColumnCount;
}

std::pair<std::size_t, std::size_t> ComparisonModel::marksOf(const Place &place) const
{
    switch (place.level) {
    case Level::Table: return {m_firstMark[m_groups[place.group].first], m_firstMark[m_groups[place.group].end]};
    case Level::Row: return {m_firstMark[place.row], m_firstMark[place.row + 1]};
    case Level::Field: break;
    }
    return {m_firstMark[place.row] + place.field, m_firstMark[place.row] + place.field + 1};
}

QVariant ComparisonModel::checkState(const Place &place) const
{
    const auto [first, end] = marksOf(place);
    const auto at = [this](std::size_t mark) { return m_taken.begin() + static_cast<std::ptrdiff_t>(mark); };
    const auto taken = static_cast<std::size_t>(std::count(at(first), at(end), true));
    return taken == 0 ? Qt::Unchecked : taken == end - first ? Qt::Checked : Qt::PartiallyChecked;
}

QString ComparisonModel::display(const Place &place, int column) const
{
    if (place.level == Level::Table) {
        const Group &group = m_groups[place.group];
        return column == WhatColumn  ? tableName(group.table)
            : column == ChangeColumn ? qtext(grouped(static_cast<std::int64_t>(group.end - group.first)))
                                     : QString();
    }
    const ComparedRow &row = rowAt(place);
    if (place.level == Level::Field) {
        const ComparedField &field = row.fields[place.field];
        switch (column) {
        case WhatColumn: return qtext(field.label);
        case ChangeColumn: return qtext(label(field.word));
        case HereColumn: return qtext(field.before);
        default: return qtext(field.after);
        }
    }
    switch (column) {
    case WhatColumn:
        return row.where.empty() ? qtext(row.name)
                                 : QString(qtext(row.name) % QStringLiteral("  ·  ") % qtext(row.where));
    case ChangeColumn: return qtext(label(row.word));
    default: break;
    }
    if (row.fields.empty()) {
        return (row.word == ChangeWord::Added) == (column == ThereColumn) ? tr("there is one") : QString();
    }
    if (row.fields.size() > 1) {
        return column == HereColumn ? fieldNames(row) : QString();
    }
    const ComparedField &only = row.fields.front();
    const QString value = qtext(column == HereColumn ? only.before : only.after);
    return column == HereColumn
        ? QString(qtext(only.label) % QStringLiteral(": ") % (value.isEmpty() ? tr("none") : value))
        : value.isEmpty() ? tr("none")
                          : value;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Place place = placeOf(index);
    switch (role) {
    case Qt::DisplayRole: return display(place, index.column());
    case Qt::CheckStateRole: return m_checkable && index.column() == WhatColumn ? checkState(place) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: return place.level == Level::Table ? QVariant() : qtext(rowAt(place).sentence);
    case EntityRole: return QVariant::fromValue(entityAt(index));
    case SearchRole: return place.level == Level::Table ? QString() : qtext(rowAt(place).sentence);
    case ChangeWordRole:
        return place.level == Level::Table ? QVariant()
            : place.level == Level::Row    ? static_cast<int>(rowAt(place).word)
                                           : static_cast<int>(rowAt(place).fields[place.field].word);
    default: return {};
    }
}

bool ComparisonModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !m_checkable) {
        return false;
    }
    const Place place = placeOf(index);
    const auto [first, end] = marksOf(place);
    const bool taken = value.toInt() != Qt::Unchecked;
    std::fill(m_taken.begin() + static_cast<std::ptrdiff_t>(first), m_taken.begin() + static_cast<std::ptrdiff_t>(end),
              taken);
    for (QModelIndex at = index.siblingAtColumn(WhatColumn); at.isValid(); at = at.parent()) {
        Q_EMIT dataChanged(at, at, {Qt::CheckStateRole});
    }
    std::vector<QModelIndex> waiting{index.siblingAtColumn(WhatColumn)};
    while (!waiting.empty()) {
        const QModelIndex above = waiting.back();
        waiting.pop_back();
        if (const int below = rowCount(above); below > 0) {
            Q_EMIT dataChanged(this->index(0, WhatColumn, above), this->index(below - 1, WhatColumn, above),
                               {Qt::CheckStateRole});
            if (placeOf(above).level == Level::Table) {
                for (int row = 0; row < below; ++row) {
                    waiting.push_back(this->index(row, WhatColumn, above));
                }
            }
        }
    }
    Q_EMIT takenChanged();
    return true;
}

Qt::ItemFlags ComparisonModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags basic = QAbstractItemModel::flags(index);
    return m_checkable && index.isValid() && index.column() == WhatColumn ? basic | Qt::ItemIsUserCheckable : basic;
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case WhatColumn: return tr("What differs");
    case ChangeColumn: return tr("Change");
    case HereColumn: return tr("Here");
    case ThereColumn: return tr("There");
    default: return {};
    }
}

} // namespace gigaplan
