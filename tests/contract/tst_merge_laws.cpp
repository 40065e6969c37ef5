// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/edit/document.h"
#include "model/edit/merge.h"
#include "model/edit/merge_scenarios.h"
#include "model/edit/structure_rules.h"
#include "model/exchange/json/json_plan.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/difference.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <random>
#include <set>

using namespace gigaplan;

namespace {

/// Edits as people make them, on rows and fields drawn at random; those that are refused leave the plan as it is.
class RandomEdits {
public:
    explicit RandomEdits(std::uint32_t seed) : m_random(seed) {}

    /// `parity` 0 or 1: only rows whose id has it, so that two scripts never touch one row; -1: any.
    PlanSnapshot edited(PlanSnapshot plan, int count, int parity = -1)
    {
        for (int i = 0; i < count; ++i) {
            plan = one(plan, parity);
        }
        return plan;
    }

private:
    std::size_t below(std::size_t bound) { return m_random() % bound; }

    static PlanSnapshot made(const Command &command, const PlanSnapshot &plan)
    {
        auto result = tried(command, plan);
        return result ? *result : plan;
    }

    EntityRef anyRow(const PlanSnapshot &plan, TableId table, int parity)
    {
        EntityRef ref;
        withEntity(table, [&]<class E>(Tag<E>) {
            const auto &rows = plan.table<E>();
            for (int tries = 0; tries < 20 && !rows.isEmpty(); ++tries) {
                const E &row = rows[below(rows.size())];
                if (parity < 0 || (row.id.value & 1) == parity) {
                    ref = row.id;
                    return;
                }
            }
        });
        return ref;
    }

    Value valueFor(const PlanSnapshot &plan, const FieldInfo &info)
    {
        switch (info.kind) {
        case FieldKind::Text: return "text " + std::to_string(below(1000));
        case FieldKind::Integer: return static_cast<std::int64_t>(below(5000));
        case FieldKind::Real: return static_cast<double>(below(1000)) / 8;
        case FieldKind::Boolean: return below(2) == 0;
        case FieldKind::Date: return makeDate(2027, 1, 1) + static_cast<std::int32_t>(below(2000));
        case FieldKind::Instant: return startOfDay(makeDate(2027, 1, 1)) + static_cast<std::int64_t>(below(2'000'000));
        case FieldKind::Enumeration: return std::string(info.options[below(info.options.size())].name);
        case FieldKind::Reference: return anyRow(plan, info.references, -1).id;
        default: return {};
        }
    }

public:
    /// A field of this very row set to something else, or another row pointed at it.
    PlanSnapshot touched(const PlanSnapshot &plan, EntityRef ref)
    {
        const TableId table = below(3) == 0 ? tableAt(below(kPlannedTableCount)) : ref.table;
        const EntityRef row = table == ref.table ? ref : anyRow(plan, table, -1);
        std::vector<std::size_t> fitting;
        const auto fields = tableInfo(table).fields;
        for (std::size_t i = 0; row && i < fields.size(); ++i) {
            const bool points = fields[i].kind == FieldKind::Reference && fields[i].references == ref.table;
            if (row == ref ? fields[i].kind != FieldKind::Reference && fields[i].name != "subject" : points) {
                fitting.push_back(i);
            }
        }
        if (fitting.empty()) {
            return plan;
        }
        const std::size_t field = fitting[below(fitting.size())];
        return made(SetField({row}, field, row == ref ? valueFor(plan, fields[field]) : Value(ref.id)), plan);
    }
    /// A row of the table; none where it has none.
    EntityRef rowOf(const PlanSnapshot &plan, TableId table) { return anyRow(plan, table, -1); }

private:
    PlanSnapshot one(const PlanSnapshot &plan, int parity)
    {
        const TableId table = tableAt(below(kPlannedTableCount));
        const EntityRef ref = anyRow(plan, table, parity);
        if (!ref) {
            return plan;
        }
        const bool disjoint = parity >= 0; // what removing and adding drags along may be anywhere
        if (!disjoint && below(8) == 0) {
            return made(RemoveEntities({ref}), plan);
        }
        if (!disjoint && below(8) == 0) {
            const auto add = addDefaultRow(plan, table, {ref});
            return add ? made(*add, plan) : plan;
        }
        if (!disjoint && below(8) == 0) {
            Note note;
            note.subject = subjectOf(plan, ref);
            note.text = "text " + std::to_string(below(1000));
            return made(AddEntity<Note>(note), plan);
        }
        if (!disjoint && below(8) == 0) {
            const EntityRef from = anyRow(plan, tableId<Task>(), -1), to = anyRow(plan, tableId<Task>(), -1);
            return from && to ? made(LinkTasks(from.as<Task>(), to.as<Task>()), plan) : plan;
        }
        const auto &fields = tableInfo(table).fields;
        const std::size_t field = below(fields.size());
        if (disjoint && fields[field].kind == FieldKind::Reference) {
            return plan; // two links can close a loop without touching one row
        }
        return made(SetField({ref}, field, valueFor(plan, fields[field])), plan);
    }

    std::mt19937 m_random;
};

PlanSnapshot generated()
{
    auto plan = readPlan(GIGAPLAN_SOURCE_DIR "/data/one-hall.json");
    return plan ? *plan : PlanSnapshot();
}

/// Rows in every table, each with what it refers to; claims and notes about some of them; without loops.
PlanSnapshot anyPlan(std::uint32_t seed)
{
    std::mt19937 random(seed);
    PlanRows rows = test::RandomPlan(seed).plannedRows(8);
    std::vector<Link> links = std::move(rows.of<Link>());
    rows.of<Link>().clear();
    std::vector<std::string> subjects;
    forEachPlanned([&]<class E>(Tag<E>) {
        const auto &all = rows.of<E>();
        subjects.push_back(all.empty() ? "link/none"
                                       : std::string(Description<E>::table) + '/' + all[random() % all.size()].key);
    });
    for (Claim &claim : rows.of<Claim>()) {
        claim.subject = subjects[random() % subjects.size()];
    }
    for (Note &note : rows.of<Note>()) {
        note.subject = subjects[random() % subjects.size()];
    }
    PlanSnapshot plan = std::move(rows).snapshot();
    for (const Link &link : links) {
        ChangeSummary change;
        change.of<Link>().inserted.push_back(link);
        plan = refuseLoops(plan.with(change)) ? plan.with(change) : plan;
    }
    return plan;
}

std::vector<Conflict> turned(std::vector<Conflict> conflicts)
{
    for (Conflict &conflict : conflicts) {
        conflict.chosen = conflict.chosen == Side::Ours ? Side::Theirs : Side::Ours;
    }
    return conflicts;
}

/// What the conflicts are about, by keys: ids are those of the side that is ours.
std::set<std::string> names(const std::vector<Conflict> &conflicts, const PlanSnapshot &a, const PlanSnapshot &b)
{
    const auto name = [&](EntityRef ref) { return !ref ? std::string() : subjectOf(exists(a, ref) ? a : b, ref); };
    std::set<std::string> names;
    for (const Conflict &conflict : conflicts) {
        names.insert(std::to_string(static_cast<int>(conflict.kind)) + ' ' + name(conflict.row) + ' '
                     + std::to_string(conflict.field) + ' ' + name(conflict.target));
    }
    return names;
}

std::string joined(const std::set<std::string> &names)
{
    std::string text;
    for (const std::string &name : names) {
        text += "\n  " + name;
    }
    return text;
}

/// A row that was removed and made again under the same key may come out with the id of either.
bool areAlike(const PlanSnapshot &a, const PlanSnapshot &b)
{
    return alignedTo(a, b) == a;
}

/// What a side's claim or note speaks of is there in the merged plan too, if the remark is.
template <class E>
std::string remarkAboutNothing(const PlanSnapshot &merged, const PlanSnapshot &side)
{
    for (const E &remark : merged.table<E>()) {
        const E *known = side.find(remark.id);
        if (known && resolveSubject(side, known->subject) && known->subject == remark.subject
            && !resolveSubject(merged, remark.subject)) {
            return remark.key + " about " + remark.subject;
        }
    }
    return {};
}

std::string firstDifference(const PlanSnapshot &a, const PlanSnapshot &b)
{
    const ChangeSummary change = differenceOf(a, alignedTo(a, b));
    std::string words;
    for (const EntityRef ref : change.touched()) {
        words += ' ' + std::string(tableInfo(ref.table).name) + '/' + displayName(a, ref) + '|' + displayName(b, ref);
    }
    return words;
}

} // namespace

/// Laws of the merge on random edits of a whole plan. The number of a failing case is its seed.
class TestMergeLaws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unchangedSideYieldsTheOther();
    void disjointEditsCommute();
    void bothOrdersAgree();
    void mergeYieldsAValidPlan();
    void removalIsAllOrNothing_data();
    void removalIsAllOrNothing();
    void oppositeFavoursOfSwappedSidesAgree();

private:
    const PlanSnapshot m_base = generated();
    static constexpr std::uint32_t kCases = 60;
};

void TestMergeLaws::unchangedSideYieldsTheOther()
{
    QVERIFY(m_base.table<Task>().size() > 5);
    for (std::uint32_t seed = 1; seed <= kCases; ++seed) {
        const PlanSnapshot a = RandomEdits(seed).edited(m_base, 30);
        for (const auto &merge :
             {mergePlans(m_base, a, m_base), mergePlans(m_base, m_base, a), mergePlans(m_base, a, a)}) {
            QVERIFY2(merge && merge->conflicts.empty() && areAlike(merge->merged, a),
                     qPrintable(QString::number(seed)));
        }
    }
}

void TestMergeLaws::disjointEditsCommute()
{
    for (std::uint32_t seed = 1; seed <= kCases; ++seed) {
        const PlanSnapshot a = RandomEdits(seed).edited(m_base, 40, 0);
        const PlanSnapshot b = RandomEdits(seed + 5000).edited(m_base, 40, 1);
        const PlanSnapshot both = a.with(differenceOf(m_base, b));
        const auto ab = mergePlans(m_base, a, b), ba = mergePlans(m_base, b, a);
        QVERIFY2(ab && ab->conflicts.empty(), qPrintable(QString::number(seed)));
        QVERIFY2(ab->merged == both && ba->merged == both, qPrintable(QString::number(seed)));
    }
}

void TestMergeLaws::bothOrdersAgree()
{
    std::size_t conflicts = 0;
    for (std::uint32_t seed = 1; seed <= kCases * 3; ++seed) {
        // One id for what was made under one key, so that a decision names it in both orders.
        const PlanSnapshot a = alignedTo(m_base, RandomEdits(seed).edited(m_base, 60));
        const PlanSnapshot b = alignedTo(a, alignedTo(m_base, RandomEdits(seed + 9000).edited(m_base, 60)));
        const auto ab = mergePlans(m_base, a, b);
        QVERIFY2(ab, qPrintable(QString::number(seed)));
        const auto ba = mergePlans(m_base, b, a, turned(ab->conflicts));
        QVERIFY2(ba, qPrintable(QString::number(seed)));
        const auto inAb = names(ab->conflicts, a, b), inBa = names(ba->conflicts, b, a);
        QVERIFY2(inAb == inBa,
                 qPrintable(QString::number(seed) + QString::fromStdString(joined(inAb) + "\nagainst" + joined(inBa))));
        QVERIFY2(areAlike(ab->merged, ba->merged),
                 qPrintable(QString::number(seed) + QString::fromStdString(firstDifference(ab->merged, ba->merged))));
        conflicts += ab->conflicts.size();
    }
    QVERIFY(conflicts > kCases); // else nothing was tried
}

void TestMergeLaws::mergeYieldsAValidPlan()
{
    for (std::uint32_t seed = 1; seed <= kCases * 3; ++seed) {
        const PlanSnapshot a = RandomEdits(seed * 3).edited(m_base, 80);
        const PlanSnapshot b = RandomEdits(seed * 3 + 1).edited(m_base, 80);
        const auto first = mergePlans(m_base, a, b);
        QVERIFY2(first, qPrintable(QString::number(seed)));
        std::mt19937 random(seed);
        std::vector<Conflict> decided = first->conflicts;
        for (Conflict &conflict : decided) {
            conflict.chosen = random() % 2 ? Side::Theirs : Side::Ours;
            QVERIFY(!conflict.words.empty());
        }
        const auto merge = mergePlans(m_base, a, b, decided);
        QVERIFY2(merge, qPrintable(QString::number(seed)));
        QVERIFY(refuseLoops(merge->merged));
        for (const Conflict &conflict : merge->conflicts) {
            const bool gone = conflict.kind == Conflict::Kind::ChangedGone && conflict.chosen == conflict.goneIn;
            QVERIFY2(!gone || !exists(merge->merged, conflict.row), conflict.words.c_str());
        }
        for (const PlanSnapshot &side : {a, b}) {
            const std::string orphan =
                remarkAboutNothing<Note>(merge->merged, side) + remarkAboutNothing<Claim>(merge->merged, side);
            QVERIFY2(orphan.empty(),
                     qPrintable(QString::number(seed) + QLatin1Char(' ') + QString::fromStdString(orphan)));
        }
        QVERIFY2(storeOf(merge->merged), qPrintable(QString::number(seed)));
        const auto text = json::write(merge->merged);
        QVERIFY2(text,
                 text ? ""
                      : qPrintable(QString::number(seed) + QStringLiteral(": ")
                                   + QString::fromStdString(text.error().message)));
    }
}

void TestMergeLaws::removalIsAllOrNothing_data()
{
    QTest::addColumn<int>("table");
    for (std::size_t i = 0; i < kPlannedTableCount; ++i) {
        QTest::newRow(std::string(tableInfo(tableAt(i)).name).c_str()) << static_cast<int>(i);
    }
}

/// One side removes a row of the table with all that goes with it; the other changes these rows or refers to them.
/// Then there is the plan of the one or that of the other, and nothing between.
void TestMergeLaws::removalIsAllOrNothing()
{
    QFETCH(const int, table);
    static const std::vector<PlanSnapshot> plans{anyPlan(1), anyPlan(2), anyPlan(3), anyPlan(4), anyPlan(5)};
    std::size_t disputes = 0;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const PlanSnapshot &base = plans[seed % plans.size()];
        RandomEdits random(seed);
        const EntityRef gone = random.rowOf(base, tableAt(static_cast<std::size_t>(table)));
        const auto removed = tried(RemoveEntities({gone}), base);
        if (!gone || !removed) {
            continue; // the plan itself cannot be removed
        }
        std::vector<EntityRef> doomed;
        const ChangeSummary removal = differenceOf(base, *removed);
        forEachPlanned([&]<class E>(Tag<E>) {
            for (const Id<E> id : removal.of<E>().removed) {
                doomed.emplace_back(id);
            }
        });
        PlanSnapshot changed = base;
        for (int n = 0; n < 3; ++n) {
            changed = random.touched(changed, doomed[seed * 7 % doomed.size()]);
        }
        const auto kept = mergeFavouring(base, changed, *removed, Side::Ours);
        const auto dropped = mergeFavouring(base, changed, *removed, Side::Theirs);
        QVERIFY2(kept && dropped, qPrintable(QString::number(seed)));
        if (!kept->conflicts.empty()) {
            ++disputes;
            QVERIFY2(
                kept->merged == changed,
                qPrintable(QString::number(seed) + QString::fromStdString(firstDifference(changed, kept->merged))));
        }
        QVERIFY2(
            dropped->merged == *removed,
            qPrintable(QString::number(seed) + QString::fromStdString(firstDifference(*removed, dropped->merged))));
    }
    QVERIFY(disputes > 0 || tableAt(static_cast<std::size_t>(table)) == tableId<Plan>());
}

void TestMergeLaws::oppositeFavoursOfSwappedSidesAgree()
{
    for (std::uint32_t seed = 1; seed <= kCases; ++seed) {
        const PlanSnapshot a = alignedTo(m_base, RandomEdits(seed + 300).edited(m_base, 50));
        const PlanSnapshot b = alignedTo(a, alignedTo(m_base, RandomEdits(seed + 9300).edited(m_base, 50)));
        for (const Side side : {Side::Ours, Side::Theirs}) {
            const auto ab = mergeFavouring(m_base, a, b, side);
            const auto ba = mergeFavouring(m_base, b, a, side == Side::Ours ? Side::Theirs : Side::Ours);
            QVERIFY2(ab && ba, qPrintable(QString::number(seed)));
            QVERIFY2(
                areAlike(ab->merged, ba->merged),
                qPrintable(QString::number(seed) + QString::fromStdString(firstDifference(ab->merged, ba->merged))));
            QVERIFY(names(ab->conflicts, a, b) == names(ba->conflicts, b, a));
        }
    }
}

GIGAPLAN_TEST(TestMergeLaws)
#include "tst_merge_laws.moc"
