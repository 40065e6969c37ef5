// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "model/words/qtext.h"

#include <QMetaType>
#include <QString>
#include <QVariant>

#include <string_view>

namespace gigaplan {

/// The roles of every model's items beyond Qt's own. Models state facts; colours and fonts are the views'.
enum ItemRole {
    EntityRole =
        Qt::UserRole + 1, ///< gigaplan::EntityRef: the row (or the target of a reference) that an item is about
    SortRole, ///< a raw value of one type per column: numbers, days, minutes or text
    PlainTextRole, ///< QString for spreadsheets: ungrouped numbers, ISO dates
    SearchRole, ///< QString, what a filter looks in; the same in every column of a row
    FieldTableRole, ///< int TableId of the field that an item edits; invalid: not a field
    FieldIndexRole, ///< int position of that field in its description
    SeverityRole, ///< int Severity of a finding
    DayRole, ///< int days since 1970 of a date; invalid: none or never
    EntryKindRole, ///< int InspectorModel::EntryKind
    UnitRole, ///< QString unit symbol, empty: none
    DepthRole, ///< int: how deep a task is in the outline; invalid: not in one
    HasSourcesRole, ///< bool: the tool tip names where the figure comes from
};

/// The entity in an item's data; none where there is none.
inline EntityRef entityOf(const QVariant &data)
{
    return data.value<EntityRef>();
}

} // namespace gigaplan
