// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/log_export_dialog.h"

#include "model/files/log_export.h"
#include "ui/files/file_name.h"
#include "ui/files/output_file.h"
#include "ui/kit/save_target.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace gigaplan {

namespace {

/// Whose texts these are, for translators.
struct LogExport {
    Q_DECLARE_TR_FUNCTIONS(LogExport)
};

} // namespace

void exportLog(Workspace &workspace, const QString &planFile, QWidget *window)
{
    const Document *document = workspace.document();
    if (!document) {
        return;
    }
    const QFileInfo plan(planFile);
    const QString name =
        (planFile.isEmpty() ? LogExport::tr("Untitled") : plan.completeBaseName()) + LogExport::tr(" log.csv");
    const QDir directory = planFile.isEmpty() ? QDir::home() : plan.absoluteDir();
    const QString file =
        askSaveTarget(window, LogExport::tr("Export the log of edits"), directory.filePath(name),
                      LogExport::tr("Tables (*.csv);;JSON (*.json)"), {QStringLiteral("csv"), QStringLiteral("json")});
    if (file.isEmpty()) {
        return;
    }
    const auto log = document->store().log();
    writeOrTell(file, LogExport::tr("The log was not written."), log ? logAs(*log, pathOf(file)) : log.error(), window);
}

} // namespace gigaplan
