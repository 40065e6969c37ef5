// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/table_export_dialog.h"

#include "model/base/writing_time.h"
#include "model/exchange/ical/plan_events.h"
#include "model/exchange/sheet/export.h"
#include "model/items/entity_table_model.h"
#include "ui/files/output_file.h"
#include "ui/kit/save_target.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

namespace gigaplan {

namespace {

/// Whose texts these are, for translators.
struct TableExport {
    Q_DECLARE_TR_FUNCTIONS(TableExport)
};

/// Empty where the user would rather not.
QString askFile(const QString &title, const QString &planFile, const QString &name, const QString &suffix,
                const QString &filter, QWidget *window)
{
    const QFileInfo plan(planFile);
    const QString stem = (planFile.isEmpty() ? TableExport::tr("Untitled") : plan.completeBaseName()) + name;
    const QDir directory = planFile.isEmpty() ? QDir::home() : plan.absoluteDir();
    return askSaveTarget(window, title, directory.filePath(stem + QLatin1Char('.') + suffix), filter, {suffix});
}

} // namespace

void exportTable(Workspace &workspace, TableId table, const QString &planFile, QWidget *window)
{
    const QString title = tableTitle(table);
    const QString file =
        askFile(TableExport::tr("Export %1").arg(title), planFile, QStringLiteral(" ") + title.toLower(),
                QStringLiteral("csv"), TableExport::tr("Tables (*.csv)"), window);
    if (!file.isEmpty()) {
        const auto forecast = workspace.currentForecast();
        writeOrTell(file, TableExport::tr("The file was not written."),
                    table == tableId<Task>() && forecast ? sheet::tasksCsv(forecast->plan, *forecast->schedule)
                                                         : sheet::tableCsv(workspace.plan(), table),
                    window);
    }
}

void exportCalendar(Workspace &workspace, const QString &planFile, QWidget *window)
{
    const QString file = askFile(TableExport::tr("Export the calendar"), planFile, QString(), QStringLiteral("ics"),
                                 TableExport::tr("Calendars (*.ics)"), window);
    if (file.isEmpty()) {
        return;
    }
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const auto forecast = workspace.currentForecast();
    const auto stamp = writingTime();
    QGuiApplication::restoreOverrideCursor();
    if (!forecast) {
        return;
    }
    writeOrTell(file, TableExport::tr("The file was not written."),
                stamp ? Result<std::string>(ical::planCalendar(*forecast, *stamp)) : stamp.error(), window);
}

} // namespace gigaplan
