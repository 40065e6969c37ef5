// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace gigaplan {

/// Has the application speak the language of the locale, the window and Qt's own texts, where a `gigaplan_LANGUAGE.qm` lies in
/// `gigaplan/translations` under a data directory of the system or the user. Else the window is English. To be called
/// before the first window; what the command line prints is English always.
void installTranslations(const QLocale &locale);

} // namespace gigaplan
