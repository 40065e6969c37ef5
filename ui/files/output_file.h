// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <QString>

#include <string>

class QWidget;

namespace gigaplan {

/// Writes a file that the user chose, replacing any existing one. Shows `headline` and the reason where it could not be
/// made or written, and what could not be kept of the old one where it was.
void writeOrTell(const QString &file, const QString &headline, const Result<std::string> &content, QWidget *window);

} // namespace gigaplan
