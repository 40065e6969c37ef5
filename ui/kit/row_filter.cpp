// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/row_filter.h"

#include "model/items/roles.h"
#include "model/plan/natural_order.h"

#include <algorithm>

namespace gigaplan {

RowFilter::RowFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
}

void RowFilter::setWords(const QString &typed)
{
    QStringList words;
    for (const QString &word : typed.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        // "hall 2" means that hall, not any hall with a 2 somewhere.
        if (!words.isEmpty() && word.front().isDigit()) {
            words.back().append(QLatin1Char(' ') + word);
        } else {
            words.append(word);
        }
    }
    if (words != m_words) {
        m_words = words;
        invalidateFilter();
    }
}

void RowFilter::setSeverities(unsigned bits)
{
    if (bits != m_severities) {
        m_severities = bits;
        invalidateFilter();
    }
}

bool RowFilter::matches(const QModelIndex &sourceIndex) const
{
    if (m_words.isEmpty()) {
        return true;
    }
    const QString text = sourceIndex.data(SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool RowFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty() && m_severities == ~0u) {
        return true;
    }
    const QModelIndex at = sourceModel()->index(row, 0, parent);
    const QVariant severity = at.data(SeverityRole);
    return (!severity.isValid() || (m_severities >> severity.toUInt() & 1u) != 0) && matches(at);
}

bool RowFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(SortRole);
    const QVariant b = right.data(SortRole);
    const auto absent = [](const QVariant &value) {
        return !value.isValid() || (value.typeId() == QMetaType::QString && value.toString().isEmpty());
    };
    if (absent(a) || absent(b)) {
        return absent(a) == absent(b) ? false : absent(b) == (sortOrder() == Qt::AscendingOrder);
    }
    if (a.typeId() == QMetaType::QString) {
        return compareNaturally(a.toString().toStdString(), b.toString().toStdString()) < 0;
    }
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace gigaplan
