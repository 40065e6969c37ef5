// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "model/edit/scenarios.h"
#include "model/items/roles.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/scenarios.h"
#include "ui/compare/scenario_box.h"
#include "ui/files/exchange_dialog.h"
#include "ui/files/file_session.h"
#include "ui/files/import_dialog.h"
#include "ui/files/table_export_dialog.h"
#include "ui/help/help_window.h"
#include "ui/kit/boxes.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/plain_labels.h"
#include "ui/paint/one_line.h"
#include "ui/schedule/baseline_menu.h"
#include "ui/schedule/learning_dialog.h"
#include "ui/schedule/levelling_dialog.h"
#include "ui/schedule/quality_dialog.h"
#include "ui/shell/file_actions.h"
#include "ui/shell/go_to.h"
#include "ui/shell/remover.h"
#include "ui/shell/status_line.h"
#include "ui/shell/time_slider.h"
#include "ui/shell/undo_offer.h"
#include "ui/shell/view_pane.h"
#include "ui/tables/findings_panel.h"
#include "ui/tables/history_panel.h"
#include "ui/tables/inspector_panel.h"
#include "ui/tables/plan_tree_panel.h"
#include "ui/tables/tables_view.h"
#include "ui/tables/why_panel.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>
#include <QToolBar>

namespace gigaplan {

namespace {

constexpr int kMessageMs = 8000;
constexpr int kWidestStep = 320; ///< pixels of what Undo and Redo name
constexpr QLatin1String kRefusedTopic("refused");

QString localFile(const QMimeData *data)
{
    for (const QUrl &url : data->urls()) {
        if (FileSession::canOpen(url.toLocalFile())) {
            return url.toLocalFile();
        }
    }
    return {};
}

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent),
      m_actions(this),
      m_messages(new MessageBar(this)),
      m_files(new FileSession(m_workspace, *m_messages, this)),
      m_undo(new UndoOffer(m_workspace, *m_messages, this)),
      m_remover(new Remover(m_workspace, *m_undo, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    qApp->installEventFilter(new PlainLabels(this));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    const auto menus = m_actions.fill(*menuBar());
    new FileActions(m_actions, *m_files, m_workspace, *menus.value(MenuId::File), this);
    buildToolBar();
    buildScenarioMenus(*menus.value(MenuId::Plan));
    buildScheduleMenus(*menus.value(MenuId::Plan));
    buildSheetActions();
    buildCentre();
    buildViewMenu(*menus.value(MenuId::View));
    m_tree = new PlanTreePanel(m_workspace, this);
    m_inspector = new InspectorPanel(m_workspace, this);
    m_findings = new FindingsPanel(m_workspace, this);
    m_why = new WhyPanel(m_workspace, this);
    m_history = new HistoryPanel(m_workspace, this);
    addPanel(tr("Plan"), QStringLiteral("tree"), m_tree, Qt::LeftDockWidgetArea, ActionId::ShowTree);
    QDockWidget *inspector = addPanel(tr("Inspector"), QStringLiteral("inspector"), m_inspector,
                                      Qt::RightDockWidgetArea, ActionId::ShowInspector);
    addPanel(tr("Findings"), QStringLiteral("findings"), m_findings, Qt::BottomDockWidgetArea, ActionId::ShowFindings);
    QDockWidget *why = addPanel(tr("Why"), QStringLiteral("why"), m_why, Qt::RightDockWidgetArea, ActionId::ShowWhy);
    QDockWidget *history =
        addPanel(tr("History"), QStringLiteral("history"), m_history, Qt::RightDockWidgetArea, ActionId::ShowHistory);
    tabifyDockWidget(inspector, why);
    tabifyDockWidget(why, history);
    inspector->raise();
    statusBar()->addWidget(new StatusLine(m_workspace, this), 1);
    statusBar()->setSizeGripEnabled(false);
    connectActions();
    connectColours();
    connect(&m_workspace, &Workspace::historyChanged, this, &MainWindow::refreshHistory);
    connect(&m_workspace, &Workspace::historyChanged, this, &MainWindow::refreshTitle);
    connect(&m_workspace, &Workspace::revealRequested, this, &MainWindow::reveal);
    connect(&m_workspace, &Workspace::comparisonChanged, this, [this] {
        if (m_workspace.compared()) {
            m_panes[0]->show(QLatin1String("compare"));
        }
    });
    // Not in the status line, where it would pass unseen: the edit was not made.
    connect(&m_workspace, &Workspace::failed, this, [this](const QString &message) {
        m_messages->say(kRefusedTopic, tr("Nothing was changed: %1").arg(message));
    });
    connect(&m_workspace, &Workspace::historyChanged, this, [this] { m_messages->take(kRefusedTopic); });
    connect(m_files, &FileSession::fileChanged, this, &MainWindow::refreshTitle);
    connect(m_files, &FileSession::fileChanged, this, &MainWindow::enableActions);
    connect(&m_workspace, &Workspace::documentReplaced, this, [this] {
        // A bare schedule, as other programs write it, has nothing for the overview.
        const PlanSnapshot &plan = m_workspace.plan();
        if (plan.table<Phase>().isEmpty() && !plan.table<Task>().isEmpty() && m_panes[0]->current() == 0) {
            m_panes[0]->show(QLatin1String("timeline"));
        }
    });
    connect(&m_files->exchange(), &MspdiExchange::reportRequested, this, &MainWindow::showReport);
    restoreLayoutOfLastTime();
    refreshTitle();
    refreshHistory();
    applyTheme();
    m_panes[0]->show(0);
}

MainWindow::~MainWindow() = default;

bool MainWindow::open(const QString &file)
{
    return m_files->open(file);
}

void MainWindow::start(const QString &file)
{
    const bool recovered = m_files->offerRecovery(file);
    if (!recovered && !file.isEmpty()) {
        open(file);
    } else if (!file.isEmpty() && QFileInfo(file).absoluteFilePath() != m_files->file()) {
        m_messages->say(QStringLiteral("notOpened"),
                        tr("A recovered plan is open, so “%1” was not opened.").arg(QFileInfo(file).fileName()),
                        {{tr("Open It"), [this, file] {
                              if (m_files->confirmLosingChanges()) {
                                  open(file);
                              }
                          }}});
    }
}

QDockWidget *MainWindow::addPanel(const QString &title, const QString &name, QWidget *panel, Qt::DockWidgetArea area,
                                  ActionId toggle)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(panel);
    dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    addDockWidget(area, dock);
    QAction *action = m_actions[toggle];
    action->setChecked(true);
    // Toggled by the user only: a window that is being hidden or minimised hides its docks too.
    connect(action, &QAction::triggered, dock, [dock, action](bool wanted) {
        // A dock hidden behind another should come forward, not close.
        const bool isBehind = dock->isVisible() && dock->visibleRegion().isEmpty();
        dock->setVisible(wanted || isBehind);
        dock->raise();
        action->setChecked(wanted || isBehind);
    });
    connect(dock->toggleViewAction(), &QAction::toggled, action, &QAction::setChecked);
    return dock;
}

void MainWindow::buildToolBar()
{
    QToolBar *bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("main"));
    bar->setMovable(false);
    bar->setIconSize({space::kIcon, space::kIcon});
    for (const ActionId id : {ActionId::NewPlan, ActionId::Open, ActionId::Save, ActionId::Undo, ActionId::Redo,
                              ActionId::Find, ActionId::SplitView, ActionId::PrintPreview, ActionId::ExportPdf}) {
        if (id == ActionId::Undo || id == ActionId::Find || id == ActionId::PrintPreview) {
            bar->addSeparator();
        }
        bar->addAction(m_actions[id]);
    }
    auto *gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    m_scenarios =
        new ScenarioBox(m_workspace, {m_actions[ActionId::NewScenario], m_actions[ActionId::RenameScenario]}, bar);
    bar->addWidget(m_scenarios);
}

void MainWindow::buildScenarioMenus(QMenu &planMenu)
{
    planMenu.insertMenu(m_actions[ActionId::RenameScenario], m_scenarios->openMenu());
    planMenu.addMenu(m_scenarios->removeMenu());
    planMenu.addSeparator();
    planMenu.addMenu(m_scenarios->compareMenu());
    planMenu.addMenu(m_scenarios->mergeMenu());
    connect(m_scenarios, &ScenarioBox::removed, this,
            [this](const QString &name) { m_undo->offer(tr("Deleted the scenario “%1”.").arg(name)); });
}

void MainWindow::buildScheduleMenus(QMenu &planMenu)
{
    planMenu.addSeparator();
    planMenu.removeAction(m_actions[ActionId::TakeBaseline]); // it is in the menu of baselines
    auto *baselines = new BaselineMenu(m_workspace, m_actions[ActionId::TakeBaseline], this);
    connect(baselines, &BaselineMenu::removeRequested, this, [this](Id<Baseline> baseline) {
        m_remover->remove({{baseline}, true}); // it is in sight: the menu names it
    });
    planMenu.addMenu(baselines);
    planMenu.addActions(
        {m_actions[ActionId::ScheduleQuality], m_actions[ActionId::Learn], m_actions[ActionId::LevelResources]});
    m_actions.on(ActionId::ScheduleQuality, this, [this] {
        if (!m_quality) {
            m_quality = new QualityDialog(m_workspace, themeOf(m_scheme), this);
        }
        m_quality->show();
        m_quality->raise();
    });
    m_actions.on(ActionId::Learn, this, [this] { LearningDialog(m_workspace, themeOf(m_scheme), this).exec(); });
    m_actions.on(ActionId::LevelResources, this, [this] {
        if (!m_levelling) {
            m_levelling = new LevellingDialog(m_workspace, themeOf(m_scheme), this);
        }
        m_levelling->show();
        m_levelling->raise();
    });
}

void MainWindow::buildSheetActions()
{
    m_actions.on(ActionId::ImportCsv, this,
                 [this] { importFile(m_workspace, themeOf(m_scheme), shownTable(), m_files->file(), this); });
    m_actions.on(ActionId::PasteRows, this,
                 [this] { importClipboard(m_workspace, themeOf(m_scheme), shownTable(), this); });
    m_actions.on(ActionId::ExportCsv, this, [this] { exportTable(m_workspace, shownTable(), m_files->file(), this); });
}

TableId MainWindow::shownTable() const
{
    for (ViewPane *pane : m_panes) {
        for (const TablesView *tables : pane ? pane->findChildren<TablesView *>() : QList<TablesView *>()) {
            if (tables->isVisible() && static_cast<std::size_t>(tables->table()) < kPlannedTableCount) {
                return tables->table();
            }
        }
    }
    return tableId<Task>();
}

void MainWindow::showReport(const ExchangeReport &report)
{
    delete m_exchange;
    m_exchange = new ExchangeDialog(m_workspace, themeOf(m_scheme), report, this);
    m_exchange->show();
}

void MainWindow::buildViewMenu(QMenu &menu)
{
    QAction *first = menu.actions().value(0);
    int number = 1;
    for (const ViewSpec &spec : viewSpecs()) {
        auto *action = new QAction(spec.name, this);
        action->setStatusTip(spec.tip);
        if (number <= 9) { // there is no tenth digit to type
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)));
        }
        const int index = number++ - 1;
        connect(action, &QAction::triggered, this, [this, index] { usedPane().show(index); });
        menu.insertAction(first, action);
    }
    menu.insertSeparator(first);
}

void MainWindow::buildCentre()
{
    auto *centre = new QWidget(this);
    m_splitter = new QSplitter(Qt::Horizontal, centre);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_panes[0] = makePane();
    m_slider = new TimeSlider(m_workspace, m_actions[ActionId::MonthBack], m_actions[ActionId::Play],
                              m_actions[ActionId::MonthForward], centre);
    column(centre, {m_messages, {m_splitter, 1}, m_slider});
    setCentralWidget(centre);
}

ViewPane *MainWindow::makePane()
{
    auto *pane = new ViewPane(m_workspace, m_splitter);
    m_splitter->addWidget(pane);
    connect(pane, &ViewPane::compareWithSavedRequested, m_files, &FileSession::compareWithSaved);
    connect(pane, &ViewPane::compareWithFileRequested, m_files, &FileSession::compareWithFile);
    connect(pane, &ViewPane::merged, m_files, &FileSession::acceptMerged);
    connect(pane, &ViewPane::removeRequested, this,
            [this](const QWidget *view) { m_remover->remove(chosenAt(view, m_workspace)); });
    connect(pane, &ViewPane::compareWithScenarioRequested, this,
            [this] { m_scenarios->compareMenu()->popup(QCursor::pos()); });
    return pane;
}

ViewPane &MainWindow::usedPane()
{
    ViewPane *second = m_panes[1];
    return second && second->isAncestorOf(focusWidget()) ? *second : *m_panes[0];
}

void MainWindow::connectActions()
{
    m_actions.on(ActionId::Undo, &m_workspace, &Workspace::undo);
    m_actions.on(ActionId::Redo, &m_workspace, &Workspace::redo);
    m_actions.on(ActionId::Remove, this,
                 [this] { m_remover->remove(chosenAt(QApplication::focusWidget(), m_workspace)); });
    connect(&m_workspace, &Workspace::selectionChanged, this, &MainWindow::enableActions);
    m_actions.on(ActionId::Find, this, [this] { GoTo(m_workspace, this).exec(); });
    m_actions.on(ActionId::SplitView, this, &MainWindow::setSplit);
    m_actions.on(ActionId::FullScreen, this, [this](bool full) {
        setWindowState(full ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    });
    m_actions.on(ActionId::MonthBack, this, [this] { m_slider->moveByMonths(-1); });
    m_actions.on(ActionId::MonthForward, this, [this] { m_slider->moveByMonths(1); });
    m_actions.on(ActionId::PreviousGoLive, this, [this] { m_slider->moveToGoLive(-1); });
    m_actions.on(ActionId::NextGoLive, this, [this] { m_slider->moveToGoLive(1); });
    m_actions.on(ActionId::Play, this, [this](bool playing) {
        m_actions[ActionId::Play]->setIcon(QIcon::fromTheme(playing ? QStringLiteral("media-playback-pause")
                                                                    : QStringLiteral("media-playback-start")));
        m_slider->setPlaying(playing);
    });
    connect(m_slider, &TimeSlider::playEnded, this, [this] { m_actions[ActionId::Play]->setChecked(false); });
    m_actions.on(ActionId::Help, this, &MainWindow::showHelp);
    m_actions.on(ActionId::About, this, &MainWindow::showAbout);
}

void MainWindow::connectColours()
{
    auto *group = new QActionGroup(this);
    const std::pair<ActionId, ColourScheme> choices[]{{ActionId::ThemeSystem, ColourScheme::System},
                                                      {ActionId::ThemeLight, ColourScheme::Light},
                                                      {ActionId::ThemeDark, ColourScheme::Dark}};
    m_scheme = static_cast<ColourScheme>(QSettings().value(QStringLiteral("colours"), 0).toInt());
    for (const auto &[id, scheme] : choices) {
        group->addAction(m_actions[id]);
        m_actions[id]->setChecked(scheme == m_scheme);
        connect(m_actions[id], &QAction::triggered, this, [this, chosen = scheme] { setColours(chosen); });
    }
}

void MainWindow::setColours(ColourScheme scheme)
{
    m_scheme = scheme;
    QSettings().setValue(QStringLiteral("colours"), static_cast<int>(scheme));
    applyTheme();
}

void MainWindow::applyTheme()
{
    const Theme theme = themeOf(m_scheme);
    applyToApplication(theme);
    m_actions.refreshIcons();
    for (ViewPane *pane : m_panes) {
        if (pane) {
            pane->setTheme(theme);
        }
    }
    m_messages->setTheme(theme);
    m_slider->setTheme(theme);
    m_tree->setTheme(theme);
    m_inspector->setTheme(theme);
    m_findings->setTheme(theme);
    m_why->setTheme(theme);
    m_history->setTheme(theme);
    m_scenarios->setTheme(theme);
    if (m_quality) {
        m_quality->setTheme(theme);
    }
    if (m_levelling) {
        m_levelling->setTheme(theme);
    }
    if (m_exchange) {
        m_exchange->setTheme(theme);
    }
    if (m_help) {
        m_help->setTheme(theme);
    }
}

void MainWindow::setSplit(bool split)
{
    if (split && !m_panes[1]) {
        m_panes[1] = makePane();
        m_panes[1]->setTheme(themeOf(m_scheme));
        const int views = static_cast<int>(viewSpecs().size());
        m_panes[1]->show((m_panes[0]->current() + 1) % views);
        m_splitter->setStretchFactor(0, 1);
        m_splitter->setStretchFactor(1, 1);
        m_splitter->setSizes({width(), width()}); // more than there is: shared in equal parts
    } else if (m_panes[1]) {
        m_panes[1]->setVisible(split);
    }
}

void MainWindow::refreshTitle()
{
    const Document *document = m_workspace.document();
    const Scenario *scenario = openScenario(m_workspace.plan());
    // A file's name may hold anything; only the mark at the end is one.
    const QString file = m_files->displayName().replace(QStringLiteral("[*]"), QStringLiteral("[*][*]"));
    const QString name =
        scenario ? qtext(scenario->name).replace(QStringLiteral("[*]"), QStringLiteral("[*][*]")) : QString();
    // The platform adds the program's name.
    setWindowTitle(!document ? tr("Gigaplan") : scenario ? tr("%1 — %2[*]").arg(file, name) : tr("%1[*]").arg(file));
    setWindowFilePath(m_files->file());
    setWindowModified(document && document->isModified());
}

void MainWindow::refreshHistory()
{
    const Document *document = m_workspace.document();
    const bool canUndo = document && document->history().canUndo();
    const bool canRedo = document && document->history().canRedo();
    const auto text = [this](const std::string &step) {
        return fontMetrics().elidedText(oneLine(QString::fromStdString(step)), Qt::ElideMiddle, kWidestStep);
    };
    m_actions[ActionId::Undo]->setText(canUndo ? tr("&Undo %1").arg(text(document->history().undoStep().text))
                                               : tr("&Undo"));
    m_actions[ActionId::Redo]->setText(canRedo ? tr("&Redo %1").arg(text(document->history().redoStep().text))
                                               : tr("&Redo"));
    enableActions();
}

void MainWindow::enableActions()
{
    const Document *document = m_workspace.document();
    ActionNeeds met;
    met.setFlag(ActionNeed::Plan, document);
    met.setFlag(ActionNeed::File, !m_files->file().isEmpty());
    met.setFlag(ActionNeed::Edits, document && document->isModified());
    met.setFlag(ActionNeed::Selection, !m_workspace.selection().empty());
    met.setFlag(ActionNeed::UndoStep, document && document->history().canUndo());
    met.setFlag(ActionNeed::RedoStep, document && document->history().canRedo());
    m_actions.enable(met);
}

void MainWindow::reveal(EntityRef ref)
{
    // A view that is in sight brings the thing into view itself; in front of the overview the row's own view comes.
    const auto &specs = viewSpecs();
    const auto home =
        std::ranges::find_if(specs, [ref](const ViewSpec &spec) { return spec.isHomeOf && spec.isHomeOf(ref); });
    if (home != specs.end() && m_panes[0]->current() == viewIndex(QLatin1String("overview"))) {
        m_panes[0]->show(home->id);
        // The view may just have been made, after the request; ask again once it listens.
        m_workspace.reveal(ref);
    }
}

void MainWindow::showHelp()
{
    if (!m_help) {
        m_help = new HelpWindow(themeOf(m_scheme), this);
    }
    m_help->showPage(viewSpecs()[static_cast<std::size_t>(usedPane().current())].id);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void MainWindow::showAbout()
{
    QMessageBox box(
        QMessageBox::NoIcon, tr("About Gigaplan"),
        tr("<b>Gigaplan</b><br>Plans AI campuses measured in gigawatts: schedule, power, floor, GPUs and "
           "capital in one plan.<br><br>Free software under the GNU General Public License, version 3 or later."),
        QMessageBox::Ok, this);
    box.setTextFormat(Qt::RichText);
    box.exec();
}

void MainWindow::restoreLayoutOfLastTime()
{
    resize(1366, 768);
    resizeDocks({findChild<QDockWidget *>(QStringLiteral("tree")),
                 findChild<QDockWidget *>(QStringLiteral("inspector"))},
                {260, 270}, Qt::Horizontal);
    resizeDocks({findChild<QDockWidget *>(QStringLiteral("findings"))}, {120}, Qt::Vertical);
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("layout")).toByteArray());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_files->confirmLosingChanges()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("layout"), saveState());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFile(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString file = localFile(event->mimeData());
    if (!file.isEmpty() && m_files->confirmLosingChanges()) {
        open(file);
        event->acceptProposedAction();
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ThemeChange && m_scheme == ColourScheme::System) {
        applyTheme();
    }
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
        m_files->checkDisk(); // the system may not have reported it: not every network does
    }
}

} // namespace gigaplan
