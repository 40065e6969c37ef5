// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/tornado_painter.h"

#include "ui/paint/one_line.h"
#include "ui/paint/painter_scope.h"
#include "ui/paint/wrapped_text.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

constexpr double kMostLabel = 0.46; ///< of the width
constexpr double kNarrow = 480, kLabelLine = 18;
constexpr double kTornadoTitle = 28; ///< with one line
constexpr int kTitleLines = 3;
constexpr double kEarly = 0.62, kLate = -0.62; ///< places on the diverging ramp

QFont plain()
{
    return Theme::font(TextSize::Small);
}

/// "+61", "−4.2": three digits at a glance.
QString daysText(double days)
{
    const double size = std::abs(days);
    const QString number = QString::number(size, 'f', size < 9.95 ? 1 : 0);
    return (days < 0 ? QStringLiteral("−") : QStringLiteral("+")) + number;
}

QString exactDays(double days)
{
    return (days < 0 ? QStringLiteral("−") : QStringLiteral("+")) + QString::number(std::abs(days), 'f', 1)
        + QStringLiteral(" days");
}

double labelWidth(const TornadoEntry &entry)
{
    const QFontMetricsF metrics(plain());
    const double detail = entry.detail.isEmpty() ? 0 : space::kSmall + metrics.horizontalAdvance(entry.detail);
    return std::ceil(metrics.horizontalAdvance(entry.name) + detail) + space::kSmall;
}

double numberWidth()
{
    return std::ceil(QFontMetricsF(plain()).horizontalAdvance(QStringLiteral("−1,000"))) + space::kSmall;
}

void text(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &words)
{
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, words);
}

void paintLabel(QPainter &painter, const TornadoEntry &entry, QRectF rect, bool selected, const Theme &theme)
{
    painter.setFont(Theme::font(TextSize::Small, selected ? QFont::DemiBold : QFont::Normal));
    const QFontMetricsF metrics(painter.font());
    painter.setPen(theme.text);
    const QString name = metrics.elidedText(oneLine(entry.name), Qt::ElideRight, rect.width());
    text(painter, rect, Qt::AlignLeft | Qt::AlignVCenter, name);
    rect.setLeft(rect.left() + metrics.horizontalAdvance(name) + space::kSmall);
    if (rect.width() > space::kHuge) {
        painter.setFont(plain());
        painter.setPen(theme.quietText);
        text(painter, rect, Qt::AlignLeft | Qt::AlignVCenter,
             QFontMetricsF(plain()).elidedText(oneLine(entry.detail), Qt::ElideRight, rect.width()));
    }
}

/// From the mean to where the factor takes the date; the colour says early or late, the side does too.
void paintSide(QPainter &painter, const TornadoLayout &layout, const QRectF &bar, double days, const Theme &theme)
{
    const double zero = std::round(layout.xOf(0)), end = std::round(layout.xOf(days));
    painter.fillRect(QRectF(QPointF(std::min(zero, end), bar.top()), QPointF(std::max(zero, end), bar.bottom())),
                     theme.diverging(days < 0 ? kEarly : kLate));
}

/// Behind the bars only, so that no line runs through a name above one.
void paintGrid(QPainter &painter, const TornadoLayout &layout, std::size_t rows, const Theme &theme)
{
    for (const double value : layout.ticks().values) {
        const double x = std::round(layout.xOf(value));
        painter.setPen(Theme::hairlinePen(value == 0 ? mixed(theme.hairline, theme.text, 0.5) : theme.hairline));
        for (std::size_t i = 0; i < rows; ++i) {
            const QRectF row = layout.row(i);
            const double top = layout.rowHeight() > space::kRow ? layout.bar(i).top() - 2 : row.top();
            painter.drawLine(QPointF(x, top), QPointF(x, row.bottom()));
        }
    }
}

void paintNumbers(QPainter &painter, const TornadoLayout &layout, const QRectF &bar, const TornadoEntry &entry,
                  const Theme &theme)
{
    painter.setFont(plain());
    painter.setPen(theme.text);
    const double least = std::min({entry.low, entry.high, 0.0}), most = std::max({entry.low, entry.high, 0.0});
    const double width = numberWidth();
    if (least < 0) {
        text(painter, QRectF(layout.xOf(least) - width, bar.top(), width - space::kTiny, bar.height()),
             Qt::AlignRight | Qt::AlignVCenter, daysText(least));
    }
    if (most > 0) {
        text(painter, QRectF(layout.xOf(most) + space::kTiny, bar.top(), width, bar.height()),
             Qt::AlignLeft | Qt::AlignVCenter, daysText(most));
    }
}

} // namespace

TornadoLayout::TornadoLayout(const TornadoPicture &picture, double width) : m_picture(picture), m_width(width)
{
    double label = 0, low = 0, high = 0;
    for (const TornadoEntry &entry : picture.entries) {
        label = std::max(label, labelWidth(entry));
        low = std::min({low, entry.low, entry.high});
        high = std::max({high, entry.low, entry.high});
    }
    m_isStacked = width < kNarrow && label > width * kMostLabel / 2;
    m_left = (m_isStacked ? 0 : std::ceil(std::min(label, width * kMostLabel))) + numberWidth();
    m_right = std::max(m_left + 24, width - numberWidth());
    m_ticks = valueTicks(low, high, std::clamp(static_cast<int>((m_right - m_left) / 72), 2, 8));
    // Bars use the whole room: the axis ends where the widest does, not at a round number.
    const double margin = (high - low) * 0.02;
    m_ticks.values.erase(std::remove_if(m_ticks.values.begin(), m_ticks.values.end(),
                                        [&](double value) { return value < low - margin || value > high + margin; }),
                         m_ticks.values.end());
    m_low = low;
    m_high = std::max(high, low + 1e-9);
}

double TornadoLayout::height() const
{
    return rowHeight() * static_cast<double>(m_picture.entries.size());
}

QRectF TornadoLayout::row(std::size_t index) const
{
    return {0, rowHeight() * static_cast<double>(index), m_width, rowHeight()};
}

QRectF TornadoLayout::label(std::size_t index) const
{
    const QRectF whole = row(index);
    return m_isStacked ? QRectF(whole.left(), whole.top(), whole.width(), kLabelLine)
                       : QRectF(whole.left(), whole.top(), m_left - numberWidth(), whole.height());
}

QRectF TornadoLayout::bar(std::size_t index) const
{
    const TornadoEntry &entry = m_picture.entries[index];
    const double from = xOf(std::min({entry.low, entry.high, 0.0})), to = xOf(std::max({entry.low, entry.high, 0.0}));
    const QRectF whole = row(index);
    const double top = m_isStacked ? whole.top() + kLabelLine : whole.center().y() - space::kBar / 2.0;
    return {from, top, to - from, space::kBar};
}

double TornadoLayout::xOf(double days) const
{
    return m_left + (days - m_low) / (m_high - m_low) * (m_right - m_left);
}

int TornadoLayout::rowAt(double y) const
{
    const int index = static_cast<int>(std::floor(y / rowHeight()));
    return y >= 0 && index < static_cast<int>(m_picture.entries.size()) ? index : -1;
}

void paintTornadoAxis(QPainter &painter, const TornadoPicture &picture, const QRectF &room, const Theme &theme)
{
    const PainterScope scope(painter);
    const TornadoLayout layout(picture, room.width());
    painter.setFont(plain());
    painter.setPen(theme.quietText);
    const double line = QFontMetricsF(plain()).height();
    const QRectF unit(room.left(), room.top(), room.width(), line);
    text(painter, unit, Qt::AlignLeft | Qt::AlignVCenter,
         QFontMetricsF(plain()).elidedText(picture.axis, Qt::ElideRight, unit.width()));
    for (const double value : layout.ticks().values) {
        const double x = std::round(room.left() + layout.xOf(value));
        text(painter, QRectF(x - 40, room.top() + TornadoLayout::kAxisHeight - line - 2, 80, line), Qt::AlignCenter,
             value == 0 ? QStringLiteral("0")
                        : QString((value < 0 ? QStringLiteral("−") : QStringLiteral("+"))
                                  + layout.ticks().label(std::abs(value))));
    }
}

void paintTornadoRows(QPainter &painter, const TornadoPicture &picture, const QRectF &room, double offset,
                      const TornadoLight &light, const Theme &theme)
{
    const PainterScope scope(painter, room);
    const TornadoLayout layout(picture, room.width());
    painter.translate(room.left(), room.top() - offset);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto isSelected = [&](EntityRef ref) {
        return ref && std::find(light.selected.begin(), light.selected.end(), ref) != light.selected.end();
    };
    for (std::size_t i = 0; i < picture.entries.size(); ++i) {
        const QRectF row = layout.row(i);
        if (isSelected(picture.entries[i].ref)) {
            painter.fillRect(row, theme.selected);
        } else if (static_cast<int>(i) == light.hovered) {
            painter.fillRect(row, theme.hover);
        }
    }
    paintGrid(painter, layout, picture.entries.size(), theme);
    for (std::size_t i = 0; i < picture.entries.size(); ++i) {
        const TornadoEntry &entry = picture.entries[i];
        const QRectF bar = layout.bar(i);
        paintSide(painter, layout, bar, entry.low, theme);
        paintSide(painter, layout, bar, entry.high, theme);
        paintNumbers(painter, layout, bar, entry, theme);
        paintLabel(painter, entry, layout.label(i), isSelected(entry.ref), theme);
        if (static_cast<int>(i) == light.current) {
            painter.setPen(Theme::hairlinePen(theme.accent));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(layout.row(i).adjusted(0, 0, -1, -1));
        }
    }
}

void paintTornado(QPainter &painter, const TornadoPicture &picture, const QRectF &room, const Theme &theme)
{
    const PainterScope scope(painter);
    const WrappedText title(picture.title, Theme::font(TextSize::Heading, QFont::DemiBold), room.width(), kTitleLines);
    painter.setPen(theme.text);
    title.paint(painter, room.topLeft());
    const QRectF body = room.adjusted(0, kTornadoTitle + title.excess(), 0, 0);
    if (picture.entries.empty()) {
        painter.setFont(Theme::font());
        painter.setPen(theme.quietText);
        painter.drawText(body, static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, picture.empty);
        return;
    }
    const double fitting =
        std::floor((body.height() - TornadoLayout::kAxisHeight) / TornadoLayout(picture, body.width()).rowHeight());
    TornadoPicture shown = picture;
    shown.entries.resize(std::min(shown.entries.size(), static_cast<std::size_t>(std::max(1.0, fitting))));
    paintTornadoAxis(painter, shown, body, theme);
    paintTornadoRows(painter, shown, body.adjusted(0, TornadoLayout::kAxisHeight, 0, 0), 0, {}, theme);
}

Readout tornadoReadout(const TornadoEntry &entry)
{
    const bool happens = entry.happensOrNot;
    Readout readout;
    readout.title = entry.name;
    readout.lines = {
        {happens ? QStringLiteral("Where it does not happen") : QStringLiteral("Lowest tenth of the trials"),
         exactDays(entry.low)},
        {happens ? QStringLiteral("Where it happens") : QStringLiteral("Highest tenth of the trials"),
         exactDays(entry.high)},
        {QStringLiteral("Swing"), QString::number(std::abs(entry.high - entry.low), 'f', 1) + QStringLiteral(" days")},
        {QStringLiteral("Standard error by chance"), QString::number(entry.error, 'f', 1) + QStringLiteral(" days")}};
    const bool saysMore = entry.detail.compare(entry.kind, Qt::CaseInsensitive) != 0 && !entry.detail.isEmpty();
    readout.note = saysMore ? QString(entry.kind + QStringLiteral(": ") + entry.detail) : entry.kind;
    return readout;
}

} // namespace gigaplan
