// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/print/report_pages.h"

#include <string>

class QWidget;

namespace gigaplan {

/// The report of a forecast with the painters of charts and floor maps wired in: one for print, preview, PDF and the
/// command line. `risk` is of the same plan, or nullptr: none was run.
ReportPages reportOf(const std::shared_ptr<const Forecast> &forecast, const std::shared_ptr<const RiskAnalysis> &risk,
                     Date at, const QPageLayout &layout);
/// The report as the bytes of a PDF.
Result<std::string> reportPdf(const std::shared_ptr<const Forecast> &forecast,
                              const std::shared_ptr<const RiskAnalysis> &risk, Date at);

/// From the window: the print dialog, a preview painted a page at a time, and a file dialog.
void printReport(Workspace &workspace, QWidget *window);
void previewReport(Workspace &workspace, QWidget *window);
void exportReport(Workspace &workspace, const QString &planFile, QWidget *window);

} // namespace gigaplan
