// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report.h"
#include "ui/paint/wrapped_text.h"

#include <QPageLayout>
#include <QPainter>

#include <functional>

namespace gigaplan {

/// Draws one named drawing into a rectangle.
using DrawingPainter = std::function<void(const ReportDrawing &, QPainter &, const QRectF &)>;

/// A drawing that takes several pages, such as a long timeline: how many, given the space on each, and one of them.
struct PagedPainter {
    std::function<int(const QSizeF &)> pageCount;
    std::function<void(int page, QPainter &, const QRectF &)> paint;
};

/// A report laid out in pages, any of which can be painted alone: printer, PDF and preview share it, and a preview never
/// holds more than the page that it shows. One unit of the painter is 1/96 inch.
class ReportPages {
public:
    static constexpr int kUnitsPerInch = 96;

    ReportPages(Report report, DrawingPainter drawings, PagedPainter timeline, const QPageLayout &layout);

    int count() const { return static_cast<int>(m_pages.size()); }
    QSizeF pageSize() const { return m_page; } ///< the whole sheet, in units
    /// Paints page `index` with its header and footer; the painter's origin is the sheet's upper left corner.
    void paint(int index, QPainter &painter) const;

private:
    struct Page {
        std::size_t section = 0;
        std::size_t part = 0; ///< first table row, or page of a paged drawing
        std::size_t end = 0; ///< after the last table row
    };
    void layOut();
    void layOutTable(std::size_t section, const ReportTable &table);
    QRectF body() const;
    QRectF content(const Page &page) const;
    WrappedText runningTitle() const;
    WrappedText titleOf(const ReportSection &section, const Page &page) const;
    WrappedText paragraphOf(const ReportSection &section) const;
    static bool hasParagraph(const ReportSection &section, const Page &page)
    {
        return !section.text.empty() && page.part == 0;
    }
    void paintFrame(int index, QPainter &painter) const;
    void paintTitle(QPainter &painter, const ReportSection &section, const Page &page) const;
    void paintCover(QPainter &painter, const ReportFigures &figures) const;

    Report m_report;
    DrawingPainter m_drawings;
    PagedPainter m_timeline;
    QSizeF m_page;
    QRectF m_printable;
    double m_header = 0; ///< height of the running title with the space below it
    std::vector<Page> m_pages;
};

} // namespace gigaplan
