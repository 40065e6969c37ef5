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

void exportLog(Workspace &workspace, const QString &planFile, QWidget *window)
{
    const Document *document = workspace.document();
    if (!document) {
        return;
    }
    const auto tr = [](const char *text) { return QCoreApplication::translate("LogExport", text); };
    const QFileInfo plan(planFile);
    const QString name = (planFile.isEmpty() ? tr("Untitled") : plan.completeBaseName()) + tr(" log.csv");
    const QDir directory = planFile.isEmpty() ? QDir::home() : plan.absoluteDir();
    const QString file =
        askSaveTarget(window, tr("Export the log of edits"), directory.filePath(name),
                      tr("Tables (*.csv);;JSON (*.json)"), {QStringLiteral("csv"), QStringLiteral("json")});
    if (file.isEmpty()) {
        return;
    }
    const auto log = document->store().log();
    writeOrTell(file, tr("The log was not written."), log ? logAs(*log, pathOf(file)) : log.error(), window);
}

} // namespace gigaplan
