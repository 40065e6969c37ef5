// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/mspdi_files.h"
#include "model/files/plan_files.h"
#include "model/plan/tasks.h"
#include "tests/support/test_program.h"
#include "ui/files/exchange_dialog.h"
#include "ui/files/file_session.h"
#include "ui/kit/message_bar.h"
#include "ui/shell/main_window.h"
#include "ui/shell/view_pane.h"

#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

#include <fstream>

using namespace gigaplan;

/// MS Project XML, as the window opens and exports it.
class TestMspdiWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("gigaplan-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("mspdi-window"));
    }
    void init()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1366, 768);
        m_window->show();
        std::ofstream(path("works.xml").toStdString())
            << "<?xml version=\"1.0\"?><Project "
               "xmlns=\"http://schemas.microsoft.com/project\"><StartDate>2026-10-05T08:00:00</StartDate>"
               "<Tasks><Task><UID>5</UID><Name>Dig</Name><Duration>PT8H0M0S</Duration><Start>2026-10-05T08:00:00</"
               "Start>"
               "<Finish>2026-10-07T17:00:00</Finish><FixedCost>700</FixedCost></Task></Tasks></Project>";
    }
    void cleanup() { m_window.reset(); }

    void importIsANewPlanAndReportsDifferences()
    {
        QVERIFY(m_window->open(path("works.xml")));
        auto &files = *m_window->findChild<FileSession *>();
        QVERIFY(files.file().isEmpty());
        QCOMPARE(files.displayName(), QStringLiteral("works.xml"));
        QVERIFY(m_window->isWindowModified());
        QCOMPARE(m_window->pane().current(), viewIndex(QLatin1String("timeline")));
        QWidget *message = m_window->findChild<MessageBar *>()->findChild<QWidget *>(QStringLiteral("fileNote"));
        QVERIFY(message);
        message->findChild<QPushButton *>()->click();
        auto *dialog = m_window->findChild<ExchangeDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        auto *tree = dialog->findChild<QTreeWidget *>();
        QCOMPARE(tree->topLevelItemCount(), 2);
        QTreeWidgetItem *task = tree->topLevelItem(1)->child(0);
        QCOMPARE(task->text(0), QStringLiteral("Dig"));
        QVERIFY(task->text(3).startsWith(QStringLiteral("its duration does not fill the time")));
        QCOMPARE(task->child(0)->text(1), QStringLiteral("7 Oct 2026 17:00"));
        QCOMPARE(task->child(0)->text(2), QStringLiteral("5 Oct 2026 17:00"));
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), QStringLiteral("1 fixed costs of tasks"));
        Q_EMIT tree->itemClicked(task->child(0), 0);
        QCOMPARE(m_window->workspace().primarySelection(), EntityRef(m_window->workspace().plan().table<Task>()[0].id));
        QVERIFY(m_window->findChild<MessageBar *>()->has(QStringLiteral("fileNote"))); // until it is closed
    }

    void savingTheImportMakesAPlanFile()
    {
        QVERIFY(m_window->open(path("works.xml")));
        auto &files = *m_window->findChild<FileSession *>();
        QVERIFY(files.saveTo(path("works.gigaplan")));
        QCOMPARE(files.displayName(), QStringLiteral("works.gigaplan"));
        const auto saved = readPlan(path("works.gigaplan").toStdString());
        QVERIFY(saved);
        QCOMPARE(isoInstant(*saved->table<Task>()[0].sourceFinish),
                 std::string("2026-10-07T17:00")); // what the file said stays
        QVERIFY(!m_window->findChild<MessageBar *>()->has(QStringLiteral("fileNote")));
    }

    void exportDoesNotTouchThePlanFile()
    {
        QVERIFY(m_window->open(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/one-hall.json")));
        auto &files = *m_window->findChild<FileSession *>();
        const QString before = files.file();
        QVERIFY(files.exchange().exportTo(m_window->workspace().plan(), path("out.xml")));
        QCOMPARE(files.file(), before);
        QVERIFY(!m_window->isWindowModified());
        const auto import = readMspdi(path("out.xml").toStdString());
        QVERIFY(import);
        QCOMPARE(import->plan.table<Task>().size(), m_window->workspace().plan().table<Task>().size());
        QVERIFY(m_window->findChild<MessageBar *>()->has(QStringLiteral("fileNote")));
    }

    void refusedImportChangesNothing()
    {
        QVERIFY(m_window->open(path("works.xml")));
        std::ofstream(path("bad.xml").toStdString()) << "<Project><Tasks><Task></Task></Tasks></Project>";
        QString said;
        QTimer::singleShot(0, m_window.get(), [&] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            said = box ? box->informativeText() : QStringLiteral("nothing");
            if (box) {
                box->reject();
            }
        });
        QVERIFY(!m_window->open(path("bad.xml")));
        QVERIFY2(said.contains(QStringLiteral("expected a UID")), qPrintable(said));
        QCOMPARE(m_window->findChild<FileSession *>()->displayName(), QStringLiteral("works.xml"));
    }

private:
    QString path(const char *name) const { return m_directory.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_directory;
    std::unique_ptr<MainWindow> m_window;
};

GIGAPLAN_TEST(TestMspdiWindow)
#include "tst_mspdi_window.moc"
