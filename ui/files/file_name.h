// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>

namespace gigaplan {

/// A file's name as the window's text, and back without loss: a byte that is not UTF-8 becomes half a surrogate pair,
/// which no text has.
QString fileText(const std::filesystem::path &path);
std::filesystem::path pathOf(const QString &file);

} // namespace gigaplan
