// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/table_painter.h"

#include "model/words/labels.h"
#include "ui/paint/theme.h"
#include "ui/paint/wrapped_text.h"

namespace gigaplan {

namespace {

constexpr double kPadding = 4;
constexpr double kGap = 10; ///< between columns
constexpr int kMostCellLines = 12; ///< of a cell, so that a row fits on a page

QFont cellFont()
{
    QFont font = Theme::font(TextSize::Small);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont headerFont()
{
    QFont font = cellFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

TablePainter::TablePainter(const ReportTable &table, double width) : m_table(table)
{
    double shares = 0;
    for (const auto &column : table.columns) {
        shares += column.share;
    }
    double left = 0;
    for (const auto &column : table.columns) {
        m_lefts.push_back(left);
        left += width * column.share / shares;
    }
    m_lefts.push_back(width + kGap);
}

QRectF TablePainter::cell(std::size_t column, double top, double height) const
{
    return {m_lefts[column], top + kPadding, m_lefts[column + 1] - m_lefts[column] - kGap, height - 2 * kPadding};
}

double TablePainter::textHeight(const std::string &text, std::size_t column, const QFont &font) const
{
    return WrappedText(qtext(text), font, cell(column, 0, 0).width(), kMostCellLines).height() + 2 * kPadding;
}

double TablePainter::headerHeight() const
{
    double height = 0;
    for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
        height = std::max(height, textHeight(m_table.columns[i].title, i, headerFont()));
    }
    return height;
}

double TablePainter::rowHeight(std::size_t row) const
{
    double height = 0;
    for (std::size_t i = 0; i < m_table.rows[row].size(); ++i) {
        height = std::max(height, textHeight(m_table.rows[row][i], i, cellFont()));
    }
    return height;
}

std::size_t TablePainter::fit(std::size_t first, double height) const
{
    double used = headerHeight();
    std::size_t row = first;
    while (row < m_table.rows.size()) {
        used += rowHeight(row);
        if (used > height && row > first) {
            break;
        }
        ++row;
    }
    return row;
}

void TablePainter::paint(QPainter &painter, const QPointF &topLeft, std::size_t first, std::size_t end) const
{
    const Theme theme = Theme::print();
    painter.save();
    painter.translate(topLeft);
    const double width = m_lefts.back() - kGap;
    const auto paintRow = [&](const auto &textOf, const QFont &font, const QColor &colour, double top, double height) {
        painter.setPen(colour);
        for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
            const Qt::Alignment side = m_table.columns[i].number ? Qt::AlignRight : Qt::AlignLeft;
            const QRectF room = cell(i, top, height);
            WrappedText(qtext(textOf(i)), font, room.width(), kMostCellLines).paint(painter, room.topLeft(), side);
        }
        painter.setPen(theme.hairlinePen());
        painter.drawLine(QPointF(0, top + height), QPointF(width, top + height));
    };
    double top = headerHeight();
    paintRow([&](std::size_t i) { return m_table.columns[i].title; }, headerFont(), theme.quietText, 0, top);
    for (std::size_t row = first; row < end; ++row) {
        const double height = rowHeight(row);
        const auto &cells = m_table.rows[row];
        paintRow([&](std::size_t i) { return i < cells.size() ? cells[i] : std::string(); }, cellFont(), theme.text,
                 top, height);
        top += height;
    }
    painter.restore();
}

} // namespace gigaplan
