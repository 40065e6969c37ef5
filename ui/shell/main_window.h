// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/kit/colour_scheme.h"
#include "ui/paint/theme.h"
#include "ui/shell/actions.h"

#include <QMainWindow>
#include <QPointer>

class QDockWidget;
class QSplitter;

namespace gigaplan {

class FileSession;
class FindingsPanel;
class HelpWindow;
class HistoryPanel;
class InspectorPanel;
class LevellingDialog;
class MessageBar;
class PlanTreePanel;
class ExchangeDialog;
class QualityDialog;
class Remover;
struct ExchangeReport;
class ScenarioBox;
class TimeSlider;
class UndoOffer;
class ViewPane;
class WhyPanel;

/// The window: composes the panels, the views and the time slider around one workspace, and nothing else.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    bool open(const QString &file);
    /// How the program starts: first the offer to recover, then the file, if there is one.
    void start(const QString &file);
    Workspace &workspace() { return m_workspace; }
    FileSession &files() { return *m_files; }
    Actions &actions() { return m_actions; }
    ViewPane &pane(int side = 0) { return *m_panes[side]; }
    TimeSlider &slider() { return *m_slider; }
    void setColours(ColourScheme scheme);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QDockWidget *addPanel(const QString &title, const QString &name, QWidget *panel, Qt::DockWidgetArea area,
                          ActionId toggle);
    void buildToolBar();
    void buildScenarioMenus(QMenu &planMenu);
    void buildScheduleMenus(QMenu &planMenu);
    void buildSheetActions();
    /// The table that the Tables view shows, where it is in sight; else that of tasks.
    TableId shownTable() const;
    void showReport(const ExchangeReport &report);
    void buildCentre();
    void buildViewMenu(QMenu &menu);
    ViewPane *makePane();
    /// With two views side by side, the one that is being used.
    ViewPane &usedPane();
    void connectActions();
    void connectColours();
    void refreshTitle();
    void refreshHistory();
    void enableActions();
    void applyTheme();
    void setSplit(bool split);
    void reveal(EntityRef ref);
    void showHelp();
    void showAbout();
    void restoreLayoutOfLastTime();

    Workspace m_workspace;
    Actions m_actions;
    MessageBar *m_messages;
    FileSession *m_files;
    UndoOffer *m_undo;
    Remover *m_remover;
    QSplitter *m_splitter = nullptr;
    ViewPane *m_panes[2] = {nullptr, nullptr};
    TimeSlider *m_slider = nullptr;
    PlanTreePanel *m_tree = nullptr;
    InspectorPanel *m_inspector = nullptr;
    FindingsPanel *m_findings = nullptr;
    WhyPanel *m_why = nullptr;
    HistoryPanel *m_history = nullptr;
    ScenarioBox *m_scenarios = nullptr;
    QPointer<QualityDialog> m_quality;
    QPointer<LevellingDialog> m_levelling;
    QPointer<ExchangeDialog> m_exchange;
    QPointer<HelpWindow> m_help;
    ColourScheme m_scheme = ColourScheme::System;
};

} // namespace gigaplan
