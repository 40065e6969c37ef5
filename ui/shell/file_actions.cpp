// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_actions.h"

#include "model/session/backups.h"
#include "ui/files/file_name.h"
#include "ui/files/file_session.h"
#include "ui/files/log_export_dialog.h"
#include "ui/files/new_plan_dialog.h"
#include "ui/files/table_export_dialog.h"
#include "ui/shell/printing.h"

#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>

namespace gigaplan {

FileActions::FileActions(Actions &actions, FileSession &files, Workspace &workspace, QMenu &menu, QWidget *window)
    : QObject(window),
      m_actions(actions),
      m_files(files),
      m_workspace(workspace),
      m_window(window),
      m_recent(new QMenu(tr("Open Re&cent"), window)),
      m_backups(new QMenu(tr("Open &Backup"), window))
{
    m_recent->setToolTipsVisible(true);
    menu.insertMenu(actions[ActionId::Recover], m_recent);
    menu.insertMenu(actions[ActionId::Recover], m_backups);
    actions.on(ActionId::NewPlan, this, &FileActions::newPlan);
    actions.on(ActionId::Open, &files, &FileSession::askAndOpen);
    actions.on(ActionId::Recover, this, [&files] { files.offerRecovery(); });
    actions.on(ActionId::Save, &files, &FileSession::save);
    actions.on(ActionId::SaveAs, &files, &FileSession::saveAs);
    actions.on(ActionId::SaveCopy, &files, &FileSession::saveCopy);
    actions.on(ActionId::Revert, &files, &FileSession::revert);
    actions.on(ActionId::CompareSaved, &files, &FileSession::compareWithSaved);
    actions.on(ActionId::CompareFile, &files, &FileSession::compareWithFile);
    actions.on(ActionId::Quit, window, &QWidget::close);
    actions.on(ActionId::Print, this, [this] { printReport(m_workspace, m_window); });
    actions.on(ActionId::PrintPreview, this, [this] { previewReport(m_workspace, m_window); });
    actions.on(ActionId::ExportPdf, this, [this] { exportReport(m_workspace, m_files.file(), m_window); });
    actions.on(ActionId::ExportCalendar, this, [this] { exportCalendar(m_workspace, m_files.file(), m_window); });
    actions.on(ActionId::ExportMspdi, this, [this] {
        m_files.exchange().askAndExport(m_workspace.plan(), m_files.suggestedFile(), !m_files.file().isEmpty());
    });
    actions.on(ActionId::ExportLog, this, [this] { exportLog(m_workspace, m_files.file(), m_window); });
    connect(&files.recent(), &RecentFiles::changed, this, &FileActions::fillRecent);
    connect(&menu, &QMenu::aboutToShow, this, [this] {
        m_backups->setEnabled(!m_files.file().isEmpty() && !backupsOf(pathOf(m_files.file())).empty());
        m_actions[ActionId::Recover]->setEnabled(!FileSession::recoverable().empty());
    });
    connect(m_backups, &QMenu::aboutToShow, this, &FileActions::fillBackups);
    fillRecent();
}

void FileActions::fillRecent()
{
    m_recent->clear();
    for (const QString &file : m_files.recent().all()) {
        QAction *action = m_recent->addAction(QFileInfo(file).fileName());
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] {
            if (m_files.confirmLosingChanges()) {
                m_files.open(file);
            }
        });
    }
    m_recent->setEnabled(!m_recent->isEmpty());
}

void FileActions::fillBackups()
{
    m_backups->clear();
    for (const auto &path : backupsOf(pathOf(m_files.file()))) {
        const QString file = fileText(path);
        const QString saved = QLocale().toString(QFileInfo(file).lastModified(), QStringLiteral("d MMM yyyy hh:mm:ss"));
        QAction *action = m_backups->addAction(tr("Saved %1").arg(saved));
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] {
            if (m_files.confirmLosingChanges()) {
                m_files.openCopy(file);
            }
        });
    }
}

void FileActions::newPlan()
{
    if (!m_files.confirmLosingChanges()) {
        return;
    }
    NewPlanDialog dialog(m_window);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    if (auto plan = dialog.plan()) {
        m_files.adopt(*plan);
    } else {
        QMessageBox::warning(m_window, tr("Gigaplan"), QString::fromStdString(plan.error().message));
    }
}

} // namespace gigaplan
