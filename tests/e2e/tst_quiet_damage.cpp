// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/command_sequence.h"
#include "model/edit/removal.h"
#include "model/edit/scenarios.h"
#include "model/edit/task_outline.h"
#include "model/plan/baselines.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/e2e/file_life.h"
#include "tests/support/test_program.h"
#include "ui/compare/scenario_box.h"
#include "ui/files/file_session.h"
#include "ui/files/new_plan_dialog.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/question.h"
#include "ui/schedule/baseline_menu.h"
#include "ui/schedule/levelling_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/view_pane.h"
#include "ui/tables/inspector_panel.h"
#include "ui/tables/plan_tree_panel.h"
#include "ui/tables/tables_view.h"
#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/timeline_view.h"

#include <QDockWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// How many slots an action's `triggered` reaches, those of menus that show it included.
struct Receivers : QObject {
    static int of(const QAction &action) { return (action.*&Receivers::receivers)(SIGNAL(triggered(bool))); }
};

void collect(const QList<QAction *> &actions, QList<QPointer<QAction>> &all)
{
    for (QAction *action : actions) {
        if (action->menu()) {
            collect(action->menu()->actions(), all);
        } else if (!action->isSeparator()) {
            all << action;
        }
    }
}

} // namespace

/// Unintended changes to a plan by a key, a click or a menu: by mouse and keyboard in the real window.
class TestQuietDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void longHeadlineIsNotTruncated();
    void deletingAPhaseBarNamesWhatIsRemoved();
    void deletingATaskIsOneStepWithUndo();
    void removingHiddenRowsAsks();
    void deleteKeyWorksInTextFields();
    void delInTheTreeLeavesTheTasksOfAPhase();
    void delAndTheButtonRemoveInTables();
    void aTaskIsAddedBesideTheSelectedOne();
    void reportsTasksThatBecomeGroups();
    void keysMoveOnlySelectedTasks();
    void ctrlArrowsStretchTheTaskOrMoveTheMonth();
    void menusKeepTheirActions();
    void aBaselineIsTakenAfterItsMenuWasOpened();
    void removingABaselineAsks();
    void closingAsksIfThereIsNoFile();
    void closingAsksIfTheFileIsGone();
    void levellingIsClearedForTheSelection();
    void titlesNameTheProgramOnce();

private:
    Workspace &workspace() { return m_window->workspace(); }
    const PlanSnapshot &plan() { return workspace().plan(); }
    QString path(const QString &name) const { return m_directory->filePath(name); }
    void open(const char *name)
    {
        const QString own = path(QLatin1String(name));
        QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/") + QLatin1String(name), own));
        QVERIFY(m_window->open(own));
    }
    template <class View>
    View &view()
    {
        for (std::size_t i = 0; i < viewSpecs().size(); ++i) {
            if (auto *found = qobject_cast<View *>(m_window->pane().view(static_cast<int>(i)))) {
                m_window->pane().show(static_cast<int>(i));
                QTest::qWait(1);
                return *found;
            }
        }
        qFatal("the window has no such view");
    }
    TimelineCanvas &timeline() { return view<TimelineView>().canvas(); }
    bool settle()
    {
        return QTest::qWaitFor([&] { return workspace().forecast()->plan.version() == plan().version(); }, 20'000);
    }
    /// The line of the first phase's own bar.
    int phaseLine(TimelineCanvas &canvas)
    {
        for (int line = 0; line < canvas.lines().rows().size(); ++line) {
            if (canvas.lines().rows().row(line).phaseBar) {
                return line;
            }
        }
        return -1;
    }
    void clickName(TimelineCanvas &canvas, Id<Task> task)
    {
        canvas.revealTask(task);
        QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {},
                          canvas.cellOf(task, OutlineColumn::Name).center().toPoint());
    }
    /// A leaf whose removal takes at most links with it, or (`more`) one that rows are installed by.
    Id<Task> leaf(bool more)
    {
        for (const Task &task : plan().table<Task>()) {
            const bool isSummary = workspace().forecast()->schedule->find(plan(), task.id)->summary;
            if (!isSummary && task.duration.value > 0 && removalOf(plan(), {task.id}).isMoreThanNamed() == more) {
                return task.id;
            }
        }
        return {};
    }
    QPushButton *undoButton()
    {
        auto *bar = m_window->findChild<MessageBar *>();
        return bar->has(QStringLiteral("undoOffer"))
            ? bar->findChild<QWidget *>(QStringLiteral("undoOffer"))->findChild<QPushButton *>()
            : nullptr;
    }
    /// Closed dialogs and menus do not give the keyboard back where there is no window manager.
    void activate()
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    /// Del where the keyboard is.
    void del()
    {
        QWidget *focus = m_window->focusWidget();
        activate();
        QTest::keyClick(focus ? focus : m_window.get(), Qt::Key_Delete);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<MainWindow> m_window;
};

void TestQuietDamage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("gigaplan-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("quiet-damage"));
}

void TestQuietDamage::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", path(QStringLiteral("data")).toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory->path());
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    activate();
}

void TestQuietDamage::longHeadlineIsNotTruncated()
{
    Hand hand({{QStringLiteral("long"), QStringLiteral("Cancel")}});
    QCOMPARE(
        ask(m_window.get(), QStringLiteral("long"),
            QStringLiteral("“Campus programme Texas and Ohio, revision 2, as of November.json” is open elsewhere."),
            QStringLiteral("Somebody else has it."), {QStringLiteral("&Open a Copy")}),
        -1);
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
}

void TestQuietDamage::deletingAPhaseBarNamesWhatIsRemoved()
{
    open("openai-nvidia-10gw.json");
    TimelineCanvas &canvas = timeline();
    const int line = phaseLine(canvas);
    QVERIFY(line >= 0);
    const Id<Task> summary = canvas.lines().rows().taskAt(line);
    const Id<Phase> phase = plan().find(summary)->phase;
    QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, canvas.barOf(summary).center().toPoint());
    QVERIFY(workspace().isSelected(summary) && workspace().isSelected(phase)); // both light up in the other views

    const PlanSnapshot before = plan();
    const Removal removal = removalOf(before, {summary});
    QVERIFY(removal.with.size() > 500 && !removal.losses.empty());
    {
        Hand hand({{QStringLiteral("removeRows"), QStringLiteral("Cancel")}});
        del();
        QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
        QVERIFY2(hand.said().contains(QString::fromStdString(withText(removal))), qPrintable(hand.said()));
        QVERIFY(hand.said().contains(
            QStringLiteral("not removed: the phase “%1”").arg(QString::fromStdString(displayName(before, phase)))));
        for (const std::string &loss : lossTexts(removal)) {
            QVERIFY2(hand.said().contains(QString::fromStdString(loss)), loss.c_str());
        }
    }
    QVERIFY(plan() == before);
    QVERIFY(!undoButton());
    Hand hand({{QStringLiteral("removeRows"), QStringLiteral("Remove")}});
    del();
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QVERIFY(!plan().find(summary));
    QVERIFY(plan().find(phase)); // the task was chosen here, its phase stays
    QVERIFY(undoButton());
    QTest::mouseClick(undoButton(), Qt::LeftButton);
    QVERIFY(plan() == before);
    QVERIFY(!undoButton());
}

void TestQuietDamage::deletingATaskIsOneStepWithUndo()
{
    open("openai-nvidia-10gw.json");
    TimelineCanvas &canvas = timeline();
    const Id<Task> task = leaf(false);
    QVERIFY(task);
    clickName(canvas, task);
    const PlanSnapshot before = plan();
    Hand nobody({});
    del();
    QVERIFY2(nobody.complaint().isEmpty(), qPrintable(nobody.complaint()));
    QVERIFY(!plan().find(task));
    QCOMPARE(plan().table<Task>().size() + 1, before.table<Task>().size());
    QVERIFY(undoButton());
    // The offer is about that step only.
    QVERIFY(workspace().perform(titled(plan(), "Another step")));
    QVERIFY(!undoButton());
    workspace().undo();
    workspace().undo();
    QVERIFY(plan() == before);
}

void TestQuietDamage::removingHiddenRowsAsks()
{
    open("openai-nvidia-10gw.json");
    TimelineCanvas &canvas = timeline();
    const Id<Task> task = leaf(false);
    clickName(canvas, task);
    const PlanSnapshot before = plan();
    const auto asks = [&](const char *where) {
        Hand hand({{QStringLiteral("removeRows"), QStringLiteral("Cancel")}});
        del();
        QVERIFY2(hand.complaint().isEmpty(),
                 qPrintable(QLatin1String(where) + QStringLiteral(": ") + hand.complaint()));
        QVERIFY(hand.said().contains(QString::fromStdString(displayName(plan(), task))));
        QVERIFY(plan() == before);
    };
    // The inspector shows the task, but Del there means a cell.
    auto *inspector = m_window->findChild<InspectorPanel *>()->findChild<QTableView *>();
    inspector->setFocus();
    asks("inspector");
    m_window->pane().show(0);
    m_window->findChild<QDockWidget *>(QStringLiteral("findings"))->findChild<QTableView *>()->setFocus();
    asks("findings, over another view");
    m_window->findChild<PlanTreePanel *>()->findChild<QTreeView *>()->setFocus();
    asks("tree, which has no tasks");
    view<TimelineView>();
    canvas.setFocus();
    canvas.lines().collapseAll();
    asks("a closed group");
    view<TablesView>().showTable(tableId<Row>());
    view<TablesView>().findChild<QTableView *>()->setFocus();
    asks("another table");
}

void TestQuietDamage::deleteKeyWorksInTextFields()
{
    open("one-hall.json");
    workspace().select({plan().table<Phase>()[0].id});
    const PlanSnapshot before = plan();
    auto *words = m_window->findChild<PlanTreePanel *>()->findChild<QLineEdit *>();
    words->setFocus();
    QTest::keyClicks(words, QStringLiteral("abc"));
    QTest::keyClick(words, Qt::Key_Home);
    Hand nobody({});
    QTest::keyClick(words, Qt::Key_Delete);
    QCOMPARE(words->text(), QStringLiteral("bc"));
    QTest::keyClick(words, Qt::Key_End);
    QTest::keyClick(words, Qt::Key_Delete); // nothing after the cursor
    QVERIFY2(nobody.complaint().isEmpty(), qPrintable(nobody.complaint()));
    QVERIFY(plan() == before);
}

void TestQuietDamage::delInTheTreeLeavesTheTasksOfAPhase()
{
    open("openai-nvidia-10gw.json");
    const Phase *phase = inOrder<Phase>(plan())[1];
    const Id<Phase> id = phase->id;
    auto *tree = m_window->findChild<PlanTreePanel *>()->findChild<QTreeView *>();
    workspace().select({id});
    const QModelIndex at = tree->selectionModel()->selectedRows().value(0);
    QVERIFY(at.isValid());
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(at).center());
    tree->setFocus();
    const PlanSnapshot before = plan();
    const Removal removal = removalOf(before, {id});
    Hand hand({{QStringLiteral("removeRows"), QStringLiteral("Remove")}});
    del();
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QVERIFY(hand.said().contains(QStringLiteral("lose their phase")));
    QVERIFY(!plan().find(id));
    QCOMPARE(plan().table<Task>().size(), before.table<Task>().size());
    QCOMPARE(plan().table<Row>().size(), before.table<Row>().size());
    workspace().undo();
    QVERIFY(plan() == before);
}

void TestQuietDamage::delAndTheButtonRemoveInTables()
{
    open("openai-nvidia-10gw.json");
    auto &tables = view<TablesView>();
    auto *table = tables.findChild<QTableView *>();
    const Id<Task> task = leaf(false);
    workspace().select({task});
    tables.reveal(task);
    const QModelIndex at = table->selectionModel()->selectedRows().value(0);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(at).center());
    {
        Hand nobody({});
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY2(nobody.complaint().isEmpty(), qPrintable(nobody.complaint()));
    }
    QVERIFY(!plan().find(task));
    QVERIFY(undoButton());
    workspace().undo();

    tables.showTable(tableId<Site>());
    const EntityRef site = plan().table<Site>()[0].id;
    workspace().select({site});
    QPushButton *remove = nullptr;
    for (QPushButton *button : tables.findChildren<QPushButton *>()) {
        remove = button->text() == QStringLiteral("Remove") ? button : remove;
    }
    Hand hand({{QStringLiteral("removeRows"), QStringLiteral("Cancel")}});
    QTest::mouseClick(remove, Qt::LeftButton);
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QVERIFY(hand.said().contains(QStringLiteral("halls")));
    QVERIFY(exists(plan(), site));
}

void TestQuietDamage::aTaskIsAddedBesideTheSelectedOne()
{
    open("openai-nvidia-10gw.json");
    TimelineCanvas &canvas = timeline();
    const Id<Task> selected = leaf(true);
    clickName(canvas, selected);
    const Task before = *plan().find(selected);
    const std::size_t parts = siblingsOf(plan(), before.parent).size();
    auto &tables = view<TablesView>();
    QPushButton *add = nullptr;
    for (QPushButton *button : tables.findChildren<QPushButton *>()) {
        add = button->text() == QStringLiteral("Add row") ? button : add;
    }
    QTest::mouseClick(add, Qt::LeftButton);
    QVERIFY(settle());
    const Id<Task> added = workspace().primarySelection().as<Task>();
    QVERIFY(added && added != selected);
    const Task &row = *plan().find(added);
    QCOMPARE(row.parent, before.parent);
    QCOMPARE(row.phase, before.phase);
    QVERIFY(siblingsOf(plan(), selected).empty());
    QCOMPARE(siblingsOf(plan(), before.parent).size(), parts + 1);
    QVERIFY(workspace().forecast()->schedule->find(plan(), added)->start >= startOfDay(*plan().plan().statusDate));
    QVERIFY(!undoButton());
    workspace().undo();
    QVERIFY(*plan().find(selected) == before);
}

void TestQuietDamage::reportsTasksThatBecomeGroups()
{
    open("openai-nvidia-10gw.json");
    TimelineCanvas &canvas = timeline();
    // Two consecutive leaves that are not linked, so that one can become part of the other.
    Id<Task> above, below;
    for (const Task &group : plan().table<Task>()) {
        const auto parts = siblingsOf(plan(), group.id);
        for (std::size_t i = 1; !above && i < parts.size(); ++i) {
            const auto indent = indentTasks(plan(), {parts[i]->id});
            const bool canBePart = indent && tried(**indent, plan());
            if (canBePart && parts[i - 1]->duration.value > 0 && siblingsOf(plan(), parts[i - 1]->id).empty()) {
                above = parts[i - 1]->id;
                below = parts[i]->id;
            }
        }
    }
    QVERIFY(above);
    clickName(canvas, below);
    const PlanSnapshot before = plan();
    QTest::keyClick(&canvas, Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(plan().find(below)->parent, above);
    QVERIFY(undoButton());
    QTest::mouseClick(undoButton(), Qt::LeftButton);
    QVERIFY(plan() == before);
    QVERIFY(!undoButton());
}

void TestQuietDamage::keysMoveOnlySelectedTasks()
{
    open("openai-nvidia-10gw.json");
    TimelineCanvas &canvas = timeline();
    clickName(canvas, leaf(true));
    workspace().select({plan().table<Hall>()[0].id}); // as a click on the floor does
    canvas.setFocus();
    const PlanSnapshot before = plan();
    for (const auto &[key, modifier, held] : {std::tuple{Qt::Key_PageDown, Qt::AltModifier, Qt::Key_Alt},
                                              std::tuple{Qt::Key_Right, Qt::ControlModifier, Qt::Key_Control}}) {
        QTest::keyPress(&canvas, held, modifier);
        QTest::keyClick(&canvas, key, modifier);
        QTest::keyRelease(&canvas, held);
    }
    QVERIFY(plan() == before);
}

void TestQuietDamage::ctrlArrowsStretchTheTaskOrMoveTheMonth()
{
    open("openai-nvidia-10gw.json");
    TimelineCanvas &canvas = timeline();
    const Id<Task> task = leaf(true);
    clickName(canvas, task);
    canvas.setFocus();
    const Date asOf = workspace().asOf();
    const Minutes before = plan().find(task)->duration;
    QTest::keyPress(&canvas, Qt::Key_Control, Qt::ControlModifier);
    QTest::keyClick(&canvas, Qt::Key_Right, Qt::ControlModifier);
    QTest::keyRelease(&canvas, Qt::Key_Control);
    QVERIFY(settle());
    QVERIFY(plan().find(task)->duration.value > before.value);
    QCOMPARE(workspace().asOf().days, asOf.days);
    workspace().select({});
    QTest::keyClick(&canvas, Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(workspace().asOf().days > asOf.days);
}

void TestQuietDamage::menusKeepTheirActions()
{
    open("one-hall.json");
    QVERIFY(workspace().perform(CreateScenario("What if", {}, "Ada")));
    QList<QPointer<QAction>> actions;
    collect(m_window->menuBar()->actions(), actions);
    QHash<QAction *, int> before;
    for (const auto &action : actions) {
        before.insert(action, Receivers::of(*action));
    }
    QVERIFY(before.size() > 40);
    for (int time = 0; time < 2; ++time) {
        for (QMenu *menu : m_window->findChildren<QMenu *>()) {
            menu->popup(m_window->geometry().center());
            menu->close();
        }
    }
    for (const ActionSpec &spec : Actions::specs()) {
        QAction *action = m_window->actions()[spec.id];
        QVERIFY2(before.contains(action), spec.text);
        QVERIFY2(Receivers::of(*action) >= before[action], spec.text);
        const QList<QObject *> shownIn = action->associatedObjects();
        QVERIFY2(std::any_of(shownIn.begin(), shownIn.end(),
                             [](QObject *owner) { return qobject_cast<QMenu *>(owner); }),
                 spec.text);
    }
}

void TestQuietDamage::aBaselineIsTakenAfterItsMenuWasOpened()
{
    open("one-hall.json");
    auto *menu = m_window->findChild<BaselineMenu *>();
    QAction *take = m_window->actions()[ActionId::TakeBaseline];
    for (std::size_t count = 1; count <= 3; ++count) {
        menu->popup(m_window->geometry().center());
        QTRY_VERIFY(menu->isVisible());
        QTimer::singleShot(0, m_window.get(), [] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->accept();
        });
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(take).center());
        QCOMPARE(plan().table<Baseline>().size(), count);
    }
    // And by its keys.
    activate();
    QTimer::singleShot(0, m_window.get(), [] { qobject_cast<QDialog *>(QApplication::activeModalWidget())->accept(); });
    QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(plan().table<Baseline>().size(), std::size_t{4});
}

void TestQuietDamage::removingABaselineAsks()
{
    open("one-hall.json");
    QTimer::singleShot(0, m_window.get(), [] { qobject_cast<QDialog *>(QApplication::activeModalWidget())->accept(); });
    m_window->actions()[ActionId::TakeBaseline]->trigger();
    auto *remove = m_window->findChild<QMenu *>(QStringLiteral("removeBaseline"));
    Q_EMIT remove->aboutToShow();
    Hand hand({{QStringLiteral("removeRows"), QStringLiteral("Cancel")}});
    remove->actions().constFirst()->trigger();
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QVERIFY(hand.said().contains(QStringLiteral("baseline tasks")));
    QCOMPARE(plan().table<Baseline>().size(), std::size_t{1});
}

void TestQuietDamage::closingAsksIfThereIsNoFile()
{
    const QString other = path(QStringLiteral("other.json"));
    QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/one-hall.json"), other));
    QVERIFY(m_window->files().adopt(emptyPlan("Nothing yet", makeDate(2026, 1, 1))));
    QVERIFY(m_window->isWindowModified());
    const auto asks = [&](const char *what, auto &&act) {
        const PlanSnapshot before = plan();
        activate();
        Hand hand({{QStringLiteral("unsavedChanges"), QStringLiteral("Cancel")}});
        act();
        QVERIFY2(hand.complaint().isEmpty(), qPrintable(QLatin1String(what) + QStringLiteral(": ") + hand.complaint()));
        QVERIFY(hand.said().contains(QStringLiteral("no file yet")));
        QVERIFY2(plan() == before, what);
        QVERIFY(m_window->isVisible());
    };
    asks("new", [&] { QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier); });
    asks("open", [&] { QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier); });
    asks("quit", [&] { QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier); });
    asks("close", [&] { m_window->close(); });
    asks("drop", [&] {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(other)});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &enter);
        QDropEvent drop({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &drop);
    });
    QVERIFY(m_window->files().saveTo(path(QStringLiteral("mine.gigaplan"))));
    QVERIFY(!m_window->isWindowModified());
    QVERIFY(m_window->files().confirmLosingChanges());
    QVERIFY(m_window->files().openCopy(other)); // a copy is nowhere, either
    asks("recent", [&] {
        for (QMenu *menu : m_window->findChildren<QMenu *>()) {
            if (menu->title() == QStringLiteral("Open Re&cent")) {
                menu->actions().constFirst()->trigger();
            }
        }
    });
}

void TestQuietDamage::closingAsksIfTheFileIsGone()
{
    open("one-hall.json");
    QVERIFY(m_window->files().confirmLosingChanges());
    QVERIFY(QFile::remove(path(QStringLiteral("one-hall.json"))));
    {
        Hand hand({{QStringLiteral("unsavedChanges"), QStringLiteral("Cancel")}});
        QVERIFY(!m_window->close());
        QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
        QVERIFY(hand.said().contains(QStringLiteral("Its file is gone")));
    }
    Hand hand({{QStringLiteral("unsavedChanges"), QStringLiteral("Save")}});
    QVERIFY(m_window->files().confirmLosingChanges());
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QVERIFY(QFile::exists(path(QStringLiteral("one-hall.json"))));
}

void TestQuietDamage::levellingIsClearedForTheSelection()
{
    open("openai-nvidia-10gw.json");
    const auto phases = inOrder<Phase>(plan());
    const Id<Phase> first = phases[0]->id, second = phases[1]->id;
    std::vector<EntityRef> held;
    for (const Id<Phase> phase : {first, second}) {
        for (const Task &task : plan().table<Task>()) {
            if (task.phase == phase && held.size() < (phase == first ? 1u : 2u)
                && !workspace().forecast()->schedule->find(plan(), task.id)->summary) {
                held.emplace_back(task.id);
            }
        }
    }
    QCOMPARE(held.size(), std::size_t{2});
    QVERIFY(workspace().perform(SetField(held, *fieldNamed(tableId<Task>(), "level_delay_min"), std::int64_t{480})));
    QVERIFY(settle());
    LevellingDialog dialog(workspace(), Theme::light(), m_window.get());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *phase = dialog.findChild<QComboBox *>();
    phase->setCurrentIndex(2); // all, the first, the second
    Q_EMIT phase->activated(2);
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("C&lear Levelling")) {
            QVERIFY(button->isEnabled());
            button->click();
        }
    }
    QCOMPARE(plan().find(held[0].as<Task>())->levelDelay.value, std::int64_t{480});
    QCOMPARE(plan().find(held[1].as<Task>())->levelDelay.value, std::int64_t{0});
}

void TestQuietDamage::titlesNameTheProgramOnce()
{
    QVERIFY(m_window->files().adopt(emptyPlan("Nothing yet", makeDate(2026, 1, 1))));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Untitled[*]")); // the system adds the program's name
}

GIGAPLAN_TEST(TestQuietDamage)
#include "tst_quiet_damage.moc"
