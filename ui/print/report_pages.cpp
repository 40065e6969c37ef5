// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/report_pages.h"

#include "model/words/labels.h"
#include "ui/paint/theme.h"
#include "ui/print/table_painter.h"

#include <QFontMetricsF>
#include <QObject>

#include <cmath>

namespace gigaplan {

namespace {

constexpr double kHeader = 28; ///< running title
constexpr double kFooter = 24; ///< page number
constexpr double kTitle = 40; ///< of a section
constexpr double kText = 22; ///< its paragraph
constexpr int kTitleLines = 3, kParagraphLines = 8, kCoverTitleLines = 5; ///< at most
constexpr double kRunningTitle = 0.6; ///< of the width
constexpr int kAcross = 3; ///< key figures side by side
constexpr double kCell = 86, kLabelTop = 36; ///< of a key figure

QFont paperFont(TextSize size, QFont::Weight weight = QFont::Normal)
{
    QFont font = Theme::font(size, weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

bool titlesItself(const ReportSection &section)
{
    const auto *drawing = std::get_if<ReportDrawing>(&section.content);
    return drawing && drawing->titlesItself;
}

} // namespace

ReportPages::ReportPages(Report report, DrawingPainter drawings, PagedPainter timeline, const QPageLayout &layout)
    : m_report(std::move(report)), m_drawings(std::move(drawings)), m_timeline(std::move(timeline))
{
    constexpr double perMillimetre = kUnitsPerInch / 25.4;
    const QRectF sheet = layout.fullRect(QPageLayout::Millimeter);
    const QRectF inner = layout.paintRect(QPageLayout::Millimeter);
    m_page = sheet.size() * perMillimetre;
    m_printable = QRectF(inner.topLeft() * perMillimetre, inner.size() * perMillimetre);
    m_header = kHeader + runningTitle().excess();
    layOut();
}

QRectF ReportPages::body() const
{
    return m_printable.adjusted(0, m_header, 0, -kFooter);
}

WrappedText ReportPages::runningTitle() const
{
    return {qtext(m_report.title), paperFont(TextSize::Small), m_printable.width() * kRunningTitle, kTitleLines};
}

WrappedText ReportPages::titleOf(const ReportSection &section, const Page &page) const
{
    const QString title = qtext(section.title);
    return {page.part > 0 ? QObject::tr("%1 (continued)").arg(title) : title,
            paperFont(TextSize::Title, QFont::DemiBold), m_printable.width(), kTitleLines};
}

WrappedText ReportPages::paragraphOf(const ReportSection &section) const
{
    return {qtext(section.text), paperFont(TextSize::Body), m_printable.width(), kParagraphLines};
}

QRectF ReportPages::content(const Page &page) const
{
    const ReportSection &section = m_report.sections[page.section];
    if (titlesItself(section)) {
        return body();
    }
    const double paragraph = hasParagraph(section, page) ? kText + paragraphOf(section).excess() : 0;
    return body().adjusted(0, kTitle + titleOf(section, page).excess() + paragraph, 0, 0);
}

void ReportPages::layOut()
{
    for (std::size_t i = 0; i < m_report.sections.size(); ++i) {
        const auto &what = m_report.sections[i].content;
        if (const auto *table = std::get_if<ReportTable>(&what)) {
            layOutTable(i, *table);
        } else if (const auto *drawing = std::get_if<ReportDrawing>(&what); drawing && drawing->takesPages) {
            const int pages = m_timeline.pageCount(content({i, 0, 0}).size());
            for (int page = 0; page < pages; ++page) {
                m_pages.push_back({i, static_cast<std::size_t>(page), 0});
            }
        } else {
            m_pages.push_back({i, 0, 0});
        }
    }
}

void ReportPages::layOutTable(std::size_t section, const ReportTable &table)
{
    const TablePainter painter(table, body().width());
    std::size_t first = 0;
    do {
        Page page{section, first, 0};
        page.end = painter.fit(first, content(page).height());
        m_pages.push_back(page);
        first = page.end;
    } while (first < table.rows.size());
}

void ReportPages::paint(int index, QPainter &painter) const
{
    const Page &page = m_pages[static_cast<std::size_t>(index)];
    const ReportSection &section = m_report.sections[page.section];
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(index, painter);
    if (const auto *figures = std::get_if<ReportFigures>(&section.content)) {
        paintCover(painter, *figures);
        painter.restore();
        return;
    }
    if (!titlesItself(section)) {
        paintTitle(painter, section, page);
    }
    const QRectF room = content(page);
    if (const auto *table = std::get_if<ReportTable>(&section.content)) {
        if (table->rows.empty()) {
            painter.setPen(Theme::print().quietText);
            painter.setFont(paperFont(TextSize::Body));
            painter.drawText(room, Qt::AlignLeft | Qt::AlignTop, qtext(table->whenEmpty));
        } else {
            TablePainter(*table, room.width()).paint(painter, room.topLeft(), page.part, page.end);
        }
    } else if (const auto *drawing = std::get_if<ReportDrawing>(&section.content)) {
        painter.save();
        painter.setClipRect(room.adjusted(-1, -1, 1, 1));
        if (drawing->takesPages) {
            m_timeline.paint(static_cast<int>(page.part), painter, room);
        } else {
            m_drawings(*drawing, painter, room);
        }
        painter.restore();
    }
    painter.restore();
}

void ReportPages::paintTitle(QPainter &painter, const ReportSection &section, const Page &page) const
{
    const Theme theme = Theme::print();
    const WrappedText title = titleOf(section, page);
    painter.setPen(theme.text);
    title.paint(painter, body().topLeft());
    if (hasParagraph(section, page)) {
        painter.setPen(theme.quietText);
        paragraphOf(section).paint(painter, body().topLeft() + QPointF(0, kTitle + title.excess() - space::kSmall));
    }
}

void ReportPages::paintFrame(int index, QPainter &painter) const
{
    const Theme theme = Theme::print();
    painter.setFont(paperFont(TextSize::Small));
    painter.setPen(theme.quietText);
    if (index > 0) {
        const QRectF header(m_printable.left(), m_printable.top(), m_printable.width(), kHeader - space::kSmall);
        runningTitle().paint(painter, header.topLeft());
        painter.drawText(header, Qt::AlignRight | Qt::AlignTop, qtext(m_report.subtitle));
    }
    const QRectF footer(m_printable.left(), m_printable.bottom() - kFooter, m_printable.width(), kFooter);
    painter.drawText(footer, Qt::AlignRight | Qt::AlignBottom, QObject::tr("%1 of %2").arg(index + 1).arg(count()));
}

void ReportPages::paintCover(QPainter &painter, const ReportFigures &figures) const
{
    const Theme theme = Theme::print();
    const QRectF room = body();
    double y = room.top() + space::kHuge;
    const auto paragraph = [&](const std::string &text, const QFont &font, const QColor &colour, int mostLines) {
        const WrappedText wrapped(qtext(text), font, room.width() * 0.85, mostLines);
        painter.setPen(colour);
        wrapped.paint(painter, {room.left(), y});
        y += wrapped.height();
    };
    paragraph(m_report.title, paperFont(TextSize::Display, QFont::DemiBold), theme.text, kCoverTitleLines);
    y += space::kSmall;
    paragraph(m_report.subtitle, paperFont(TextSize::Heading), theme.quietText, kTitleLines);
    y += space::kHuge;
    if (!m_report.description.empty()) {
        const QFont font = paperFont(TextSize::Body);
        const double figuresHeight = kCell * std::ceil(static_cast<double>(figures.figures.size()) / kAcross);
        const double free = room.bottom() - figuresHeight - space::kHuge - y;
        paragraph(m_report.description, font, theme.text, static_cast<int>(free / QFontMetricsF(font).lineSpacing()));
        y += space::kHuge;
    }
    const double width = room.width() / kAcross;
    for (std::size_t i = 0; i < figures.figures.size(); ++i) {
        const std::size_t line = i / kAcross;
        const QRectF cell(room.left() + width * static_cast<double>(i % kAcross), y + kCell * static_cast<double>(line),
                          width - space::kHuge, kCell - space::kHuge);
        painter.setPen(theme.hairlinePen());
        painter.drawLine(cell.topLeft(), cell.topRight());
        painter.setPen(theme.text);
        WrappedText(qtext(figures.figures[i].value), paperFont(TextSize::Title, QFont::DemiBold), cell.width(), 1)
            .paint(painter, cell.topLeft() + QPointF(0, space::kSmall));
        painter.setPen(theme.quietText);
        const QFont font = paperFont(TextSize::Small);
        const int lines = static_cast<int>((kCell - kLabelTop) / QFontMetricsF(font).lineSpacing());
        WrappedText(qtext(figures.figures[i].label), font, cell.width(), lines)
            .paint(painter, cell.topLeft() + QPointF(0, kLabelTop));
    }
}

} // namespace gigaplan
