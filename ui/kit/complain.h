// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace gigaplan {

/// Says in a dialog what was not done, and why.
void complain(QWidget *window, const QString &headline, const QString &why);

} // namespace gigaplan
