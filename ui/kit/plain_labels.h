// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace gigaplan {

/// Watches over all labels of the application: one that was not told otherwise shows its text as it is, because a plan's
/// names are no markup, neither in tool tips; a tool tip wider than can be read gets lines, which Qt gives to markup only.
class PlainLabels : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void wrap(QLabel &tip);
};

} // namespace gigaplan
