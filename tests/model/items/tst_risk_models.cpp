// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/items/milestone_model.h"
#include "model/items/order_date_model.h"
#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace gigaplan;

/// The tables of a risk analysis: what they say is what the analysis holds.
class TestRiskModels : public QObject {
    Q_OBJECT

    Workspace m_workspace;

private Q_SLOTS:
    void initTestCase()
    {
        GenerateOptions options;
        options.gigawatts = 0.2;
        openIn(m_workspace, std::move(*Document::fromStore(std::move(*storeOf(*generatePlan(options))))));
    }

    void emptyBeforeTheFirstRunThenFull()
    {
        MilestoneModel milestones(m_workspace);
        OrderDateModel orders(m_workspace);
        QAbstractItemModelTester milestoneTester(&milestones), orderTester(&orders);
        QCOMPARE(milestones.rowCount(), 0);
        QCOMPARE(orders.rowCount(), 0);
        m_workspace.risk().setSettings({60, 3, 0, RiskProfile::Plan});
        m_workspace.risk().start();
        QVERIFY(QTest::qWaitFor([&] { return m_workspace.risk().result() != nullptr; }, 60'000));
        const RiskAnalysis &analysis = *m_workspace.risk().result();
        QCOMPARE(milestones.rowCount(), static_cast<int>(analysis.milestones.size()));
        QCOMPARE(orders.rowCount(), static_cast<int>(analysis.orders.size()));
    }

    void milestonesShowSimulatedResults()
    {
        MilestoneModel model(m_workspace);
        const RiskAnalysis &analysis = *m_workspace.risk().result();
        const auto cell = [&](int row, int column, int role = Qt::DisplayRole) {
            return model.data(model.index(row, column), role);
        };
        QVERIFY(cell(0, MilestoneModel::NameColumn).toString().endsWith(QStringLiteral(" IT live")));
        for (int row = 0; row < model.rowCount(); ++row) {
            const RiskMilestone &one = analysis.milestones[static_cast<std::size_t>(row)];
            QCOMPARE(entityOf(cell(row, 0, EntityRole)), one.of);
            QCOMPARE(cell(row, MilestoneModel::PlannedColumn).toString(), qtext(displayDate(one.planned)));
            QCOMPARE(cell(row, MilestoneModel::P80Column).toString(), qtext(displayDate(one.outcome.on.p80)));
            QCOMPARE(cell(row, MilestoneModel::HeldColumn).toString(), one.held ? percentText(*one.held) : QString());
            QVERIFY(cell(row, MilestoneModel::P10Column, SortRole).toInt()
                    <= cell(row, MilestoneModel::P90Column, SortRole).toInt());
        }
    }

    void namesFollowTheCurrentPlan()
    {
        MilestoneModel model(m_workspace);
        const EntityRef phase = m_workspace.plan().table<Phase>()[0].id;
        QVERIFY(m_workspace.perform(SetField({phase}, *fieldNamed(tableId<Phase>(), "name"), std::string("Alpha"))));
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row) {
            names << model.index(row, MilestoneModel::NameColumn).data().toString();
        }
        QVERIFY(names.contains(QStringLiteral("Alpha live")));
        m_workspace.undo();
    }

    void warnsOfLateOrders()
    {
        OrderDateModel model(m_workspace);
        const RiskAnalysis &analysis = *m_workspace.risk().result();
        QVERIFY(model.rowCount() > 0);
        for (int row = 0; row < model.rowCount(); ++row) {
            const OrderDate &order = analysis.orders[static_cast<std::size_t>(row)];
            const QModelIndex room = model.index(row, OrderDateModel::RoomColumn);
            QCOMPARE(room.data(SeverityRole).isValid(), order.room().value_or(0) < 0);
            QCOMPARE(entityOf(room.data(EntityRole)), EntityRef(analysis.plan.table<Task>()[order.task].id));
            if (order.room()) {
                QCOMPARE(room.data(SortRole).toInt(), order.latest - order.planned);
            }
            QVERIFY(!model.index(row, OrderDateModel::CostColumn).data(SeverityRole).isValid());
        }
    }
};

GIGAPLAN_TEST(TestRiskModels)
#include "tst_risk_models.moc"
