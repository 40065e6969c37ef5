// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace gigaplan {

/// Where to write a file of one or several formats. The name always ends in one of `suffixes` (without a point; the first
/// one, or that of the chosen filter, where the user typed none of them), and the user has confirmed replacing an
/// existing file of that name. Empty: nowhere.
QString askSaveTarget(QWidget *window, const QString &title, const QString &suggestion, const QString &filter,
                      const QStringList &suffixes);

} // namespace gigaplan
