// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/plan_argument.h"
#include "ui/charts/render_chart.h"
#include "ui/paint/floor_render.h"
#include "ui/print/timeline_pages.h"
#include "ui/shell/printing.h"

#include <QBuffer>
#include <QImage>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <charconv>

namespace gigaplan::app {

namespace {

constexpr int kLargestSide = 16'384; ///< pixels; beyond that an image takes gigabytes

Result<QSize> sizeOf(const std::string &text)
{
    int width = 0;
    int height = 0;
    const char *end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, width);
    if (first.ec == std::errc() && first.ptr != end && *first.ptr == 'x') {
        const auto second = std::from_chars(first.ptr + 1, end, height);
        if (second.ec == std::errc() && second.ptr == end && width >= 100 && height >= 100 && width <= kLargestSide
            && height <= kLargestSide) {
            return QSize(width, height);
        }
    }
    return Error{ErrorKind::Usage, "--size takes WIDTHxHEIGHT from 100x100 to 16384x16384, not \"" + text + '"'};
}

/// The view's painter by name, for a picture.
Result<std::function<void(QPainter &, const QRectF &)>> painterOf(const std::string &view, const std::shared_ptr<const Forecast> &forecast,
                                                                  Date at, const Theme &theme)
{
    using Paint = std::function<void(QPainter &, const QRectF &)>;
    const auto chart = [&](ChartKind kind) {
        return Paint([=](QPainter &painter, const QRectF &room) { renderChart(kind, *forecast, at, theme, painter, room); });
    };
    if (view == "power") {
        return chart(ChartKind::Power);
    }
    if (view == "gpus") {
        return chart(ChartKind::Gpus);
    }
    if (view == "capital") {
        return chart(ChartKind::Capital);
    }
    if (view == "floor") {
        return Paint([=](QPainter &painter, const QRectF &room) {
            renderFloor(*forecast, at, FloorColour::State, {}, theme, painter, room);
        });
    }
    if (view == "timeline") {
        return Paint([=](QPainter &painter, const QRectF &room) {
            timelinePages(*forecast, at, theme).paint(0, painter, room);
        });
    }
    return Error{ErrorKind::Usage, "--view takes timeline, power, gpus, floor or capital, not \"" + view + '"'};
}

QByteArray paintPng(QSize size, const Theme &theme, const std::function<void(QPainter &, const QRectF &)> &paint)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.panel);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, QRectF(QPointF(), size));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray paintVector(QSize size, bool svg, const std::function<void(QPainter &, const QRectF &)> &paint)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPainter painter;
    QSvgGenerator generator;
    QPdfWriter writer(&buffer);
    if (svg) {
        generator.setOutputDevice(&buffer);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setResolution(ReportPages::kUnitsPerInch);
        painter.begin(&generator);
    } else {
        writer.setResolution(ReportPages::kUnitsPerInch);
        writer.setPageSize(QPageSize(QSizeF(size) / ReportPages::kUnitsPerInch, QPageSize::Inch));
        writer.setPageMargins(QMarginsF());
        painter.begin(&writer);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, QRectF(QPointF(), size));
    painter.end();
    return bytes;
}

Result<void> writeBytes(const std::string &file, const QByteArray &bytes)
{
    QSaveFile target(QString::fromStdString(file));
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit()) {
        return Error{ErrorKind::NotWritten, file + ": " + target.errorString().toStdString()};
    }
    return {};
}

Result<int> render(const Arguments &arguments)
{
    const std::string &out = arguments.plain()[1];
    const std::string suffix = out.substr(std::min(out.size(), out.rfind('.') + 1));
    const auto size = sizeOf(arguments.value("size", "1600x900"));
    if (!size) {
        return size.error();
    }
    if (suffix != "png" && suffix != "svg" && suffix != "pdf") {
        return Error{ErrorKind::Usage, out + ": the picture's name ends in .png, .svg or .pdf"};
    }
    const auto plan = readPlanArgument(arguments);
    if (!plan) {
        return plan.error();
    }
    const Theme theme = arguments.has("dark") ? Theme::dark() : Theme::print();
    const auto paint = painterOf(arguments.value("view"), plan->forecast, plan->at, theme);
    if (!paint) {
        return paint.error();
    }
    const QByteArray bytes = suffix == "png" ? paintPng(*size, theme, *paint) : paintVector(*size, suffix == "svg", *paint);
    if (auto written = writeBytes(out, bytes); !written) {
        return written.error();
    }
    return Done;
}

Result<int> report(const Arguments &arguments)
{
    const auto plan = readPlanArgument(arguments);
    if (!plan) {
        return plan.error();
    }
    if (auto written = writeReportPdf(plan->forecast, plan->at, QString::fromStdString(arguments.plain()[1])); !written) {
        return written.error();
    }
    return Done;
}

} // namespace

std::vector<HeadlessCommand> drawingCommands()
{
    return {
        {"render", "render PLAN --view timeline|power|gpus|floor|capital [--at DATE] [--size WxH] [--dark] OUT.png|svg|pdf",
         "one view as a picture", {{"view", "at", "size"}, {"dark"}, 2, 2}, render, true},
        {"report", "report PLAN [--at DATE] OUT.pdf", "the report as PDF", {{"at"}, {}, 2, 2}, report, true},
    };
}

} // namespace gigaplan::app
