// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/output_file.h"
#include "app/plan_argument.h"
#include "app/risk_argument.h"
#include "model/analysis/risk/risk_inputs.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "ui/shell/printing.h"
#include "ui/shell/views.h"

#include <QBuffer>
#include <QImage>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <charconv>

namespace gigaplan::app {

namespace {

constexpr int kLargestSide = 16'384; ///< pixels; beyond that an image takes gigabytes

/// The part of a file's name after its last point; empty where there is none.
std::string suffixOf(const std::string &file)
{
    const std::string name = file.substr(file.rfind('/') + 1);
    const std::size_t point = name.rfind('.');
    return point == std::string::npos ? std::string() : name.substr(point + 1);
}

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

using Paint = std::function<void(QPainter &, const QRectF &)>;

/// What the drawing shows, simulated where it is of a simulation.
Result<DrawingInput> inputOf(const Drawing &drawing, const Arguments &arguments, const PlanArgument &plan)
{
    DrawingInput input{plan.forecast, plan.at};
    if (!drawing.simulates) {
        return input;
    }
    const PlanSnapshot &snapshot = plan.forecast->plan;
    const auto settings = riskSettings(arguments, firstProfile(snapshot));
    const auto phase = riskPhase(arguments, snapshot);
    if (!settings || !phase) {
        return !settings ? settings.error() : phase.error();
    }
    input.phase = *phase ? snapshot.table<Phase>()[**phase].id : Id<Phase>();
    input.risk = analyseRisk(snapshot, *plan.forecast->capacity, *plan.forecast->capital, *settings);
    return input;
}

QByteArray paintPng(QSize size, const Theme &theme, const Paint &paint)
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

/// XML has no way to say most control characters, and QSvgGenerator writes them as they are: they become U+FFFD.
QByteArray wellFormed(const QByteArray &svg)
{
    QByteArray out;
    out.reserve(svg.size());
    for (qsizetype i = 0; i < svg.size(); ++i) {
        const auto byte = static_cast<unsigned char>(svg[i]);
        const bool isControl = byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
        const bool isNoCharacter = QByteArrayView(svg).sliced(i).startsWith("\xEF\xBF\xBE")
            || QByteArrayView(svg).sliced(i).startsWith("\xEF\xBF\xBF");
        out += isControl || isNoCharacter ? QByteArrayView("\uFFFD") : QByteArrayView(svg).sliced(i, 1);
        i += isNoCharacter ? 2 : 0;
    }
    return out;
}

QByteArray paintVector(QSize size, bool svg, const Paint &paint)
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
    return svg ? wellFormed(bytes) : bytes;
}

/// The drawings of one kind by `--view`: "--view risk and --view tornado".
template <class Is>
std::string viewsThat(Is is)
{
    std::string views;
    for (const Drawing &drawing : drawings()) {
        views += is(drawing) ? (views.empty() ? "--view " : " and --view ") + std::string(drawing.id) : "";
    }
    return views;
}

/// The requested drawing, if the given options apply to it.
Result<const Drawing *> wantedDrawing(const Arguments &arguments)
{
    const std::string view = arguments.value("view");
    const Drawing *drawing = drawingNamed(view);
    if (!drawing) {
        return Error{ErrorKind::Usage, "--view takes " + drawingNames() + ", not \"" + view + '"'};
    }
    Result<void> used;
    if (used && !drawing->hasDate) {
        used = arguments.refuse({"at"}, "is a date; --view " + view + " looks at the whole plan");
    }
    if (used && !drawing->hasPhase) {
        used = arguments.refuse({"phase"}, "is of " + viewsThat([](const Drawing &one) { return one.hasPhase; }));
    }
    if (used && !drawing->simulates) {
        used = arguments.refuse({"trials", "seed", "threads", "profile"},
                                "is of " + viewsThat([](const Drawing &one) { return one.simulates; })
                                    + ", which simulate the plan");
    }
    return used ? Result<const Drawing *>(drawing) : used.error();
}

Result<int> render(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto drawing, wantedDrawing(arguments));
    const std::string &out = arguments.plain()[1];
    const std::string suffix = suffixOf(out);
    GIGAPLAN_TRY_VALUE(const auto size, sizeOf(arguments.value("size", "1600x900")));
    if (suffix != "png" && suffix != "svg" && suffix != "pdf") {
        return Error{ErrorKind::Usage, out + ": the picture's name ends in .png, .svg or .pdf"};
    }
    GIGAPLAN_TRY_VALUE(const auto plan, readPlanArgument(arguments));
    const Theme theme = arguments.has("dark") ? Theme::dark() : Theme::print();
    GIGAPLAN_TRY_VALUE(const auto input, inputOf(*drawing, arguments, plan));
    const Paint paint = [&](QPainter &painter, const QRectF &room) { drawing->paint(input, theme, painter, room); };
    const QByteArray bytes = suffix == "png" ? paintPng(size, theme, paint) : paintVector(size, suffix == "svg", paint);
    GIGAPLAN_TRY(writeOutput(out, {bytes.constData(), static_cast<std::size_t>(bytes.size())}));
    return Done;
}

Result<int> report(const Arguments &arguments)
{
    const std::string &out = arguments.plain()[1];
    // A plan of the same name is easily typed, and what has no suffix may be a device.
    if (const std::string suffix = suffixOf(out); !suffix.empty() && suffix != "pdf") {
        return Error{ErrorKind::Usage, "report writes PDF: expected a file name ending in .pdf, not \"" + out + '"'};
    }
    GIGAPLAN_TRY_VALUE(const auto plan, readPlanArgument(arguments));
    const PlanSnapshot &snapshot = plan.forecast->plan;
    GIGAPLAN_TRY_VALUE(const auto settings, riskSettings(arguments, firstProfile(snapshot), modestTrials(snapshot)));
    const auto risk = analyseRisk(snapshot, *plan.forecast->capacity, *plan.forecast->capital, settings);
    GIGAPLAN_TRY_VALUE(const auto pdf, reportPdf(plan.forecast, risk, plan.at));
    GIGAPLAN_TRY(writeOutput(out, pdf));
    return Done;
}

} // namespace

std::vector<HeadlessCommand> drawingCommands()
{
    return {
        {"render",
         "render PLAN --view timeline|power|gpus|floor|capital [--at DATE] [--size WxH] [--dark] OUT.png|svg|pdf\n"
         "  gigaplan render PLAN --view risk|tornado [--trials N] [--seed S] [--threads T] [--profile "
         "plan|tracked|both] ... OUT",
         "one view as a picture; risk and tornado simulate the plan first; the tornado takes --phase KEY and no --at",
         {{"view", "at", "size", "trials", "seed", "threads", "profile", "phase"}, {"dark"}, 2, 2},
         render,
         true},
        {"report",
         "report PLAN [--at DATE] [--trials N] [--seed S] [--threads T] [--profile plan|tracked|both] OUT.pdf",
         "the report as PDF, with a simulation of at most 500 trials unless more are asked for",
         {{"at", "trials", "seed", "threads", "profile"}, {}, 2, 2},
         report,
         true},
    };
}

} // namespace gigaplan::app
