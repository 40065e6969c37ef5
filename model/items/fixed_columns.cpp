// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/fixed_columns.h"

namespace gigaplan {

QVariant FixedColumns::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return headers().value(section);
    }
    if (role == Qt::ToolTipRole) {
        const QString hint = hintOf(section);
        return hint.isNull() ? QVariant() : hint;
    }
    const Qt::Alignment alignment = role == Qt::TextAlignmentRole ? alignmentOf(section) : Qt::Alignment();
    return alignment ? QVariant(static_cast<int>(alignment)) : QVariant();
}

QString FixedColumns::hintOf(int) const
{
    return {};
}

Qt::Alignment FixedColumns::alignmentOf(int) const
{
    return {};
}

} // namespace gigaplan
