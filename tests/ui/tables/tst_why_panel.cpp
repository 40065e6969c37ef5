// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "model/plan/places.h"
#include "model/plan/tasks.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"
#include "ui/tables/why_panel.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QSignalSpy>
#include <QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

class TestWhyPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        openIn(*m_workspace, openDocument(smallCampusRows()));
        QTRY_VERIFY(m_workspace->forecast());
    }
    void cleanup() { m_workspace.reset(); }

    void theModelFollowsThePlan()
    {
        WhyModel model(*m_workspace);
        QAbstractItemModelTester tester(&model);
        model.explain(idOf<Task>("install-1"));
        QVERIFY(details(model).contains(QStringLiteral("when “Energise substation” is done")));
        QVERIFY(m_workspace->perform(
            SetField({idOf<Task>("grid")}, *fieldNamed(tableId<Task>(), "name"), std::string("Grid"))));
        QTRY_VERIFY(details(model).contains(QStringLiteral("when “Grid” is done")));
        model.setActive(false);
        QCOMPARE(model.rowCount(), 0);
        model.setActive(true);
        QVERIFY(model.rowCount() > 0);
        model.explain({});
        QCOMPARE(model.rowCount(), 0);
    }

    void clickRevealsTheTaskAndKeepsTheAnswer()
    {
        WhyPanel panel(*m_workspace);
        panel.resize(320, 600);
        panel.show();
        auto &list = *panel.findChild<QListView *>();
        m_workspace->select({idOf<Task>("install-2")});
        const QModelIndex step = stepOf(*list.model(), idOf<Task>("grid"));
        QVERIFY(step.isValid());
        const QSignalSpy revealed(m_workspace.get(), &Workspace::revealRequested);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(step).center());
        QCOMPARE(m_workspace->primarySelection(), EntityRef(idOf<Task>("grid")));
        QCOMPARE(revealed.size(), 1);
        QCOMPARE(firstStep(*list.model()), EntityRef(idOf<Task>("install-2"))); // still the answer for the second
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(firstStep(*list.model()), EntityRef(idOf<Task>("grid"))); // now it is about that one
    }

    void onlyTasksHaveAnAnswer()
    {
        WhyPanel panel(*m_workspace);
        panel.show();
        m_workspace->select({idOf<Hall>("hall-1")});
        QCOMPARE(panel.findChild<QListView *>()->model()->rowCount(), 0);
    }

private:
    static QString details(const QAbstractItemModel &model)
    {
        QString text;
        for (int row = 0; row < model.rowCount(); ++row) {
            text += model.index(row, 0).data(WhyModel::DetailRole).toString() + QLatin1Char('\n');
        }
        return text;
    }
    static QModelIndex stepOf(const QAbstractItemModel &model, EntityRef task)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (entityOf(model.index(row, 0).data(EntityRole)) == task) {
                return model.index(row, 0);
            }
        }
        return {};
    }

    static EntityRef firstStep(const QAbstractItemModel &model)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(WhyModel::KindRole).toInt() == static_cast<int>(WhyLine::Kind::Step)) {
                return entityOf(model.index(row, 0).data(EntityRole));
            }
        }
        return {};
    }

    std::unique_ptr<Workspace> m_workspace;
};

GIGAPLAN_TEST(TestWhyPanel)
#include "tst_why_panel.moc"
