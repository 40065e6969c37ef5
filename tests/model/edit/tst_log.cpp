// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/edit/document.h"
#include "model/plan/entities.h"
#include "tests/support/make.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;

/// The log of edits: what changed, from and to, by whom and why; never undone.
class TestLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordsOldAndNewValues();
    void undoAndRedoAreEntriesOfTheirOwn();
    void refusedEditIsNotLogged();
    void reasonCanBeAddedLater();
    void undoRestoresTheSelection();

private:
    std::unique_ptr<Document> m_document;
    Id<Phase> m_phase = test::idOf<Phase>("gw1");
};

void TestLog::init()
{
    PlanRows rows = test::planStarting(makeDate(2026, 1, 5));
    auto phase = test::make<Phase>("gw1");
    phase.name = "GW 1";
    phase.target = {500};
    rows.of<Phase>() = {phase};
    const PlanSnapshot plan = std::move(rows).snapshot();
    auto store = std::move(*Store::create());
    QVERIFY(store->fill([&](RowWriter &writer) -> Result<void> {
        forEachEntity([&]<class E>(Tag<E>) {
            for (const E &row : plan.table<E>()) {
                writer.insert(row);
            }
        });
        return {};
    }));
    m_document = std::move(*Document::fromStore(std::move(store)));
    m_document->setAuthor("Ada");
}

void TestLog::recordsOldAndNewValues()
{
    QVERIFY(m_document->perform(SetField({m_phase}, 2, 1000.0), {{}, "the utility confirmed it"}));
    const auto log = *m_document->store().log();
    QCOMPARE(log.size(), std::size_t(1));
    QCOMPARE(log[0].number, std::int64_t(1));
    QCOMPARE(log[0].madeBy, std::string("Ada"));
    QCOMPARE(log[0].text, std::string("Set Target of GW 1"));
    QCOMPARE(log[0].reason, std::string("the utility confirmed it"));
    QCOMPARE(log[0].changes.size(), std::size_t(1));
    QVERIFY((log[0].changes[0] == LoggedChange{"phase/gw1", "GW 1", "target_mw", "500", "1000"}));
    QVERIFY(m_document->perform(RemoveEntities({m_phase})));
    const auto removed = (*m_document->store().log(1))[0].changes;
    QVERIFY((removed[0] == LoggedChange{"phase/gw1", "GW 1", "", "", "removed"}));
}

void TestLog::undoAndRedoAreEntriesOfTheirOwn()
{
    QVERIFY(m_document->perform(SetField({m_phase}, 2, 1000.0)));
    QVERIFY(m_document->undo());
    QVERIFY(m_document->redo());
    const auto log = *m_document->store().log();
    QCOMPARE(log.size(), std::size_t(3));
    QVERIFY(log[1].kind == LoggedEdit::Kind::Undo && log[1].replays == 1 && log[1].changes.empty());
    QVERIFY(log[2].kind == LoggedEdit::Kind::Redo && log[2].replays == 1);
}

void TestLog::refusedEditIsNotLogged()
{
    QVERIFY(!m_document->perform(SetField({m_phase}, 2, -1.0)));
    QCOMPARE(m_document->store().lastLogged(), std::int64_t(0));
}

void TestLog::reasonCanBeAddedLater()
{
    QVERIFY(m_document->perform(SetField({m_phase}, 2, 1000.0)));
    QVERIFY(m_document->store().setReason(m_document->history().undoStep().logged, "because"));
    QCOMPARE((*m_document->store().log())[0].reason, std::string("because"));
}

void TestLog::undoRestoresTheSelection()
{
    const std::vector<EntityRef> before{m_phase}, later{m_document->snapshot().table<Plan>()[0].id};
    QVERIFY(m_document->perform(SetField({m_phase}, 2, 1000.0), {before, {}}));
    QVERIFY(*m_document->undo(later) == before);
    QVERIFY(*m_document->redo() == later);
}

GIGAPLAN_TEST(TestLog)
#include "tst_log.moc"
