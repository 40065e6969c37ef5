// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_name.h"

#include "model/base/text.h"

#include <string_view>

namespace gigaplan {

namespace {

constexpr char16_t kBytes = 0xDC00; ///< bytes from 0x80 on come after it

std::size_t characterAt(std::string_view bytes, std::size_t at)
{
    for (std::size_t length = 1; length <= 4 && at + length <= bytes.size(); ++length) {
        if (isPlainText(bytes.substr(at, length))) {
            return length;
        }
    }
    return 0;
}

} // namespace

QString fileText(const std::filesystem::path &path)
{
    const std::string &bytes = path.native();
    QString text;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = characterAt(bytes, at);
        if (length == 0) {
            text += QChar(kBytes + static_cast<unsigned char>(bytes[at]));
            ++at;
            continue;
        }
        text += QString::fromUtf8(bytes.data() + at, static_cast<qsizetype>(length));
        at += length;
    }
    return text;
}

std::filesystem::path pathOf(const QString &file)
{
    std::string bytes;
    for (qsizetype at = 0; at < file.size(); ++at) {
        const char16_t unit = file[at].unicode();
        const bool isPair = file[at].isHighSurrogate() && at + 1 < file.size() && file[at + 1].isLowSurrogate();
        if (unit >= kBytes + 0x80 && unit <= kBytes + 0xFF) {
            bytes += static_cast<char>(unit - kBytes);
            continue;
        }
        bytes += file.mid(at, isPair ? 2 : 1).toUtf8().toStdString();
        at += isPair ? 1 : 0;
    }
    return bytes;
}

} // namespace gigaplan
