// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace gigaplan {

/// Asks with a headline, what it means, and named answers of which the first is the default; the position of the chosen
/// one, or -1 where the user declines (Cancel, Escape, closing). `name` is the dialog's object name.
int ask(QWidget *window, const QString &name, const QString &headline, const QString &explanation,
        const QStringList &answers);

} // namespace gigaplan
