// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace gigaplan {

/// Keeps rows whose SearchRole text holds every typed word (a number belongs to the word before it), and sorts by
/// SortRole: numbers by value, texts in natural order, absent values last in both directions. Without words nothing is
/// looked up.
class RowFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RowFilter(QObject *parent = nullptr);

    void setWords(const QString &typed);
    bool hasWords() const { return !m_words.isEmpty(); }
    bool matches(const QModelIndex &sourceIndex) const;
    /// Severities to show, as bits; for findings only.
    void setSeverities(unsigned bits);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
    unsigned m_severities = ~0u;
};

} // namespace gigaplan
