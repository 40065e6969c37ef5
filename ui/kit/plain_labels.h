// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace gigaplan {

/// Watches all labels of the application: unless set otherwise, a label shows its text as it is, because a plan's names
/// are not markup. The same holds for tool tips; a tool tip too wide to read is broken into lines, which Qt does for
/// markup only.
class PlainLabels : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void wrap(QLabel &tip);
};

} // namespace gigaplan
