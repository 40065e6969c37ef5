// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/themed_delegate.h"

namespace gigaplan {

/// Rows of one height with a hairline under them; subclasses define their content.
class HairlineDelegate : public ThemedDelegate {
public:
    /// `padding` pixels are added to the width that an item needs.
    explicit HairlineDelegate(QObject *parent, int padding = space::kSmall);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintHairline(QPainter &painter, const QRect &rect) const;

private:
    int m_padding;
};

} // namespace gigaplan
