// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/apply_difference.h"
#include "model/plan/crews.h"
#include "model/plan/tasks.h"
#include "tests/support/test_program.h"
#include "ui/schedule/levelling_dialog.h"
#include "ui/shell/main_window.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace gigaplan;

/// Levelling as the Plan menu offers it.
class TestLevellingDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("gigaplan-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("levelling"));
    }
    void init()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1366, 768);
        m_window->show();
        const QString file = m_directory.filePath(QStringLiteral("plan.json"));
        QFile::remove(file);
        QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/one-hall.json"), file));
        QVERIFY(m_window->open(file));
    }
    void cleanup() { m_window.reset(); }
    void planWithoutResourcesOffersToAddOne();
    void previewApplyAndClear();
    void laterEditsAreKept();
    void followsThePlan();
    void stoppingChangesNothing();

private:
    Workspace &workspace() { return m_window->workspace(); }
    const PlanSnapshot &plan() { return workspace().plan(); }
    void assignCrew();
    LevellingDialog *open();
    static QPushButton *button(LevellingDialog *dialog, const QString &text);
    static QTreeWidget *table(LevellingDialog *dialog, const QString &name);

    QTemporaryDir m_directory;
    std::unique_ptr<MainWindow> m_window;
};

/// One crew for two works that the links would let run side by side.
void TestLevellingDialog::assignCrew()
{
    ChangeSummary change;
    Resource crew;
    crew.key = "crew";
    crew.id = {idValueFromKey("resource", crew.key)};
    crew.name = "Fit-out crew";
    change.of<Resource>().inserted.push_back(crew);
    for (const Task &task : plan().table<Task>()) {
        if (task.key == "cooling" || task.key == "electrical") {
            Assignment assignment;
            assignment.key = task.key;
            assignment.id = {idValueFromKey("assignment", task.key)};
            assignment.task = task.id;
            assignment.resource = crew.id;
            change.of<Assignment>().inserted.push_back(assignment);
        }
    }
    QCOMPARE(change.of<Assignment>().inserted.size(), std::size_t{2});
    QVERIFY(workspace().perform(ApplyDifference(change, "Assign a crew")));
    QTRY_COMPARE(workspace().forecast()->plan.version(), plan().version());
}

LevellingDialog *TestLevellingDialog::open()
{
    m_window->actions()[ActionId::LevelResources]->trigger();
    auto *dialog = m_window->findChild<LevellingDialog *>();
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

QPushButton *TestLevellingDialog::button(LevellingDialog *dialog, const QString &text)
{
    for (QPushButton *one : dialog->findChildren<QPushButton *>()) {
        if (one->text().remove(u'&') == text) {
            return one;
        }
    }
    return nullptr;
}

QTreeWidget *TestLevellingDialog::table(LevellingDialog *dialog, const QString &name)
{
    for (QTreeWidget *one : dialog->findChildren<QTreeWidget *>()) {
        if (one->accessibleName() == name) {
            return one;
        }
    }
    return nullptr;
}

void TestLevellingDialog::planWithoutResourcesOffersToAddOne()
{
    LevellingDialog *dialog = open();
    QVERIFY(dialog);
    auto *add = button(dialog, QStringLiteral("Add a Resource"));
    QVERIFY(add && add->isVisible());
    QVERIFY(!button(dialog, QStringLiteral("Apply"))->isEnabled());
    QVERIFY(!button(dialog, QStringLiteral("Clear Levelling"))->isEnabled());
    add->click();
    QCOMPARE(plan().table<Resource>().size(), std::size_t{1});
    QVERIFY(workspace().primarySelection().is<Resource>());
}

void TestLevellingDialog::laterEditsAreKept()
{
    assignCrew();
    LevellingDialog *dialog = open();
    QVERIFY(dialog);
    auto *apply = button(dialog, QStringLiteral("Apply"));
    QTRY_VERIFY(apply->isEnabled());
    ChangeSummary change;
    for (Task task : plan().table<Task>()) {
        if (task.key == "cooling" || task.key == "electrical") {
            task.name += " (renamed)";
            change.of<Task>().updated.push_back({std::move(task), 1});
        }
    }
    QVERIFY(workspace().perform(ApplyDifference(change, "Rename")));
    QVERIFY(!apply->isEnabled());
    QTRY_VERIFY(apply->isEnabled()); // recomputed
    apply->click();
    const auto &tasks = plan().table<Task>();
    QCOMPARE(std::count_if(tasks.begin(), tasks.end(),
                           [](const Task &task) { return task.name.ends_with("(renamed)"); }),
             2);
    QVERIFY(std::any_of(tasks.begin(), tasks.end(), [](const Task &task) { return task.levelDelay.value > 0; }));
}

void TestLevellingDialog::previewApplyAndClear()
{
    assignCrew();
    const PlanSnapshot before = plan();
    const std::size_t steps = workspace().document()->history().doneCount();
    LevellingDialog *dialog = open();
    QVERIFY(dialog);
    auto *apply = button(dialog, QStringLiteral("Apply"));
    auto *clear = button(dialog, QStringLiteral("Clear Levelling"));
    QTRY_VERIFY(apply->isEnabled());
    QVERIFY(!clear->isEnabled());
    QVERIFY(plan() == before);
    auto *moved = table(dialog, QStringLiteral("Tasks that move"));
    QVERIFY(moved->topLevelItemCount() > 0);
    QVERIFY(moved->topLevelItem(0)->text(5).startsWith(QStringLiteral("waits for “Fit-out crew”")));
    QCOMPARE(table(dialog, QStringLiteral("Waiting per hall"))->topLevelItemCount(), 1);
    QCOMPARE(table(dialog, QStringLiteral("Go-lives"))->topLevelItemCount(), 1);
    Q_EMIT moved->itemClicked(moved->topLevelItem(0), 0);
    QVERIFY(workspace().primarySelection().is<Task>());
    QCOMPARE(QString::fromStdString(plan().find(workspace().primarySelection().as<Task>())->name),
             moved->topLevelItem(0)->text(0));

    apply->click();
    QCOMPARE(workspace().document()->history().doneCount(), steps + 1);
    QTRY_VERIFY(clear->isEnabled());
    QTRY_VERIFY(!dialog->isBusy());
    QVERIFY(!apply->isEnabled()); // it is levelled
    clear->click();
    QVERIFY(plan() == before);
    workspace().undo();
    workspace().undo();
    QVERIFY(plan() == before);
}

void TestLevellingDialog::followsThePlan()
{
    LevellingDialog *dialog = open();
    QVERIFY(dialog && button(dialog, QStringLiteral("Add a Resource"))->isVisible());
    assignCrew();
    QTRY_VERIFY(button(dialog, QStringLiteral("Apply"))->isEnabled());
    QVERIFY(!button(dialog, QStringLiteral("Add a Resource"))->isVisible());
    auto *effort = dialog->findChildren<QComboBox *>().constLast();
    effort->setCurrentIndex(2);
    Q_EMIT effort->activated(2);
    QVERIFY(!button(dialog, QStringLiteral("Apply"))->isEnabled());
    QTRY_VERIFY(button(dialog, QStringLiteral("Apply"))->isEnabled());
}

void TestLevellingDialog::stoppingChangesNothing()
{
    assignCrew();
    const PlanSnapshot before = plan();
    LevellingDialog *dialog = open();
    QVERIFY(dialog);
    button(dialog, QStringLiteral("Stop"))->click(); // whether or not it was ready by then
    QTRY_VERIFY(!dialog->isBusy());
    QVERIFY(plan() == before);
    QVERIFY(!button(dialog, QStringLiteral("Stop"))->isEnabled());
    dialog->close();
    QTRY_VERIFY(!m_window->findChild<LevellingDialog *>());
}

GIGAPLAN_TEST(TestLevellingDialog)
#include "tst_levelling_dialog.moc"
