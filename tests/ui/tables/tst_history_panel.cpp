// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/items/history_model.h"
#include "model/items/logged_changes_model.h"
#include "model/plan/fields.h"
#include "model/plan/places.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"
#include "ui/tables/history_panel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

using Place = HistoryModel::Place;

class TestHistoryPanel : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workspace> m_workspace;
    Workspace &workspace() { return *m_workspace; }

    void name(const char *text)
    {
        const EntityRef hall = idOf<Hall>("hall-1");
        QVERIFY(workspace().perform(SetField({hall}, *fieldNamed(tableId<Hall>(), "name"), std::string(text))));
    }
    std::string hallName() { return workspace().plan().find(idOf<Hall>("hall-1"))->name; }
    static QString cell(const QAbstractItemModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
    static void click(QListView &view, int row)
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(row, 0)).center());
    }

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        auto document = openDocument(smallCampusRows());
        QVERIFY(document);
        document->setAuthor("Ada");
        openIn(*m_workspace, std::move(document));
    }
    void cleanup() { m_workspace.reset(); }

    void stepsAreListedAndMarked()
    {
        HistoryModel model(workspace());
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.placeOf(0), Place::Current);
        QVERIFY(model.index(0, 0).data(HistoryModel::SavedRole).toBool());
        name("A");
        name("B");
        name("C");
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.currentRow(), 3);
        QVERIFY(cell(model, 1, HistoryModel::WhatColumn).contains(QStringLiteral("Name")));
        QCOMPARE(cell(model, 1, HistoryModel::WhoColumn), QStringLiteral("Ada"));
        QCOMPARE(cell(model, 1, HistoryModel::RowsColumn), QStringLiteral("1"));
        QVERIFY(!cell(model, 1, HistoryModel::WhenColumn).isEmpty());
        workspace().undo();
        QCOMPARE(model.placeOf(1), Place::Done);
        QCOMPARE(model.placeOf(2), Place::Current);
        QCOMPARE(model.placeOf(3), Place::Undone);
        // Something else instead of what was undone.
        name("D");
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.placeOf(3), Place::Current);
        QCOMPARE(model.stepsAt(3), std::optional<std::size_t>(3));
    }

    void savedMarkFollowsSaving()
    {
        HistoryModel model(workspace());
        const auto savedRow = [&model] {
            for (int row = 0; row < model.rowCount(); ++row) {
                if (model.index(row, 0).data(HistoryModel::SavedRole).toBool()) {
                    return row;
                }
            }
            return -1;
        };
        name("A");
        name("B");
        QCOMPARE(savedRow(), 0);
        workspace().document()->setClean();
        QCOMPARE(savedRow(), 2);
        workspace().undo();
        QCOMPARE(savedRow(), 2);
        workspace().redo();
        QCOMPARE(savedRow(), 2);
        workspace().goTo(1);
        name("C"); // the saved point was given up
        QCOMPARE(savedRow(), -1);
    }

    void earlierSessionsAreListedOnly()
    {
        name("A");
        name("B");
        workspace().undo();
        const QTemporaryDir directory;
        const std::filesystem::path file = directory.filePath(QStringLiteral("plan.gigaplan")).toStdString();
        QVERIFY(workspace().document()->store().saveAs(file));
        auto store = Store::openCopy(file);
        QVERIFY(store);
        auto document = Document::fromStore(std::move(*store));
        QVERIFY(document);
        HistoryModel model(workspace());
        QAbstractItemModelTester tester(&model);
        openIn(workspace(), std::move(*document));
        QCOMPARE(model.rowCount(), 4); // two edits, one undo, as opened
        for (int row = 0; row < 3; ++row) {
            QCOMPARE(model.placeOf(row), Place::Earlier);
            QVERIFY(!model.stepsAt(row));
            QVERIFY(!(model.index(row, HistoryModel::WhyColumn).flags() & Qt::ItemIsEditable));
        }
        QVERIFY(cell(model, 2, HistoryModel::WhatColumn).startsWith(QStringLiteral("Undo")));
        QCOMPARE(model.placeOf(3), Place::Current);
        QCOMPARE(model.stepsAt(3), std::optional<std::size_t>(0));
        name("C");
        QCOMPARE(model.rowCount(), 5);
    }

    void longLogShowsItsLatestPartFirst()
    {
        const int edits = static_cast<int>(HistoryModel::kEarlierShown) + 30;
        for (int i = 0; i < edits; ++i) {
            name(qPrintable(QString::number(i)));
        }
        const QTemporaryDir directory;
        const std::filesystem::path file = directory.filePath(QStringLiteral("plan.gigaplan")).toStdString();
        QVERIFY(workspace().document()->store().saveAs(file));
        auto document = Document::fromStore(std::move(*Store::openCopy(file)));
        QVERIFY(document);
        openIn(workspace(), std::move(*document));
        HistoryModel model(workspace());
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), static_cast<int>(HistoryModel::kEarlierShown) + 2);
        QCOMPARE(model.placeOf(0), Place::More);
        QVERIFY(cell(model, 0, HistoryModel::WhatColumn).contains(QStringLiteral("30")));
        model.showAllEarlier();
        QCOMPARE(model.rowCount(), edits + 1);
        QCOMPARE(model.currentRow(), edits);
        QCOMPARE(model.entryOf(0), std::int64_t{1});
        QVERIFY(model.index(edits, 0).data(HistoryModel::SavedRole).toBool());
    }

    void clickAndEnterJump()
    {
        HistoryPanel panel(workspace());
        panel.resize(280, 600);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        const std::string original = hallName();
        name("A");
        name("B");
        auto *steps = panel.findChild<QListView *>(QStringLiteral("historySteps"));
        QTRY_COMPARE(steps->currentIndex().row(), 2);
        click(*steps, 1);
        QCOMPARE(hallName(), std::string("A"));
        click(*steps, 0);
        QCOMPARE(hallName(), original);
        steps->setFocus();
        QTest::keyClick(steps, Qt::Key_Down);
        QTest::keyClick(steps, Qt::Key_Down);
        QCOMPARE(hallName(), original); // looking is not going
        QTest::keyClick(steps, Qt::Key_Return);
        QCOMPARE(hallName(), std::string("B"));
    }

    void detailsShowOldAndNewValues()
    {
        HistoryPanel panel(workspace());
        panel.resize(280, 600);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        const QString original = QString::fromStdString(hallName());
        name("A");
        auto *details = panel.findChild<QListView *>(QStringLiteral("historyDetails"))->model();
        QTRY_COMPARE(details->rowCount(), 1);
        QCOMPARE(cell(*details, 0, LoggedChangesModel::FieldColumn), QStringLiteral("Name"));
        QCOMPARE(cell(*details, 0, LoggedChangesModel::FromColumn), original);
        QCOMPARE(cell(*details, 0, LoggedChangesModel::ToColumn), QStringLiteral("A"));
        auto *foot = panel.findChild<QLabel *>(QStringLiteral("historyFoot"));
        QTRY_VERIFY(foot->text().startsWith(QStringLiteral("1 step")));
        QVERIFY(foot->text().contains(QStringLiteral("256")));
    }

    void reasonIsEditedInPlace()
    {
        HistoryPanel panel(workspace());
        panel.resize(280, 600);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        name("A");
        auto *steps = panel.findChild<QListView *>(QStringLiteral("historySteps"));
        QTRY_COMPARE(steps->currentIndex().row(), 1);
        QSignalSpy changed(&workspace(), &Workspace::planChanged);
        steps->setFocus();
        QTest::keyClick(steps, Qt::Key_F2);
        auto *line = panel.findChild<QLineEdit *>(QStringLiteral("historyReason"));
        QVERIFY(line->hasFocus());
        QTest::keyClicks(line, QStringLiteral("asked by Bob"));
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(steps->hasFocus());
        QTRY_COMPARE(cell(*steps->model(), 1, HistoryModel::WhyColumn), QStringLiteral("asked by Bob"));
        QCOMPARE(changed.count(), 0);
        const auto log = workspace().document()->store().log();
        QVERIFY(log);
        QCOMPARE(log->back().reason, std::string("asked by Bob"));

        QTest::keyClick(steps, Qt::Key_F2);
        QTest::keyClicks(line, QStringLiteral("never mind"));
        QTest::keyClick(line, Qt::Key_Escape);
        QCOMPARE(cell(*steps->model(), 1, HistoryModel::WhyColumn), QStringLiteral("asked by Bob"));
        // A reason being typed is kept for its edit when something else is chosen.
        QTest::keyClick(steps, Qt::Key_F2);
        QTest::keyClicks(line, QStringLiteral("asked by Cy"));
        click(*steps, 0);
        QCOMPARE(cell(*steps->model(), 1, HistoryModel::WhyColumn), QStringLiteral("asked by Cy"));
        QVERIFY(!line->isEnabled() && line->text().isEmpty());
    }

    void longHistoriesAreSupported()
    {
        HistoryPanel panel(workspace());
        panel.resize(280, 600);
        panel.show();
        auto *steps = panel.findChild<QListView *>(QStringLiteral("historySteps"));
        for (int i = 0; i < 2000; ++i) {
            name(qPrintable(QString::number(i)));
        }
        QTRY_COMPARE(steps->currentIndex().row(), 2000);
        QCOMPARE(steps->model()->rowCount(), 2001);
        workspace().goTo(7);
        QTRY_COMPARE(steps->currentIndex().row(), 7);
        QCOMPARE(hallName(), std::string("6"));
        QVERIFY(!panel.grab().isNull());
    }

    void paintsInLightAndDark()
    {
        HistoryPanel panel(workspace());
        panel.resize(280, 600);
        name("A");
        panel.setTheme(Theme::light());
        const QImage light = panel.grab().toImage();
        panel.setTheme(Theme::dark());
        const QImage dark = panel.grab().toImage();
        QVERIFY(light.pixelColor(140, 250).lightness() > 200);
        QVERIFY(dark.pixelColor(140, 250).lightness() < 80);
    }
};

GIGAPLAN_TEST(TestHistoryPanel)
#include "tst_history_panel.moc"
