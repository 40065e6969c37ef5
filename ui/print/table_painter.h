// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report.h"

#include <QPainter>

namespace gigaplan {

/// Lays out and paints a report's table on paper: wrapped cells, a repeated header, hairlines between rows.
class TablePainter {
public:
    TablePainter(const ReportTable &table, double width);

    double headerHeight() const;
    double rowHeight(std::size_t row) const;
    /// The row after the last that fits below the header in `height`, at least one.
    std::size_t fit(std::size_t first, double height) const;
    void paint(QPainter &painter, const QPointF &topLeft, std::size_t first, std::size_t end) const;

private:
    QRectF cell(std::size_t column, double top, double height) const;
    double textHeight(const std::string &text, std::size_t column, const QFont &font) const;

    const ReportTable &m_table;
    std::vector<double> m_lefts; ///< one more than columns
};

} // namespace gigaplan
