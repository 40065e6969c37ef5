// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/wrapped_text.h"

#include "ui/paint/one_line.h"

#include <QFontMetricsF>
#include <QRegularExpression>
#include <QTextLayout>

#include <algorithm>

namespace gigaplan {

namespace {

constexpr qsizetype kLongestLine = 2'000; ///< characters; on no paper are there more in a line

/// Lines of their own between line breaks as QTextLayout has them, and no longer than what the lines can hold.
QString prepared(QString text, int mostLines)
{
    if (const qsizetype most = kLongestLine * mostLines; text.size() > most) {
        text.truncate(text[most - 1].isHighSurrogate() ? most - 1 : most);
    }
    static const QRegularExpression breaks(QStringLiteral("\\r\\n|[\\n\\r\\x{2028}\\x{2029}]"));
    QStringList lines = text.split(breaks);
    std::transform(lines.begin(), lines.end(), lines.begin(), [](const QString &line) { return oneLine(line); });
    return lines.join(QChar(QChar::LineSeparator));
}

} // namespace

WrappedText::WrappedText(QString text, const QFont &font, double width, int mostLines) : m_font(font), m_width(width)
{
    text = prepared(std::move(text), std::max(1, mostLines));
    const QFontMetricsF metrics(font);
    if (!text.contains(QChar::LineSeparator) && metrics.horizontalAdvance(text) <= width) {
        m_lines.append(text);
        return;
    }
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const bool isLast = lines() + 1 >= mostLines;
        QString words = isLast ? text.mid(line.textStart()) : text.mid(line.textStart(), line.textLength());
        words.replace(QChar::LineSeparator, QLatin1Char(' '));
        words = std::move(words).trimmed();
        if (isLast) {
            m_lines.append(metrics.elidedText(words, Qt::ElideRight, width));
            break;
        }
        m_lines.append(words);
    }
    layout.endLayout();
    if (m_lines.isEmpty()) {
        m_lines.append(QString());
    }
}

double WrappedText::lineHeight() const
{
    return QFontMetricsF(m_font).lineSpacing();
}

void WrappedText::paint(QPainter &painter, const QPointF &topLeft, Qt::Alignment side) const
{
    painter.setFont(m_font);
    const int flags = static_cast<int>(side | Qt::AlignTop) | Qt::TextSingleLine | Qt::TextDontClip;
    QRectF line(topLeft, QSizeF(m_width, lineHeight()));
    for (const QString &words : m_lines) {
        painter.drawText(line, flags, words);
        line.translate(0, line.height());
    }
}

} // namespace gigaplan
