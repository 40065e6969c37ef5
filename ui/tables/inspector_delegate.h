// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/value_delegate.h"

namespace gigaplan {

/// Paints the inspector's entries: headings, label and value followed by its unit, and sources and notes as wrapped
/// text under a small label.
class InspectorDelegate final : public ValueDelegate {
    Q_OBJECT

public:
    using ValueDelegate::ValueDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Height of the entry in a row, in pixels, for the panel's width.
    int heightOf(const QModelIndex &index, int width) const;

private:
    void paintHeading(QPainter &painter, const QRect &rect, const QString &text) const;
    void paintLabel(QPainter &painter, const QRect &rect, const QModelIndex &index) const;
    void paintValue(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

/// Whether the entry is text over the whole width: a source or a note.
bool isWideEntry(const QModelIndex &index);

} // namespace gigaplan
