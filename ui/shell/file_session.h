// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/generate.h"
#include "model/workspace/workspace.h"

#include <QObject>
#include <QStringList>

#include <filesystem>

class QWidget;

namespace gigaplan {

/// The life of the open plan's file: new, open, save, save as, the recent list, and the question about unsaved changes.
/// Edits go to a private working copy; the user's file is written only by saving.
class FileSession final : public QObject {
    Q_OBJECT

public:
    FileSession(Workspace &workspace, QWidget *window);
    ~FileSession() override;

    /// Opens without a question; tells the user and changes nothing where the file cannot be read.
    bool open(const QString &file);
    /// Takes a plan that has no file yet.
    bool adopt(const PlanSnapshot &plan);

    bool askAndOpen(); ///< file dialog
    bool save();       ///< asks for a name where there is none
    bool saveAs();
    bool saveTo(const QString &file);
    /// True where nothing would be lost by going on: saved, discarded on request, or nothing to save.
    bool confirmLosingChanges();

    QString file() const { return m_file; } ///< empty: none yet
    QString displayName() const;            ///< the file's name or "Untitled"
    QStringList recentFiles() const;

Q_SIGNALS:
    void fileChanged();
    void recentFilesChanged();

private:
    bool use(std::unique_ptr<Store> store, const std::filesystem::path &workingCopy, const QString &file);
    void remember(const QString &file);
    void complain(const QString &headline, const Error &error) const;
    void removeWorkingCopy();

    Workspace &m_workspace;
    QWidget *m_window;
    QString m_file;
    std::filesystem::path m_workingCopy;
};

} // namespace gigaplan
