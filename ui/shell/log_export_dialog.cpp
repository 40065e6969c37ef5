// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/log_export_dialog.h"

#include "model/files/log_export.h"
#include "ui/paint/labels.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

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
    QString file = QFileDialog::getSaveFileName(window, tr("Export the log of edits"), directory.filePath(name),
                                                tr("Tables (*.csv);;JSON (*.json)"));
    if (file.isEmpty()) {
        return;
    }
    if (QFileInfo(file).suffix().isEmpty()) {
        file += QStringLiteral(".csv");
    }
    const auto log = document->store().log();
    const auto written = log ? writeLog(*log, file.toStdString()) : Result<void>(log.error());
    if (!written) {
        QMessageBox box(QMessageBox::Warning, tr("Gigaplan"), tr("The log was not written."), QMessageBox::Ok, window);
        box.setInformativeText(qtext(written.error().message));
        box.exec();
    }
}

} // namespace gigaplan
