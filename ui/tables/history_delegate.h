// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/themed_delegate.h"

namespace gigaplan {

/// Paints a step of a history on two lines: what was done, and beneath it why, who and when. The current point has a
/// mark and a strong name; what is undone and what cannot be jumped to is in quiet ink; the last save has a word.
class HistoryDelegate final : public ThemedDelegate {
    Q_OBJECT

public:
    using ThemedDelegate::ThemedDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int paintSaved(QPainter &painter, const QRect &rect) const; ///< returns its left end
};

} // namespace gigaplan
