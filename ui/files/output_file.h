// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <QString>

#include <string>

class QWidget;

namespace gigaplan {

/// Writes a file that the user chose, in place of the one that is there: `headline` and why where it could not be made
/// or written, what of the old one could not be kept where it was. True where it was written.
bool writeOrTell(const QString &file, const QString &headline, const Result<std::string> &content, QWidget *window);

} // namespace gigaplan
