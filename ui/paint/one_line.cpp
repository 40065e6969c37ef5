// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/one_line.h"

#include <algorithm>

namespace gigaplan {

namespace {

bool isBreakOrControl(QChar c)
{
    return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

bool turnsDirection(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

QString oneLine(QString text)
{
    const bool isPlain =
        std::none_of(text.cbegin(), text.cend(), [](QChar c) { return isBreakOrControl(c) || turnsDirection(c); });
    if (isPlain) {
        return text;
    }
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    QString out;
    for (const QChar c : std::as_const(text)) {
        if (!turnsDirection(c)) {
            out += isBreakOrControl(c) ? QChar(QLatin1Char(' ')) : c;
        }
    }
    return out;
}

} // namespace gigaplan
