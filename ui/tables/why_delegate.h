// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/themed_delegate.h"

namespace gigaplan {

/// Paints the answer to "why then?": headings, steps as stations on a line, each with its reason beneath, and facts.
/// Texts are wrapped to the view's width.
class WhyDelegate final : public ThemedDelegate {
    Q_OBJECT

public:
    using ThemedDelegate::ThemedDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintStation(QPainter &painter, const QRect &rect, const QModelIndex &index) const;
};

} // namespace gigaplan
