// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace gigaplan {

class LatestWork;
class EmptyPage;
class LevellingTables;
struct LevellingOptions;
struct LevellingPreview;
struct Theme;

/// A preview of what levelling would do to the plan, and a way to remove it again. Computes on a thread of its own,
/// stays open next to the window and follows the plan; a click goes to the task.
class LevellingDialog final : public QDialog {
    Q_OBJECT

public:
    LevellingDialog(Workspace &workspace, const Theme &theme, QWidget *parent);
    ~LevellingDialog() override;
    void setTheme(const Theme &theme);
    bool isBusy() const;

private:
    QWidget *buildChoices();
    QWidget *buildButtons();
    void listPhases();
    LevellingOptions options() const;
    void start();
    void stop();
    void finish(std::shared_ptr<const LevellingPreview> preview);
    bool isCurrent() const;
    QString summary() const;
    void apply();
    void clearLevelling();
    void addResource();

    Workspace &m_workspace;
    QStackedWidget *m_pages;
    QComboBox *m_phase, *m_effort;
    QLabel *m_summary;
    LevellingTables *m_tables;
    EmptyPage *m_empty;
    QProgressBar *m_progress;
    QPushButton *m_apply, *m_clear, *m_stop;
    QTimer *m_soon;
    std::shared_ptr<const LevellingPreview> m_preview;
    LatestWork *m_work;
};

} // namespace gigaplan
