// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_session.h"

#include "model/files/plan_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>

namespace gigaplan {

namespace {

constexpr qsizetype kRecentFiles = 10;

QString fileFilter()
{
    return FileSession::tr("Plans (*.gigaplan *.json);;Gigaplan files (*.gigaplan);;Readable plans (*.json)");
}

/// A fresh name in the user's data directory; the directory is made where it is missing.
std::filesystem::path newWorkingCopy()
{
    const QString directory = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
        + QStringLiteral("/working");
    QDir().mkpath(directory);
    const QString name = QStringLiteral("plan-%1-%2.gigaplan").arg(QCoreApplication::applicationPid()).arg(newIdValue());
    return std::filesystem::path(QDir(directory).filePath(name).toStdString());
}

void removeDatabase(const std::filesystem::path &path)
{
    for (const char *suffix : {"", "-wal", "-shm"}) {
        std::error_code ignored; // a side file that is not there is as good as removed
        std::filesystem::remove(path.string() + suffix, ignored);
    }
}

} // namespace

FileSession::FileSession(Workspace &workspace, QWidget *window)
    : QObject(window), m_workspace(workspace), m_window(window)
{
}

FileSession::~FileSession()
{
    removeWorkingCopy();
}

void FileSession::removeWorkingCopy()
{
    if (!m_workingCopy.empty()) {
        removeDatabase(m_workingCopy);
        m_workingCopy.clear();
    }
}

bool FileSession::use(std::unique_ptr<Store> store, const std::filesystem::path &workingCopy, const QString &file)
{
    auto document = Document::fromStore(std::move(store));
    if (!document) {
        removeDatabase(workingCopy);
        complain(tr("This plan cannot be opened."), document.error().in(file.toStdString()));
        return false;
    }
    m_workspace.setDocument(std::move(*document));
    removeWorkingCopy();
    m_workingCopy = workingCopy;
    m_file = file;
    Q_EMIT fileChanged();
    return true;
}

bool FileSession::open(const QString &file)
{
    const QString absolute = QFileInfo(file).absoluteFilePath();
    const auto workingCopy = newWorkingCopy();
    auto store = openStore(absolute.toStdString(), workingCopy);
    if (!store) {
        removeDatabase(workingCopy);
        complain(tr("This plan cannot be opened."), store.error());
        return false;
    }
    if (!use(std::move(*store), workingCopy, absolute)) {
        return false;
    }
    remember(absolute);
    return true;
}

bool FileSession::adopt(const PlanSnapshot &plan)
{
    const auto workingCopy = newWorkingCopy();
    auto store = storeOf(plan, workingCopy);
    if (!store) {
        removeDatabase(workingCopy);
        complain(tr("The plan cannot be made."), store.error());
        return false;
    }
    return use(std::move(*store), workingCopy, {});
}

bool FileSession::askAndOpen()
{
    if (!confirmLosingChanges()) {
        return false;
    }
    const QString directory = m_file.isEmpty() ? QDir::homePath() : QFileInfo(m_file).absolutePath();
    const QString file = QFileDialog::getOpenFileName(m_window, tr("Open a plan"), directory, fileFilter());
    return !file.isEmpty() && open(file);
}

bool FileSession::save()
{
    return m_file.isEmpty() ? saveAs() : saveTo(m_file);
}

bool FileSession::saveAs()
{
    const QString suggestion = m_file.isEmpty() ? QDir::home().filePath(tr("Untitled.gigaplan")) : m_file;
    QString file = QFileDialog::getSaveFileName(m_window, tr("Save the plan"), suggestion, fileFilter());
    if (file.isEmpty()) {
        return false;
    }
    if (QFileInfo(file).suffix().isEmpty()) {
        file += QStringLiteral(".gigaplan");
    }
    return saveTo(file);
}

bool FileSession::saveTo(const QString &file)
{
    Document *document = m_workspace.document();
    if (!document) {
        return false;
    }
    if (auto written = writePlan(document->store(), document->snapshot(), file.toStdString()); !written) {
        complain(tr("The plan was not saved. The file is as it was before."), written.error());
        return false;
    }
    document->setClean();
    m_file = QFileInfo(file).absoluteFilePath();
    remember(m_file);
    Q_EMIT fileChanged();
    return true;
}

bool FileSession::confirmLosingChanges()
{
    if (!m_workspace.document() || !m_workspace.document()->isModified()) {
        return true;
    }
    QMessageBox box(QMessageBox::Question, tr("Gigaplan"), tr("Save the changes to “%1”?").arg(displayName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("unsavedChanges"));
    box.setInformativeText(tr("Without saving they are lost."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save: return save();
    case QMessageBox::Discard: return true;
    default: return false;
    }
}

QString FileSession::displayName() const
{
    return m_file.isEmpty() ? tr("Untitled") : QFileInfo(m_file).fileName();
}

QStringList FileSession::recentFiles() const
{
    return QSettings().value(QStringLiteral("recentFiles")).toStringList();
}

void FileSession::remember(const QString &file)
{
    QStringList files = recentFiles();
    files.removeAll(file);
    files.prepend(file);
    QSettings().setValue(QStringLiteral("recentFiles"), files.mid(0, kRecentFiles));
    Q_EMIT recentFilesChanged();
}

void FileSession::complain(const QString &headline, const Error &error) const
{
    QMessageBox box(QMessageBox::Warning, tr("Gigaplan"), headline, QMessageBox::Ok, m_window);
    box.setInformativeText(QString::fromStdString(error.message));
    box.exec();
}

} // namespace gigaplan
