// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/readout_card.h"

#include "ui/paint/painter_scope.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gigaplan {

namespace {

constexpr double kCardLine = 18, kCardGap = 16, kCardArrow = 28, kPadding = space::kMedium, kNoteWidth = 280;

QFont titleFont()
{
    return Theme::font(TextSize::Body, QFont::DemiBold);
}
QFont lineFont()
{
    return Theme::font(TextSize::Small);
}
QFont changeFont()
{
    return Theme::font(TextSize::Small, QFont::DemiBold);
}

/// Widths of what, before, after, change.
std::array<double, 4> columnsOf(const Readout &readout)
{
    const QFontMetricsF plain(lineFont()), strong(changeFont());
    std::array<double, 4> widths{};
    for (const ReadoutLine &line : readout.lines) {
        widths[0] = std::max(widths[0], plain.horizontalAdvance(line.what));
        widths[1] = std::max(widths[1], plain.horizontalAdvance(line.before));
        widths[2] = std::max(widths[2], plain.horizontalAdvance(line.after));
        widths[3] = std::max(widths[3], strong.horizontalAdvance(line.change));
    }
    return widths;
}

QRectF noteRect(const Readout &readout, double width)
{
    return QFontMetricsF(lineFont()).boundingRect(QRectF(0, 0, width, 400), Qt::TextWordWrap, readout.note);
}

double contentWidth(const Readout &readout)
{
    const auto widths = columnsOf(readout);
    const double table =
        readout.lines.empty() ? 0 : widths[0] + widths[1] + widths[2] + widths[3] + 2 * kCardGap + kCardArrow;
    const double note = readout.note.isEmpty()
        ? 0
        : std::min(kNoteWidth, QFontMetricsF(lineFont()).horizontalAdvance(readout.note) + 2);
    return std::ceil(std::max({table, note, QFontMetricsF(titleFont()).horizontalAdvance(readout.title)}));
}

} // namespace

QRectF readoutRect(const Readout &readout, QPointF pointer, const QRectF &within)
{
    const double width = contentWidth(readout) + 2 * kPadding;
    double height = kCardLine + 2 * space::kSmall
        + (readout.lines.empty() ? 0 : space::kTiny + double(readout.lines.size()) * kCardLine);
    if (!readout.note.isEmpty()) {
        height += space::kTiny + std::ceil(noteRect(readout, width - 2 * kPadding).height());
    }
    QRectF card(pointer.x() + space::kLarge, pointer.y() + space::kHuge, width, height);
    if (card.right() > within.right() - space::kTiny) {
        card.moveRight(std::max(within.left() + width, within.right() - space::kTiny));
    }
    if (card.bottom() > within.bottom() - space::kTiny) {
        card.moveBottom(pointer.y() - space::kLarge);
    }
    card.moveTop(std::max(card.top(), within.top()));
    card.moveLeft(std::max(card.left(), within.left()));
    return {std::round(card.left()), std::round(card.top()), card.width(), card.height()};
}

void paintReadout(QPainter &painter, const Readout &readout, const QRectF &card, const Theme &theme)
{
    const PainterScope scope(painter);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.shadow);
    painter.drawRoundedRect(card.translated(0, 2), space::kCorner, space::kCorner);
    painter.setPen(QPen(theme.hairline, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), space::kCorner, space::kCorner);

    const double left = card.left() + kPadding, width = card.width() - 2 * kPadding;
    double top = card.top() + space::kSmall;
    painter.setFont(titleFont());
    painter.setPen(theme.text);
    painter.drawText(QRectF(left, top, width + 2, kCardLine), Qt::AlignLeft | Qt::AlignVCenter, readout.title);
    top += kCardLine + (readout.lines.empty() ? 0 : space::kTiny);

    const auto widths = columnsOf(readout);
    const double before = left + widths[0] + kCardGap, arrow = before + widths[1], after = arrow + kCardArrow,
                 change = after + widths[2] + kCardGap;
    for (const ReadoutLine &line : readout.lines) {
        const auto cell = [&](double x, double cellWidth, const QString &text, QColor colour, Qt::Alignment side) {
            painter.setPen(colour);
            painter.drawText(QRectF(x, top, cellWidth + 2, kCardLine), side | Qt::AlignVCenter, text);
        };
        painter.setFont(lineFont());
        cell(left, widths[0], line.what, theme.quietText, Qt::AlignLeft);
        cell(before, widths[1] - 2, line.before, theme.quietText, Qt::AlignRight);
        if (!line.after.isEmpty()) {
            cell(arrow, kCardArrow, QStringLiteral("→"), theme.quietText, Qt::AlignHCenter);
        }
        cell(after, widths[2] - 2, line.after, theme.text, Qt::AlignRight);
        painter.setFont(changeFont());
        const QColor verdict = line.verdict == ReadoutLine::Verdict::Worse
            ? mixed(theme.failed, theme.text, theme.isDark ? 0.25 : 0.15)
            : line.verdict == ReadoutLine::Verdict::Better ? theme.accent
                                                           : theme.text;
        cell(change, widths[3] - 2, line.change, verdict, Qt::AlignRight);
        top += kCardLine;
    }
    if (!readout.note.isEmpty()) {
        painter.setFont(lineFont());
        painter.setPen(readout.isWarning ? mixed(theme.failed, theme.text, 0.2) : theme.quietText);
        painter.drawText(QRectF(left, top + space::kTiny, width + 2, card.bottom() - top),
                         Qt::AlignLeft | Qt::TextWordWrap, readout.note);
    }
}

} // namespace gigaplan
