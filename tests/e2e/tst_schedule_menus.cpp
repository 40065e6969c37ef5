// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/plan/baselines.h"
#include "model/plan/fields.h"
#include "model/plan/links.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"
#include "tests/e2e/file_life.h"
#include "tests/support/test_program.h"
#include "ui/files/file_session.h"
#include "ui/schedule/baseline_menu.h"
#include "ui/schedule/learning_dialog.h"
#include "ui/schedule/quality_dialog.h"
#include "ui/shell/main_window.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace gigaplan;
using namespace gigaplan::test;

/// Baselines, the schedule's quality and learning, as the Plan menu offers them.
class TestScheduleMenus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("gigaplan-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("schedule-menus"));
    }
    void init()
    {
        QVERIFY(m_directory.isValid());
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1366, 768);
        m_window->show();
        const QString file = m_directory.filePath(QStringLiteral("plan.json"));
        QFile::remove(file);
        QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/abilene.json"), file));
        QVERIFY(m_window->open(file));
    }
    void cleanup() { m_window.reset(); }
    void aBaselineIsTakenChosenAndRemoved();
    void aNameThatIsTakenCannotBeChosen();
    void qualityLeadsToTheTask();
    void learningIsPreviewed();

private:
    Workspace &workspace() { return m_window->workspace(); }
    const PlanSnapshot &plan() { return workspace().plan(); }
    void take(const QString &name);
    QAction *entry(QMenu *menu, const QString &text);

    QTemporaryDir m_directory;
    std::unique_ptr<MainWindow> m_window;
};

void TestScheduleMenus::take(const QString &name)
{
    QTimer::singleShot(0, m_window.get(), [&] {
        QWidget *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(QStringLiteral("baselineName"))->setText(name);
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    });
    m_window->actions()[ActionId::TakeBaseline]->trigger();
}

QAction *TestScheduleMenus::entry(QMenu *menu, const QString &text)
{
    Q_EMIT menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->text().section(QLatin1Char('\t'), 0, 0) == text) {
            return action;
        }
    }
    return nullptr;
}

void TestScheduleMenus::aBaselineIsTakenChosenAndRemoved()
{
    auto *menu = m_window->findChild<BaselineMenu *>();
    QVERIFY(menu);
    take(QStringLiteral("Agreed & signed"));
    QCOMPARE(plan().table<Baseline>().size(), std::size_t(1));
    QCOMPARE(plan().table<BaselineTask>().size(), plan().table<Task>().size());
    const Id<Baseline> first = plan().table<Baseline>()[0].id;
    QCOMPARE(workspace().baseline(), first);
    take(QStringLiteral("Second"));
    QCOMPARE(plan().table<Baseline>().size(), std::size_t(2));
    QVERIFY(workspace().baseline() != first);

    QAction *choice = entry(menu, QStringLiteral("Agreed && signed"));
    QVERIFY(choice && !choice->isChecked());
    choice->trigger();
    QCOMPARE(workspace().baseline(), first);
    entry(menu, QStringLiteral("No Baseline"))->trigger();
    QVERIFY(!workspace().baseline());

    auto *remove = m_window->findChild<QMenu *>(QStringLiteral("removeBaseline"));
    Hand hand({{QStringLiteral("removeRows"), QStringLiteral("Remove")}}); // with its dates, as the question says
    entry(remove, QStringLiteral("Second"))->trigger();
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QCOMPARE(plan().table<Baseline>().size(), std::size_t(1));
    QCOMPARE(plan().table<BaselineTask>().size(), plan().table<Task>().size());
}

void TestScheduleMenus::aNameThatIsTakenCannotBeChosen()
{
    take(QStringLiteral("Agreed"));
    bool refused = false;
    QTimer::singleShot(0, m_window.get(), [&] {
        QWidget *dialog = QApplication::activeModalWidget();
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("baselineName"));
        auto *accept = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        name->setText(QStringLiteral("Agreed"));
        refused = !accept->isEnabled();
        name->setText(QString());
        refused = refused && !accept->isEnabled();
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    m_window->actions()[ActionId::TakeBaseline]->trigger();
    QVERIFY(refused);
    QCOMPARE(plan().table<Baseline>().size(), std::size_t(1));
}

void TestScheduleMenus::qualityLeadsToTheTask()
{
    m_window->actions()[ActionId::ScheduleQuality]->trigger();
    auto *dialog = m_window->findChild<QualityDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *tree = dialog->findChild<QTreeWidget *>();
    QCOMPARE(tree->topLevelItemCount(), 19);
    // A lead in a link to a task that is still open: the check fails and shows it.
    EntityRef link;
    for (const Link &one : plan().table<Link>()) {
        const Task *to = plan().find(one.to);
        if (to && !to->actualStart && !to->actualFinish
            && workspace().forecast()->schedule->find(plan(), one.to)->summary == false) {
            link = one.id;
        }
    }
    QVERIFY(link);
    QVERIFY(workspace().perform(SetField({link}, *fieldNamed(tableId<Link>(), "lag_min"), std::int64_t{-480})));
    const auto leads = [&] { return tree->findItems(QStringLiteral("Leads"), Qt::MatchExactly).value(0); };
    QTRY_COMPARE(leads()->childCount(), 1);
    leads()->setExpanded(true);
    Q_EMIT tree->itemClicked(leads()->child(0), 0);
    QCOMPARE(workspace().primarySelection(), EntityRef(plan().find(link.as<Link>())->to));
    workspace().undo();
    QTRY_COMPARE(leads()->childCount(), 0);
}

void TestScheduleMenus::learningIsPreviewed()
{
    const PlanSnapshot before = plan();
    const std::size_t steps = workspace().document()->history().doneCount();
    bool empty = false, offered = false;
    QTimer::singleShot(0, m_window.get(), [&] {
        auto *dialog = qobject_cast<LearningDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        auto *apply = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Apply);
        empty = !apply->isEnabled();
        for (QComboBox *rule : dialog->findChildren<QComboBox *>()) {
            rule->setCurrentIndex(1);
        }
        for (QDoubleSpinBox *rate : dialog->findChildren<QDoubleSpinBox *>()) {
            rate->setValue(10);
        }
        offered = apply->isEnabled() && plan() == before;
        apply->click();
    });
    m_window->actions()[ActionId::Learn]->trigger();
    QVERIFY(empty);
    QVERIFY(offered);
    QVERIFY(plan().table<LearningRate>().size() > 0);
    QCOMPARE(workspace().document()->history().doneCount(), steps + 1);
    workspace().undo();
    QVERIFY(plan() == before);
}

GIGAPLAN_TEST(TestScheduleMenus)
#include "tst_schedule_menus.moc"
