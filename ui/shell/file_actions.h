// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/actions.h"

namespace gigaplan {

class FileSession;
class Workspace;

/// The File menu: its entries do what FileSession can, and its lists of recent files and backups are kept here.
class FileActions final : public QObject {
    Q_OBJECT

public:
    FileActions(Actions &actions, FileSession &files, Workspace &workspace, QMenu &menu, QWidget *window);

private:
    void newPlan();
    void fillRecent();
    void fillBackups();

    Actions &m_actions;
    FileSession &m_files;
    Workspace &m_workspace;
    QWidget *m_window;
    QMenu *m_recent;
    QMenu *m_backups;
};

} // namespace gigaplan
