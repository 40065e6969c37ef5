// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/object_file.h"

#include <QJsonDocument>

#include <fstream>

namespace gigaplan::session {

std::optional<QJsonObject> readObject(const std::filesystem::path &file)
{
    constexpr std::size_t kMostBytes = 64 << 10;
    std::ifstream in(file, std::ios::binary);
    std::string bytes(kMostBytes, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(bytes));
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

QString pathToText(const std::filesystem::path &path)
{
    return QString::fromLatin1(QByteArray::fromStdString(path.string()).toPercentEncoding("/ "));
}

std::filesystem::path pathFromText(const QString &text)
{
    return QByteArray::fromPercentEncoding(text.toLatin1()).toStdString();
}

} // namespace gigaplan::session
