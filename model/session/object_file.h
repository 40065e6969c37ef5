// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <filesystem>
#include <optional>

namespace gigaplan::session {

/// The object in a small JSON file; nothing where there is none or it cannot be read completely.
std::optional<QJsonObject> readObject(const std::filesystem::path &file);

/// A path as ASCII and back: names of files are bytes, of any encoding or none.
QString pathToText(const std::filesystem::path &path);
std::filesystem::path pathFromText(const QString &text);

} // namespace gigaplan::session
