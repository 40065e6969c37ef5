// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/edit/scenario_origins.h"
#include "model/edit/scenarios.h"
#include "model/plan/fields.h"
#include "model/plan/programme.h"
#include "model/plan/scenarios.h"
#include "model/report/report.h"
#include "tests/support/test_program.h"
#include "ui/compare/scenario_box.h"
#include "ui/files/file_session.h"
#include "ui/kit/message_bar.h"
#include "ui/shell/main_window.h"
#include "ui/shell/view_pane.h"

#include <QDialogButtonBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace gigaplan;

/// What-if copies by the box of the tool bar, as its user works with them.
class TestScenarioBox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("gigaplan-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("scenario-box"));
    }
    void init();
    void cleanup() { m_window.reset(); }
    void newScenarioIsNamedAndOpened();
    void aTakenNameCannotBeChosen();
    void theMenuSwitchesInPlace();
    void renamingUpdatesBoxMenuAndTitle();
    void deletingAsksByName();
    void comparingAndMerging();
    void siblingsMergeFromTheEarlierBranch();
    void savingAsJsonWarnsAboutTheLog();

private:
    ScenarioBox &box() { return *m_window->findChild<ScenarioBox *>(); }
    QString boxText()
    {
        const QString text = box().text();
        return text.endsWith(QStringLiteral(" ▾")) ? text.chopped(2) : QString();
    }
    Workspace &workspace() { return m_window->workspace(); }
    const PlanSnapshot &plan() { return workspace().plan(); }
    void branch(const char *name) { QVERIFY(workspace().perform(CreateScenario(name, {}, "Ada"))); }
    void setTarget(double megawatts)
    {
        QVERIFY(workspace().perform(
            SetField({plan().table<Phase>()[0].id}, *fieldNamed(tableId<Phase>(), "target_mw"), megawatts)));
    }
    double target() { return plan().table<Phase>()[0].target.value; }
    Id<Scenario> scenario(const std::string &name)
    {
        for (const Scenario &found : plan().table<Scenario>()) {
            if (found.name == name) {
                return found.id;
            }
        }
        return {};
    }
    /// The entry of a menu as it is when opened.
    static QAction *entry(QMenu *menu, const QString &text)
    {
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text().section(QLatin1Char('\t'), 0, 0) == text) {
                return action;
            }
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<MainWindow> m_window;
};

void TestScenarioBox::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory->path());
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    // A file of its own: one file is open in one window, and tests run side by side.
    const QString file = m_directory->filePath(QStringLiteral("one-hall.json"));
    QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/one-hall.json"), file));
    QVERIFY(m_window->open(file));
}

void TestScenarioBox::newScenarioIsNamedAndOpened()
{
    QCOMPARE(boxText(), QStringLiteral("No scenarios"));
    const PlanSnapshot before = plan();
    bool asked = false;
    QTimer::singleShot(0, this, [&] {
        auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("scenarioDialog"));
        QVERIFY(dialog);
        asked = true;
        auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(!ok->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("scenarioName")),
                         QStringLiteral("Late substation"));
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("scenarioQuestion"))
            ->setPlainText(QStringLiteral("Six months late?"));
        QVERIFY(ok->isEnabled());
        ok->click();
    });
    m_window->actions()[ActionId::NewScenario]->trigger();
    QVERIFY(asked);
    QCOMPARE(boxText(), QStringLiteral("Late substation"));
    QVERIFY(box().toolTip().contains(QStringLiteral("Six months late?")));
    QVERIFY(box().toolTip().contains(QString::fromLatin1(kFirstScenarioName)));
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("one-hall.json — Late substation")));
    const auto *tree = m_window->findChild<QDockWidget *>(QStringLiteral("tree"))->findChild<QTreeView *>();
    QVERIFY(tree->model()->index(0, 0).data().toString().startsWith(QStringLiteral("Late substation — ")));
    const Report report = buildReport(*computeForecast(plan()), workspace().asOf());
    QVERIFY(report.title.ends_with("— Late substation"));
    workspace().undo();
    QVERIFY(plan() == before);
    QCOMPARE(boxText(), QStringLiteral("No scenarios"));
    QVERIFY(!m_window->windowTitle().contains(QStringLiteral("Late")));
}

void TestScenarioBox::aTakenNameCannotBeChosen()
{
    branch("A");
    bool asked = false;
    QTimer::singleShot(0, this, [&] {
        auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("scenarioDialog"));
        QVERIFY(dialog);
        auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("scenarioName"));
        asked = true;
        for (const auto &[text, fine] :
             {std::pair("A", false), std::pair("  ", false), std::pair("Base plan", false), std::pair("B", true)}) {
            name->setText(QString::fromLatin1(text));
            QVERIFY2(ok->isEnabled() == fine, text);
        }
        dialog->reject();
    });
    m_window->actions()[ActionId::NewScenario]->trigger();
    QVERIFY(asked);
}

void TestScenarioBox::theMenuSwitchesInPlace()
{
    const double original = target();
    branch("Larger");
    setTarget(original + 100);
    workspace().select({plan().table<Phase>()[0].id});
    QAction *base = entry(box().menu(), QString::fromLatin1(kFirstScenarioName));
    QVERIFY(base && base->isCheckable() && !base->isChecked());
    QVERIFY(entry(box().menu(), QStringLiteral("Larger"))->isChecked());
    QVERIFY(entry(box().menu(), QStringLiteral("Larger"))->text().endsWith(QStringLiteral("from Base plan")));
    QVERIFY(entry(box().menu(), QStringLiteral("Larger"))->statusTip().contains(QStringLiteral("by Ada")));
    entry(box().menu(), QString::fromLatin1(kFirstScenarioName))->trigger();
    QCOMPARE(target(), original);
    QCOMPARE(boxText(), QString::fromLatin1(kFirstScenarioName));
    QCOMPARE(workspace().primarySelection(), EntityRef(plan().table<Phase>()[0].id));
    entry(box().openMenu(), QStringLiteral("Larger"))->trigger();
    QCOMPARE(target(), original + 100);
    const std::size_t steps = workspace().document()->history().stepCount();
    entry(box().openMenu(), QStringLiteral("Larger"))->trigger(); // is open already
    QCOMPARE(workspace().document()->history().stepCount(), steps);
}

void TestScenarioBox::renamingUpdatesBoxMenuAndTitle()
{
    branch("A & B");
    QCOMPARE(boxText(), QStringLiteral("A && B"));
    QVERIFY(entry(box().menu(), QStringLiteral("A && B")));
    QTimer::singleShot(0, this, [&] {
        auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("scenarioDialog"));
        QVERIFY(dialog);
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("scenarioName"));
        QCOMPARE(name->text(), QStringLiteral("A & B"));
        name->setText(QStringLiteral("Renamed"));
        dialog->accept();
    });
    m_window->actions()[ActionId::RenameScenario]->trigger();
    QCOMPARE(boxText(), QStringLiteral("Renamed"));
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("Renamed")));
}

void TestScenarioBox::deletingAsksByName()
{
    branch("Doomed");
    branch("Other");
    for (const bool sure : {false, true}) {
        QTimer::singleShot(0, this, [&] {
            auto *question = m_window->findChild<QMessageBox *>(QStringLiteral("removeScenario"));
            QVERIFY(question && question->text().contains(QStringLiteral("Doomed")));
            for (QAbstractButton *button : question->buttons()) {
                if ((question->buttonRole(button) == QMessageBox::DestructiveRole) == sure) {
                    button->click();
                    return;
                }
            }
        });
        QVERIFY(!entry(box().removeMenu(), QStringLiteral("Other"))); // the open one stays
        entry(box().removeMenu(), QStringLiteral("Doomed"))->trigger();
        QCOMPARE(static_cast<bool>(scenario("Doomed")), !sure);
    }
    workspace().undo();
    QVERIFY(scenario("Doomed"));
}

void TestScenarioBox::comparingAndMerging()
{
    const double original = target();
    branch("Larger");
    setTarget(original + 100);
    const PlanSnapshot larger = contentOf(plan(), scenario("Larger"));
    entry(box().openMenu(), QString::fromLatin1(kFirstScenarioName))->trigger();
    entry(box().compareMenu(), QStringLiteral("Larger"))->trigger();
    QVERIFY(workspace().compared());
    QCOMPARE(workspace().compared()->name, QStringLiteral("Larger"));
    QVERIFY(!workspace().compared()->base);
    QVERIFY(contentOf(workspace().compared()->plan, {}) == larger || workspace().compared()->plan == larger);
    QCOMPARE(m_window->pane().current(), viewIndex(QLatin1String("compare")));
    entry(box().mergeMenu(), QStringLiteral("Larger"))->trigger();
    QVERIFY(workspace().compared()->base);
    QCOMPARE(workspace().compared()->base->table<Phase>()[0].target.value, original);
}

void TestScenarioBox::siblingsMergeFromTheEarlierBranch()
{
    const std::string base = kFirstScenarioName;
    const double original = target();
    branch("First");
    QVERIFY(workspace().perform(SwitchScenario(scenario(base))));
    setTarget(original + 10);
    branch("Second");
    branch("Grandchild");
    const auto from = [&](const char *a, const char *b) {
        const auto origin = commonOrigin(plan(), scenario(a), scenario(b));
        return origin ? origin->table<Phase>()[0].target.value : -1.0;
    };
    QCOMPARE(from("First", base.c_str()), original);
    QCOMPARE(from(base.c_str(), "Second"), original + 10);
    QCOMPARE(from("Second", "Grandchild"), original + 10);
    QCOMPARE(from("First", "Second"), original);
    QCOMPARE(from("Grandchild", "First"), original);
    // With their origin gone the two still know what they branched from, but no longer share it.
    QVERIFY(workspace().perform(RemoveScenario(scenario(base))));
    QCOMPARE(from("First", "Second"), -1.0);
    QCOMPARE(from("Second", "Grandchild"), original + 10);
}

void TestScenarioBox::savingAsJsonWarnsAboutTheLog()
{
    const auto *messages = m_window->findChild<MessageBar *>();
    const auto told = [messages] { return messages->has(QStringLiteral("logStays")); };
    QVERIFY(m_window->files().saveTo(m_directory->filePath(QStringLiteral("a.json"))));
    QVERIFY(!told()); // there is no log yet
    setTarget(target() + 1);
    QVERIFY(m_window->files().saveTo(m_directory->filePath(QStringLiteral("b.json"))));
    QVERIFY(told());
    QVERIFY(m_window->files().saveTo(m_directory->filePath(QStringLiteral("a.gigaplan"))));
    QVERIFY(!told());
}

GIGAPLAN_TEST(TestScenarioBox)
#include "tst_scenario_box.moc"
