// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/printing.h"

#include "model/plan/programme.h"
#include "model/workspace/risk_run.h"
#include "ui/files/output_file.h"
#include "ui/kit/save_target.h"
#include "ui/paint/one_line.h"
#include "ui/print/timeline_pages.h"
#include "ui/shell/preview_dialog.h"
#include "ui/shell/views.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPageLayout>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>

namespace gigaplan {

namespace {

/// Landscape, because time runs to the right; A4 with margins that any office printer can keep.
QPageLayout paper()
{
    return {QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(14, 12, 14, 12), QPageLayout::Millimeter};
}

/// The analysis of the current plan, if one was run; printing runs none itself, since that could take long.
std::shared_ptr<const RiskAnalysis> riskOf(const Workspace &workspace)
{
    return workspace.risk().isStale() ? nullptr : workspace.risk().result();
}

/// Paints pages first … last, counted from 0, onto a paged device.
template <class Device>
bool paintPages(const ReportPages &pages, Device &device, int first, int last)
{
    QPainter painter;
    if (!painter.begin(&device)) {
        return false;
    }
    for (int page = first; page <= last; ++page) {
        if (page > first && !device.newPage()) {
            return false;
        }
        pages.paint(page, painter);
    }
    return painter.end();
}

Result<std::string> pdfOf(const ReportPages &pages, QPageLayout layout, const std::string &title, int first, int last)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        layout.setMode(QPageLayout::FullPageMode);
        writer.setPageLayout(layout);
        writer.setResolution(ReportPages::kUnitsPerInch);
        writer.setTitle(oneLine(QString::fromStdString(title)));
        writer.setCreator(QStringLiteral("Gigaplan"));
        if (!paintPages(pages, writer, first, last)) {
            return Error{ErrorKind::NotWritten, "the report cannot be painted"};
        }
    }
    return buffer.data().toStdString();
}

} // namespace

ReportPages reportOf(const std::shared_ptr<const Forecast> &forecast, const std::shared_ptr<const RiskAnalysis> &risk,
                     Date at, const QPageLayout &layout)
{
    return {buildReport(*forecast, at, risk.get()),
            [forecast, risk](const ReportDrawing &drawing, QPainter &painter, const QRectF &room) {
                drawingNamed(drawing.name)->paint({forecast, drawing.at, risk}, Theme::print(), painter, room);
            },
            timelinePages(*forecast, at), layout};
}

Result<std::string> reportPdf(const std::shared_ptr<const Forecast> &forecast,
                              const std::shared_ptr<const RiskAnalysis> &risk, Date at)
{
    const ReportPages pages = reportOf(forecast, risk, at, paper());
    return pdfOf(pages, paper(), forecast->plan.plan().title, 0, pages.count() - 1);
}

void printReport(Workspace &workspace, QWidget *window)
{
    if (!workspace.forecast()) {
        return;
    }
    QPrinter printer(QPrinter::HighResolution);
    printer.setResolution(ReportPages::kUnitsPerInch);
    printer.setFullPage(true);
    printer.setPageLayout(paper());
    printer.setFullPage(true);
    QPrintDialog dialog(&printer, window);
    dialog.setOption(QAbstractPrintDialog::PrintPageRange);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const ReportPages pages = reportOf(workspace.forecast(), riskOf(workspace), workspace.asOf(), printer.pageLayout());
    const int first = printer.fromPage() > 0 ? printer.fromPage() - 1 : 0;
    const int last = printer.toPage() > 0 ? std::min(printer.toPage(), pages.count()) - 1 : pages.count() - 1;
    if (!printer.outputFileName().isEmpty()) {
        // "Print to file" would write where the file is; what is written once it is whole loses nothing.
        writeOrTell(printer.outputFileName(), QObject::tr("The report was not written."),
                    pdfOf(pages, printer.pageLayout(), workspace.forecast()->plan.plan().title, first, last), window);
        return;
    }
    if (!paintPages(pages, printer, first, last)) {
        QMessageBox::warning(window, QObject::tr("Gigaplan"), QObject::tr("The report could not be printed."));
    }
}

void previewReport(Workspace &workspace, QWidget *window)
{
    if (workspace.forecast()) {
        PreviewDialog(reportOf(workspace.forecast(), riskOf(workspace), workspace.asOf(), paper()), window).exec();
    }
}

void exportReport(Workspace &workspace, const QString &planFile, QWidget *window)
{
    if (!workspace.forecast()) {
        return;
    }
    const QFileInfo plan(planFile);
    const QString suggestion = planFile.isEmpty()
        ? QDir::home().filePath(QStringLiteral("report.pdf"))
        : plan.dir().filePath(plan.completeBaseName() + QStringLiteral(".pdf"));
    const QString file = askSaveTarget(window, QObject::tr("Export the report"), suggestion, QObject::tr("PDF (*.pdf)"),
                                       {QStringLiteral("pdf")});
    if (file.isEmpty()) {
        return;
    }
    writeOrTell(file, QObject::tr("The report was not written."),
                reportPdf(workspace.forecast(), riskOf(workspace), workspace.asOf()), window);
}

} // namespace gigaplan
