// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace gigaplan {

/// Where to write a file of one format. The name always ends in `suffix` (without a point), and whoever chooses a file
/// that exists has been asked about it under that name. Empty: nowhere.
QString askSaveTarget(QWidget *window, const QString &title, const QString &suggestion, const QString &filter,
                      const QString &suffix);

} // namespace gigaplan
