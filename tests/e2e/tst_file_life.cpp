// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/programme.h"
#include "model/session/backups.h"
#include "tests/e2e/file_life.h"
#include "ui/files/file_name.h"
#include "ui/files/file_session.h"
#include "ui/files/log_export_dialog.h"
#include "ui/files/recovery_dialog.h"
#include "ui/kit/message_bar.h"
#include "ui/shell/main_window.h"
#include "ui/shell/printing.h"
#include "ui/shell/view_pane.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTreeWidget>

#include <fstream>

using namespace gigaplan;
using namespace gigaplan::test;
namespace fs = std::filesystem;

/// The life of a plan's file as its user meets it in the window: a crash, two who have it open, two who save, disks
/// that refuse.
class TestFileLife : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void recoveryRestoresEveryEdit();
    void postponingRecoveryLosesNothing();
    void discardingMovesTheCopyAside();
    void recoveringOneLeavesTheOthers();
    void copiesOfRunningProcessesAreNotOffered();

    void lockedPlanOpensAsACopyOrNotAtAll();
    void takingOver();
    void savingAfterAnotherTookOver();

    void changedOnDiskReload();
    void changedOnDiskKeepMine();
    void changedOnDiskMerge();
    void savingOverAChangedFileAsks();
    void ownSavesAreNotReported();
    void removedFromDisk();

    void revertIsOneStep();
    void saveCopyKeepsTheOpenFile();
    void backupsOpenAsCopies();
    void compareWithSaved();
    void compareWithFile();
    void migrationIsReported();

    void aFailedSaveKeepsThePlan_data();
    void aFailedSaveKeepsThePlan();
    void editIsRefusedOnAFullDisk();
    void longAndNonAsciiNames();
    void namesThatAreNotUtf8();
    void overwritesOnlyAfterConfirmation_data();
    void overwritesOnlyAfterConfirmation();
    void saveReportsWhatItCannotKeep();
    void dropsOnlyReadableFiles_data();
    void dropsOnlyReadableFiles();

private:
    QString path(const QString &name) const { return m_home->filePath(name); }
    QString campus(const QString &name = QStringLiteral("campus.gigaplan")) const
    {
        return QFile::copy(m_original, path(name)) ? path(name) : QString();
    }
    static QString working()
    {
        return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/working");
    }
    static bool rename(MainWindow &window, const std::string &title)
    {
        return window.workspace().perform(titled(window.workspace().plan(), title));
    }
    static std::string title(MainWindow &window) { return window.workspace().plan().plan().title; }
    static bool has(MainWindow &window, const char *topic)
    {
        return window.findChild<MessageBar *>()->has(QLatin1String(topic));
    }
    static bool press(MainWindow &window, const char *topic, const QString &text)
    {
        auto *message = window.findChild<MessageBar *>()->findChild<QWidget *>(QLatin1String(topic));
        for (QPushButton *button : message ? message->findChildren<QPushButton *>() : QList<QPushButton *>()) {
            if (button->text().remove(QLatin1Char('&')) == text) {
                button->click();
                return true;
            }
        }
        return false;
    }
    /// A process with edits in the plan, killed.
    static bool crash(const QString &file, int edits)
    {
        OtherProcess other(working(), file, edits);
        return other.isReady();
    }

    QTemporaryDir m_folder;
    QString m_original;
    std::string m_title;
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestFileLife::initTestCase()
{
    m_original = m_folder.filePath(QStringLiteral("original.gigaplan"));
    const auto plan = readPlan(GIGAPLAN_SOURCE_DIR "/data/one-hall.json");
    QVERIFY(plan);
    m_title = plan->plan().title;
    const auto store = storeOf(*plan);
    QVERIFY(store);
    QVERIFY(writePlan(**store, *plan, m_original.toStdString()));
}

void TestFileLife::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_home->path().toUtf8());
    qputenv("XDG_DATA_HOME", m_home->filePath(QStringLiteral("data")).toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home->filePath(QStringLiteral("config")));
}

void TestFileLife::recoveryRestoresEveryEdit()
{
    const QString file = campus();
    QVERIFY(crash(file, 3));
    QCOMPARE(FileSession::recoverable().size(), std::size_t{1});

    RecoveryDialog dialog(FileSession::recoverable());
    const auto *list = dialog.findChild<QTreeWidget *>();
    QCOMPARE(list->topLevelItemCount(), 1);
    QString row;
    for (int column = 0; column < list->columnCount(); ++column) {
        row += list->topLevelItem(0)->text(column) + QLatin1Char('|');
    }
    QVERIFY2(row.contains(QStringLiteral("campus.gigaplan")) && row.contains(QStringLiteral("|3|"))
                 && row.contains(QStringLiteral("just now")) && row.contains(m_home->path()),
             qPrintable(row));

    MainWindow window;
    window.show();
    Hand hand({{QStringLiteral("recovery"), QStringLiteral("Recover")}});
    QVERIFY(window.files().offerRecovery());
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QCOMPARE(title(window), std::string("Edit 3"));
    QCOMPARE(window.files().file(), file);
    QVERIFY(window.isWindowModified());
    QCOMPARE(titleIn(file), m_title);
    QVERIFY(FileSession::recoverable().empty());
    QVERIFY(window.files().save());
    QCOMPARE(titleIn(file), std::string("Edit 3"));
    QVERIFY(!window.isWindowModified());
}

void TestFileLife::postponingRecoveryLosesNothing()
{
    QVERIFY(crash(campus(), 1));
    MainWindow window;
    window.show();
    Hand hand({{QStringLiteral("recovery"), QStringLiteral("Later")}});
    QVERIFY(!window.files().offerRecovery());
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QCOMPARE(FileSession::recoverable().size(), std::size_t{1});
    QVERIFY(!window.workspace().document());
}

void TestFileLife::discardingMovesTheCopyAside()
{
    QVERIFY(crash(campus(), 1));
    MainWindow window;
    window.show();
    {
        Hand hesitant({{QStringLiteral("recovery"), QStringLiteral("Discard…")},
                       {QStringLiteral("discardRecovery"), QStringLiteral("Cancel")},
                       {QStringLiteral("recovery"), QStringLiteral("Later")}});
        QVERIFY(!window.files().offerRecovery());
        QVERIFY2(hesitant.complaint().isEmpty(), qPrintable(hesitant.complaint()));
        QCOMPARE(FileSession::recoverable().size(), std::size_t{1});
    }
    Hand sure({{QStringLiteral("recovery"), QStringLiteral("Discard…")},
               {QStringLiteral("discardRecovery"), QStringLiteral("Discard")}});
    QVERIFY(!window.files().offerRecovery());
    QVERIFY2(sure.complaint().isEmpty(), qPrintable(sure.complaint()));
    QVERIFY(FileSession::recoverable().empty());
    QVERIFY(!QDir(working() + QStringLiteral("/discarded"))
                 .entryList({QStringLiteral("*.gigaplan")}, QDir::Files)
                 .isEmpty());
}

void TestFileLife::recoveringOneLeavesTheOthers()
{
    QVERIFY(crash(campus(QStringLiteral("a.gigaplan")), 1));
    QVERIFY(crash(campus(QStringLiteral("b.gigaplan")), 2));
    MainWindow window;
    window.show();
    Hand hand({{QStringLiteral("recovery"), QStringLiteral("Recover")}});
    QVERIFY(window.files().offerRecovery());
    QCOMPARE(window.files().displayName(), QStringLiteral("b.gigaplan")); // the newest comes first
    const auto left = FileSession::recoverable();
    QCOMPARE(left.size(), std::size_t{1});
    QCOMPARE(left[0].file.filename(), fs::path("a.gigaplan"));
}

void TestFileLife::copiesOfRunningProcessesAreNotOffered()
{
    OtherProcess other(working(), campus(), 2);
    QVERIFY(other.isReady());
    QVERIFY(FileSession::recoverable().empty());
    MainWindow window;
    QVERIFY(!window.files().offerRecovery());
    other.kill();
    QCOMPARE(FileSession::recoverable().size(), std::size_t{1});
}

void TestFileLife::lockedPlanOpensAsACopyOrNotAtAll()
{
    const QString file = campus();
    OtherProcess other(working(), file, 0);
    QVERIFY(other.isReady());
    MainWindow window;
    window.show();
    {
        Hand hand({{QStringLiteral("planIsOpen"), QStringLiteral("Cancel")}});
        QVERIFY(!window.open(file));
        QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
        QVERIFY2(hand.said().contains(QStringLiteral("process %1").arg(other.id())), qPrintable(hand.said()));
        QVERIFY(hand.said().contains(QStringLiteral("since")));
        QVERIFY(!window.workspace().document());
    }
    Hand hand({{QStringLiteral("planIsOpen"), QStringLiteral("Open a Copy")},
               {QStringLiteral("file"), path(QStringLiteral("mine.gigaplan"))}});
    QVERIFY(window.open(file));
    QVERIFY(window.files().file().isEmpty());
    QVERIFY(window.isWindowModified()); // it is nowhere yet
    QVERIFY(rename(window, "Mine"));
    QVERIFY(window.files().save());
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QCOMPARE(titleIn(file), m_title);
    QCOMPARE(titleIn(path(QStringLiteral("mine.gigaplan"))), std::string("Mine"));
}

void TestFileLife::takingOver()
{
    const QString file = campus();
    OtherProcess other(working(), file, 0);
    QVERIFY(other.isReady());
    MainWindow window;
    window.show();
    Hand hand({{QStringLiteral("planIsOpen"), QStringLiteral("Take Over")}});
    QVERIFY(window.open(file));
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QCOMPARE(window.files().file(), file);
    QVERIFY(rename(window, "Taken"));
    QVERIFY(window.files().save());
    QCOMPARE(titleIn(file), std::string("Taken"));
}

void TestFileLife::savingAfterAnotherTookOver()
{
    const QString file = campus();
    MainWindow window;
    window.show();
    QVERIFY(window.open(file));
    QVERIFY(rename(window, "Mine"));
    auto thief = PlanSession::open(file.toStdString(), {path(QStringLiteral("elsewhere")).toStdString(), 5}, true);
    QVERIFY(thief);
    {
        Hand hand({{QStringLiteral("lockWasTaken"), QStringLiteral("Cancel")}});
        QVERIFY(!window.files().save());
        QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
        QVERIFY(hand.said().contains(QStringLiteral("process %1").arg(QCoreApplication::applicationPid())));
        QVERIFY(window.isWindowModified());
        QCOMPARE(titleIn(file), m_title);
    }
    {
        Hand hand({{QStringLiteral("lockWasTaken"), QStringLiteral("Save Anyway")}});
        QVERIFY(window.files().save());
        QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
        QCOMPARE(titleIn(file), std::string("Mine"));
    }
    auto again = PlanSession::open(file.toStdString(), {path(QStringLiteral("elsewhere")).toStdString(), 5}, true);
    QVERIFY(again);
    QVERIFY(rename(window, "Elsewhere"));
    Hand hand({{QStringLiteral("lockWasTaken"), QStringLiteral("Save As…")},
               {QStringLiteral("file"), path(QStringLiteral("other.gigaplan"))}});
    QVERIFY(window.files().save());
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QCOMPARE(titleIn(file), std::string("Mine"));
    QCOMPARE(titleIn(path(QStringLiteral("other.gigaplan"))), std::string("Elsewhere"));
    QCOMPARE(window.files().displayName(), QStringLiteral("other.gigaplan"));
    again->document.reset();
    thief->document.reset();
}

void TestFileLife::changedOnDiskReload()
{
    const QString file = campus();
    MainWindow window;
    window.show();
    QVERIFY(window.open(file));
    QVERIFY(rename(window, "Mine"));
    QVERIFY(rewrite(file, "Theirs"));
    QTRY_VERIFY(has(window, "diskChanged"));
    QVERIFY(press(window, "diskChanged", QStringLiteral("Reload")));
    QCOMPARE(title(window), std::string("Theirs"));
    QVERIFY(!window.isWindowModified());
    QVERIFY(!has(window, "diskChanged"));
    window.actions()[ActionId::Undo]->trigger();
    QCOMPARE(title(window), std::string("Mine"));
    QVERIFY(window.isWindowModified());
    window.files().checkDisk();
    QVERIFY(!has(window, "diskChanged")); // it is known
}

void TestFileLife::changedOnDiskKeepMine()
{
    const QString file = campus();
    MainWindow window;
    window.show();
    QVERIFY(window.open(file));
    QVERIFY(rewrite(file, "Theirs"));
    QTRY_VERIFY(has(window, "diskChanged"));
    QVERIFY(press(window, "diskChanged", QStringLiteral("Keep Mine")));
    QCOMPARE(title(window), m_title);
    QVERIFY(window.isWindowModified()); // the file has something else
    Hand hand({});
    QVERIFY(window.files().save());
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QCOMPARE(titleIn(file), m_title);
    QCOMPARE(titleIn(QString::fromStdString(backupOf(file.toStdString(), 1).string())), std::string("Theirs"));
}

void TestFileLife::changedOnDiskMerge()
{
    const QString file = campus();
    MainWindow window;
    window.show();
    QVERIFY(window.open(file));
    const PlanSnapshot base = window.workspace().plan();
    QVERIFY(rename(window, "Mine"));
    QVERIFY(rewrite(file, "Theirs"));
    QTRY_VERIFY(has(window, "diskChanged"));
    QVERIFY(press(window, "diskChanged", QStringLiteral("Merge…")));
    const ComparedPlan *compared = window.workspace().compared();
    QVERIFY(compared && compared->base);
    QVERIFY(*compared->base == base);
    const ComparedFrom from = compared->from;
    QCOMPARE(compared->plan.plan().title, std::string("Theirs"));
    QCOMPARE(title(window), std::string("Mine")); // nothing is taken before it is chosen
    QCOMPARE(titleIn(file), std::string("Theirs"));
    {
        // Having looked is not having merged.
        Hand hand({{QStringLiteral("fileWasChanged"), QStringLiteral("Cancel")}});
        QVERIFY(!window.files().save());
        QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    }
    QVERIFY(rename(window, "Both"));
    window.workspace().stopComparing();
    Q_EMIT window.pane().merged(from);
    Hand hand({});
    QVERIFY(window.files().save());
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QCOMPARE(titleIn(file), std::string("Both"));
    QCOMPARE(titleIn(QString::fromStdString(backupOf(file.toStdString(), 1).string())), std::string("Theirs"));
}

void TestFileLife::savingOverAChangedFileAsks()
{
    const QString file = campus();
    MainWindow window;
    window.show();
    QVERIFY(window.open(file));
    QVERIFY(rename(window, "Mine"));
    QVERIFY(rewrite(file, "Theirs"));
    {
        Hand hand({{QStringLiteral("fileWasChanged"), QStringLiteral("Cancel")}});
        QVERIFY(!window.files().save());
        QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
        QCOMPARE(titleIn(file), std::string("Theirs"));
        QVERIFY(window.isWindowModified());
    }
    Hand hand({{QStringLiteral("fileWasChanged"), QStringLiteral("Overwrite")}});
    QVERIFY(window.files().save());
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QCOMPARE(titleIn(file), std::string("Mine"));
    QCOMPARE(titleIn(QString::fromStdString(backupOf(file.toStdString(), 1).string())), std::string("Theirs"));
    QVERIFY(!window.isWindowModified());
}

void TestFileLife::ownSavesAreNotReported()
{
    MainWindow window;
    window.show();
    QVERIFY(window.open(campus()));
    for (const char *name : {"One", "Two"}) {
        QVERIFY(rename(window, name));
        QVERIFY(window.files().save());
    }
    QTest::qWait(800); // longer than the watch waits for others to come to an end
    QVERIFY(!has(window, "diskChanged"));
}

void TestFileLife::removedFromDisk()
{
    const QString file = campus();
    MainWindow window;
    window.show();
    QVERIFY(window.open(file));
    QVERIFY(QFile::remove(file));
    QTRY_VERIFY(has(window, "diskChanged"));
    QCOMPARE(title(window), m_title);
    QVERIFY(window.files().save());
    QCOMPARE(titleIn(file), m_title);
    QVERIFY(!has(window, "diskChanged"));
}

void TestFileLife::revertIsOneStep()
{
    MainWindow window;
    window.show();
    QVERIFY(window.open(campus()));
    const PlanSnapshot saved = window.workspace().plan();
    QVERIFY(!window.actions()[ActionId::Revert]->isEnabled());
    QVERIFY(rename(window, "One"));
    QVERIFY(rename(window, "Two"));
    window.actions()[ActionId::Revert]->trigger();
    QVERIFY(window.workspace().plan() == saved);
    QVERIFY(!window.isWindowModified());
    window.actions()[ActionId::Undo]->trigger();
    QCOMPARE(title(window), std::string("Two"));
    QVERIFY(window.isWindowModified());
}

void TestFileLife::saveCopyKeepsTheOpenFile()
{
    const QString file = campus();
    MainWindow window;
    window.show();
    QVERIFY(window.open(file));
    QVERIFY(rename(window, "Mine"));
    Hand hand({{QStringLiteral("file"), path(QStringLiteral("copy.gigaplan"))}});
    window.actions()[ActionId::SaveCopy]->trigger();
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QCOMPARE(titleIn(path(QStringLiteral("copy.gigaplan"))), std::string("Mine"));
    QCOMPARE(titleIn(file), m_title);
    QCOMPARE(window.files().file(), file);
    QVERIFY(window.isWindowModified());
}

void TestFileLife::backupsOpenAsCopies()
{
    const QString file = campus();
    MainWindow window;
    window.show();
    QVERIFY(window.open(file));
    for (const char *name : {"One", "Two"}) {
        QVERIFY(rename(window, name));
        QVERIFY(window.files().save());
    }
    QMenu *backups = nullptr;
    for (QMenu *menu : window.findChildren<QMenu *>()) {
        if (menu->title().remove(QLatin1Char('&')) == QStringLiteral("Open Backup")) {
            backups = menu;
        }
    }
    QVERIFY(backups);
    Q_EMIT backups->aboutToShow();
    QCOMPARE(backups->actions().size(), 2);
    backups->actions().at(0)->trigger();
    QCOMPARE(title(window), std::string("One"));
    QVERIFY(window.files().file().isEmpty());
    QVERIFY(window.isWindowModified());
    QCOMPARE(titleIn(file), std::string("Two"));
}

void TestFileLife::compareWithSaved()
{
    MainWindow window;
    window.show();
    QVERIFY(window.open(campus()));
    QVERIFY(rename(window, "Mine"));
    window.actions()[ActionId::CompareSaved]->trigger();
    const ComparedPlan *compared = window.workspace().compared();
    QVERIFY(compared);
    QCOMPARE(compared->plan.plan().title, m_title);
    QVERIFY(!compared->base);
}

void TestFileLife::compareWithFile()
{
    const QString other = campus(QStringLiteral("other.gigaplan"));
    QVERIFY(rewrite(other, "Other"));
    MainWindow window;
    window.show();
    QVERIFY(window.open(campus()));
    Hand hand({{QStringLiteral("file"), other}});
    window.actions()[ActionId::CompareFile]->trigger();
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QVERIFY(window.workspace().compared());
    QCOMPARE(window.workspace().compared()->plan.plan().title, std::string("Other"));
}

void TestFileLife::migrationIsReported()
{
    const QString file = path(QStringLiteral("old.gigaplan"));
    QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/tests/model/store/files/version-1.gigaplan"), file));
    MainWindow window;
    window.show();
    Hand hand({});
    QVERIFY(window.open(file));
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint())); // a message, not a dialog
    QVERIFY(has(window, "fileNote"));
    QVERIFY(window.open(campus()));
    QVERIFY(!has(window, "fileNote"));
}

void TestFileLife::aFailedSaveKeepsThePlan_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("directory gone") << QStringLiteral("nowhere/at/all/x.gigaplan");
    QTest::newRow("name too long") << QString(300, QLatin1Char('n')) + QStringLiteral(".gigaplan");
    QTest::newRow("a directory of that name") << QStringLiteral("folder.gigaplan");
    QTest::newRow("no format") << QStringLiteral("plan.docx");
}

void TestFileLife::aFailedSaveKeepsThePlan()
{
    QFETCH(QString, target);
    QVERIFY(QDir(m_home->path()).mkdir(QStringLiteral("folder.gigaplan")));
    const QString file = campus();
    MainWindow window;
    window.show();
    QVERIFY(window.open(file));
    QVERIFY(rename(window, "Mine"));
    {
        Hand hand({{QStringLiteral("saveFailed"), QStringLiteral("Cancel")}});
        QVERIFY(!window.files().saveTo(path(target)));
        QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    }
    QCOMPARE(title(window), std::string("Mine"));
    QCOMPARE(window.files().file(), file);
    QCOMPARE(titleIn(file), m_title);
    QVERIFY(window.isWindowModified());
    Hand hand({{QStringLiteral("saveFailed"), QStringLiteral("Save As…")},
               {QStringLiteral("file"), path(QStringLiteral("here.gigaplan"))}});
    QVERIFY(window.files().saveTo(path(target)));
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QCOMPARE(titleIn(path(QStringLiteral("here.gigaplan"))), std::string("Mine"));
    QVERIFY(!window.isWindowModified());
}

void TestFileLife::editIsRefusedOnAFullDisk()
{
    MainWindow window;
    window.show();
    QVERIFY(window.open(campus()));
    QVERIFY(rename(window, "Before"));
    const PlanSnapshot before = window.workspace().plan();
    QString said;
    connect(&window.workspace(), &Workspace::failed, &window, [&](const QString &message) { said = message; });
    Hand hand({});
    bool isDone = true;
    {
        const NoRoom full;
        isDone = rename(window, "After");
    }
    QVERIFY(!isDone);
    QVERIFY(!said.isEmpty());
    QVERIFY(has(window, "refused"));
    QVERIFY(window.workspace().plan() == before);
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint())); // no dialog in the way
    QVERIFY(rename(window, "After")); // there is room again
    QVERIFY(!has(window, "refused"));
    QCOMPARE(title(window), std::string("After"));
    window.actions()[ActionId::Undo]->trigger();
    QVERIFY(window.workspace().plan() == before);
}

void TestFileLife::longAndNonAsciiNames()
{
    const QString folder = path(QStringLiteral("Größe/計画/план/") + QString(200, QLatin1Char('x')));
    QVERIFY(QDir().mkpath(folder));
    const QString file = folder + QStringLiteral("/Kampus – 100 % [*] 園区.gigaplan");
    MainWindow window;
    window.show();
    QVERIFY(window.open(campus()));
    QVERIFY(rename(window, "Mine"));
    QVERIFY(window.files().saveTo(file));
    QCOMPARE(window.files().file(), file);
    QCOMPARE(titleIn(file), std::string("Mine"));
    QVERIFY(rename(window, "Again"));
    QVERIFY(window.files().save());
    QVERIFY(window.open(path(QStringLiteral("campus.gigaplan"))));
    QVERIFY(window.open(file));
    QCOMPARE(title(window), std::string("Again"));
    QVERIFY(crash(campus(QStringLiteral("園区 %s <b>.gigaplan")), 1));
    QCOMPARE(FileSession::recoverable().size(), std::size_t{1});
}

void TestFileLife::namesThatAreNotUtf8()
{
    const fs::path file = fs::path(m_home->path().toStdString())
        / "gr\xF6\xDF"
          "e \xFF.gigaplan";
    fs::copy_file(m_original.toStdString(), file);
    QCOMPARE(pathOf(fileText(file)).native(), file.native());
    MainWindow window;
    window.show();
    QVERIFY(window.open(fileText(file)));
    QVERIFY(rename(window, "Mine"));
    QVERIFY(window.files().save());
    QCOMPARE(readPlan(file)->plan().title, std::string("Mine"));
    QCOMPARE(backupsOf(file).size(), std::size_t{1});
    QVERIFY(window.files().recent().all().contains(fileText(file)));
    for (const char *name : {"plain", "Größe 園区 🏭", "\xED\xB3\xBF", "\xC0\x80", "a\xE5\x9C"}) {
        QCOMPARE(pathOf(fileText(name)).native(), std::string(name));
    }
}

void TestFileLife::overwritesOnlyAfterConfirmation_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("written");
    QTest::newRow("plan") << QStringLiteral("plan") << QStringLiteral("out") << QStringLiteral("out.gigaplan");
    QTest::newRow("copy") << QStringLiteral("copy") << QStringLiteral("out") << QStringLiteral("out.gigaplan");
    QTest::newRow("log") << QStringLiteral("log") << QStringLiteral("out") << QStringLiteral("out.csv");
    QTest::newRow("report") << QStringLiteral("report") << QStringLiteral("out") << QStringLiteral("out.pdf");
}

void TestFileLife::overwritesOnlyAfterConfirmation()
{
    QFETCH(QString, what);
    QFETCH(QString, typed);
    QFETCH(QString, written);
    MainWindow window;
    window.show();
    QVERIFY(window.open(campus()));
    std::ofstream(path(written).toStdString()) << "precious";
    Hand hand({{QStringLiteral("file"), path(typed)},
               {QStringLiteral("file"), path(written)},
               {QString(), QStringLiteral("Yes")}});
    if (what == QStringLiteral("plan")) {
        QVERIFY(window.files().saveAs());
    } else if (what == QStringLiteral("copy")) {
        QVERIFY(window.files().saveCopy());
    } else if (what == QStringLiteral("log")) {
        exportLog(window.workspace(), window.files().file(), &window);
    } else {
        QTRY_VERIFY(window.workspace().forecast());
        exportReport(window.workspace(), window.files().file(), &window);
    }
    QVERIFY2(hand.complaint().isEmpty(), qPrintable(hand.complaint()));
    QVERIFY2(hand.said().contains(written) && hand.said().contains(QStringLiteral("exists")), qPrintable(hand.said()));
    QVERIFY(QFileInfo(path(written)).size() > 20);
    QVERIFY(!QFileInfo::exists(path(typed)));
}

void TestFileLife::saveReportsWhatItCannotKeep()
{
    const QString file = campus();
    fs::create_hard_link(file.toStdString(), path(QStringLiteral("same")).toStdString());
    MainWindow window;
    window.show();
    QVERIFY(window.open(file));
    QVERIFY(rename(window, "Mine"));
    QVERIFY(window.files().save());
    QVERIFY(has(window, "notKept"));
    QVERIFY(rename(window, "Again"));
    QVERIFY(window.files().save());
    QVERIFY(!has(window, "notKept"));
}

void TestFileLife::dropsOnlyReadableFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("taken");
    QTest::newRow("plan") << QStringLiteral("a.gigaplan") << true;
    QTest::newRow("readable plan") << QStringLiteral("a.JSON") << true;
    QTest::newRow("project") << QStringLiteral("a.xml") << true;
    QTest::newRow("something else") << QStringLiteral("a.txt") << false;
}

void TestFileLife::dropsOnlyReadableFiles()
{
    QFETCH(QString, name);
    QFETCH(bool, taken);
    MainWindow window;
    window.show();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path(name))});
    QDragEnterEvent event(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    event.setAccepted(false);
    QCoreApplication::sendEvent(&window, &event);
    QCOMPARE(event.isAccepted(), taken);
}

int main(int argc, char **argv)
{
    if (argc > 4 && std::string_view(argv[1]) == "--other") {
        return OtherProcess::run(argc, argv);
    }
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("gigaplan-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("file-life"));
    TestFileLife test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_file_life.moc"
