// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/themed_delegate.h"

namespace gigaplan {

/// Paints the titles of pages in the list of the help.
class PageDelegate final : public ThemedDelegate {
    Q_OBJECT

public:
    using ThemedDelegate::ThemedDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace gigaplan
