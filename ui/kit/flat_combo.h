// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace gigaplan {

/// A choice in a flat bar: the small mark of a menu instead of the style's button, whose frame would stand out.
class FlatCombo final : public QComboBox {
    Q_OBJECT

public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace gigaplan
