// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/forecast/forecast.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "tests/support/one_hall.h"
#include "tests/support/test_program.h"
#include "tests/support/thorough.h"
#include "tests/support/tied_plan.h"

#include <QtTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// The hall with links, money, energy and a calendar, so that every engine has something to do.
PlanRows livelyRows()
{
    PlanRows rows = oneHall();
    const auto link = [&rows](const char *from, const char *to) {
        auto made = make<Link>(std::string(from) + '>' + to);
        made.from = idOf<Task>(from);
        made.to = idOf<Task>(to);
        rows.of<Link>().push_back(made);
    };
    link("t-sub", "t-r1");
    link("t-r1", "t-c1");
    link("t-sub", "t-r2");
    link("t-r2", "t-c2");
    the<Task>(rows, "t-sub").duration = {60 * 480};
    auto cost = make<Cost>("cost");
    cost.amount = {1'000'000};
    cost.basis = CostBasis::PerItMw;
    cost.phase = idOf<Phase>("p1");
    cost.task = idOf<Task>("t-sub");
    rows.of<Cost>().push_back(cost);
    auto tranche = make<Tranche>("tranche");
    tranche.amount = {500'000};
    tranche.phase = idOf<Phase>("p1");
    tranche.gates = idOf<Task>("t-r2");
    rows.of<Tranche>().push_back(tranche);
    auto source = make<EnergySource>("source");
    source.site = idOf<Site>("s");
    source.capacity = {10};
    source.carbon = {300};
    rows.of<EnergySource>().push_back(source);
    auto claim = make<Claim>("claim");
    claim.subject = "equipment/gpu";
    rows.of<Claim>().push_back(claim);
    return rows;
}

PlanSnapshot livelyPlan()
{
    return livelyRows().snapshot();
}

template <class E>
PlanSnapshot edited(const PlanSnapshot &plan, std::string_view key, const std::function<void(E &)> &edit)
{
    E row = *plan.find(idOf<E>(key));
    edit(row);
    ChangeSummary change;
    change.of<E>().updated.push_back({row, 1});
    return plan.with(change);
}

/// Whether two forecasts of one plan have the same results, all of them.
bool equal(const Forecast &a, const Forecast &b)
{
    return *a.schedule == *b.schedule && *a.capacity == *b.capacity && *a.facility == *b.facility
        && *a.capital == *b.capital && *a.energy == *b.energy && *a.findings == *b.findings && a.first == b.first
        && a.last == b.last;
}

/// Other values that the field may have, some of them.
std::vector<Value> otherValues(const PlanSnapshot &plan, const FieldInfo &info, const Value &value)
{
    std::vector<Value> others;
    switch (info.kind) {
    case FieldKind::Text: others = {std::get<std::string>(value) + "x"}; break;
    case FieldKind::Integer:
    case FieldKind::Real:
        for (const double step : {1.0, -1.0, 7.0, 1000.0}) {
            if (const auto *whole = std::get_if<std::int64_t>(&value)) {
                others.emplace_back(*whole + static_cast<std::int64_t>(step));
            } else {
                others.emplace_back(std::get<double>(value) + step / 8);
            }
        }
        break;
    case FieldKind::Boolean: others = {!std::get<bool>(value)}; break;
    case FieldKind::Date:
        for (const int month : {2, 5, 9}) {
            others.emplace_back(makeDate(2026, month, 2));
        }
        break;
    case FieldKind::Instant:
        for (const int month : {2, 5, 9}) {
            others.emplace_back(startOfDay(makeDate(2026, month, 2)));
        }
        break;
    case FieldKind::Hours: others = {std::string("20:00-24:00"), std::string()}; break;
    case FieldKind::Enumeration:
        for (const EnumEntry &option : info.options) {
            others.emplace_back(std::string(option.name));
        }
        break;
    case FieldKind::Reference:
        others.emplace_back();
        withEntity(info.references, [&]<class E>(Tag<E>) {
            for (const E &row : plan.table<E>()) {
                others.emplace_back(row.id.value);
            }
        });
        break;
    case FieldKind::Content: break;
    }
    return others;
}

/// One random change to one row of any entity that engines read.
PlanSnapshot randomlyEdited(const PlanSnapshot &plan, std::mt19937 &random)
{
    const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    const int amount = below(40);
    const std::array<const char *, 5> tasks{"t-sub", "t-r1", "t-r2", "t-c1", "t-c2"};
    const std::string_view task = tasks[static_cast<std::size_t>(below(5))];
    switch (below(13)) {
    case 0: return edited<Task>(plan, task, [&](Task &t) { t.duration = {amount * 480}; });
    case 1: return edited<Task>(plan, task, [&](Task &t) { t.deadline = startOfDay(makeDate(2026, 3, 1) + amount); });
    case 2: return edited<Supply>(plan, "d1", [&](Supply &s) { s.quantity = amount; });
    case 3: return edited<Node>(plan, "sub", [&](Node &n) { n.rating = {amount * 50.0}; });
    case 4: return edited<Equipment>(plan, "gpu", [&](Equipment &e) { e.operating = {50.0 + amount}; });
    case 5: return edited<Tranche>(plan, "tranche", [&](Tranche &t) { t.holdDays = amount; });
    case 6: return edited<Cost>(plan, "cost", [&](Cost &c) { c.amount = {amount * 1'000}; });
    case 7: return edited<Site>(plan, "s", [&](Site &s) { s.width = {amount * 10'000}; });
    case 8: return edited<Building>(plan, "b", [&](Building &b) { b.designPue = {1.0 + amount / 100.0}; });
    case 9: return edited<Phase>(plan, "p1", [&](Phase &p) { p.target = {amount / 50.0}; });
    case 10: return edited<Plan>(plan, "plan", [&](Plan &p) { p.itOverhead = {1.0 + amount / 100.0}; });
    case 11: return edited<Claim>(plan, "claim", [&](Claim &c) { c.subject = amount % 2 ? "task/t-r1" : "task/none"; });
    default: return edited<Row>(plan, "r1", [&](Row &r) { r.slots = 1 + amount % 8; });
    }
}

} // namespace

class TestForecast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheSameWithAndWithoutReuse()
    {
        for (std::uint32_t seed = 1; seed <= 40; ++seed) {
            std::mt19937 random(seed);
            PlanSnapshot plan = livelyPlan();
            auto forecast = computeForecast(plan);
            for (int edit = 0; edit < 25; ++edit) {
                plan = randomlyEdited(plan, random);
                forecast = computeForecast(plan, forecast.get());
                const auto fresh = computeForecast(plan);
                const std::string where = "seed " + std::to_string(seed) + ", edit " + std::to_string(edit);
                QVERIFY2(equal(*forecast, *fresh), where.c_str());
                QCOMPARE(forecast->plan.version(), plan.version());
            }
        }
    }

    void followsEveryFieldOfEveryTable()
    {
        // Each table has a row, so that a field which an engine reads and does not name among its tables is found out.
        PlanSnapshot plan = TiedPlan(7).snapshot();
        forEachPlanned([&plan]<class E>(Tag<E>) {
            if (plan.table<E>().isEmpty()) {
                plan = plan.withRows(std::vector{make<E>("only")});
            }
        });
        const auto before = computeForecast(plan);
        int changes = 0;
        forEachPlanned([&]<class E>(Tag<E>) {
            const auto &fields = tableInfo(tableId<E>()).fields;
            const std::size_t tried = std::min<std::size_t>(plan.table<E>().size(), isThorough() ? 100 : 2);
            for (std::size_t at = 0; at < tried; ++at) {
                const E &row = plan.table<E>()[at];
                for (std::size_t field = 0; field < fields.size(); ++field) {
                    const Value value = fieldValue(row, field);
                    for (const Value &other : otherValues(plan, fields[field], value)) {
                        E changed = row;
                        if (other == value || !setFieldValue(changed, field, other)) {
                            continue;
                        }
                        ChangeSummary change;
                        change.of<E>().updated.push_back({changed, std::uint64_t{1} << field});
                        const PlanSnapshot now = plan.with(change);
                        ++changes;
                        QVERIFY2(equal(*computeForecast(now, before.get()), *computeForecast(now)),
                                 (subjectOf(plan, row.id) + '.' + std::string(fields[field].name)).c_str());
                    }
                }
            }
        });
        QVERIFY(changes > 1000);
    }

    void sharesThePartsThatAnEditDoesNotTouch()
    {
        const PlanSnapshot plan = livelyPlan();
        const auto before = computeForecast(plan);

        auto now = computeForecast(edited<Tranche>(plan, "tranche", [](Tranche &t) { t.amount = {1}; }), before.get());
        QVERIFY(now->schedule == before->schedule && now->capacity == before->capacity);
        QVERIFY(now->facility == before->facility && now->energy == before->energy);
        QVERIFY(now->capital != before->capital && now->findings != before->findings);

        now = computeForecast(edited<Node>(plan, "sub", [](Node &n) { n.rating = {1}; }), before.get());
        QVERIFY(now->schedule == before->schedule);
        QVERIFY(now->facility != before->facility);
        QVERIFY(now->capital != before->capital); // it reads the capacity, which reads the nodes

        now = computeForecast(edited<Claim>(plan, "claim", [](Claim &c) { c.subject = "site/s"; }), before.get());
        QVERIFY(now->schedule == before->schedule && now->capacity == before->capacity);
        QVERIFY(now->capital == before->capital && now->energy == before->energy);
        QVERIFY(now->findings != before->findings);

        now = computeForecast(plan.with({}), before.get());
        QVERIFY(now->findings == before->findings && now->facility == before->facility);

        now = computeForecast(edited<Task>(plan, "t-sub", [](Task &t) { t.duration = {480}; }), before.get());
        QVERIFY(now->schedule != before->schedule && now->capacity != before->capacity);
        QVERIFY(now->capital != before->capital && now->facility != before->facility);
    }

    void everyInputOfTheScheduleMovesIt()
    {
        const PlanSnapshot plan = [] {
            PlanRows rows = livelyRows();
            the<Task>(rows, "t-r2").phase = idOf<Phase>("p1");
            auto nights = make<Calendar>("nights");
            nights.monday = parseWorkHours("20:00-24:00").value();
            rows.of<Calendar>().push_back(nights);
            rows.of<Resource>().push_back(make<Resource>("crew"));
            auto assignment = make<Assignment>("a");
            assignment.task = idOf<Task>("t-r2");
            assignment.resource = idOf<Resource>("crew");
            rows.of<Assignment>().push_back(assignment);
            auto blackout = make<Blackout>("storm");
            blackout.first = makeDate(2030, 1, 1);
            blackout.last = makeDate(2030, 1, 31);
            rows.of<Blackout>().push_back(blackout);
            return std::move(rows).snapshot();
        }();
        const auto before = computeForecast(plan);
        const auto moves = [&](const PlanSnapshot &now) {
            const auto kept = computeForecast(now, before.get());
            return equal(*kept, *computeForecast(now)) && *kept->schedule != *before->schedule;
        };
        QVERIFY(moves(edited<Phase>(plan, "p1", [](Phase &p) { p.calendar = idOf<Calendar>("nights"); })));
        QVERIFY(moves(edited<Resource>(plan, "crew", [](Resource &r) { r.calendar = idOf<Calendar>("nights"); })));
        QVERIFY(moves(edited<Blackout>(plan, "storm", [](Blackout &b) { b.first = makeDate(2026, 1, 1); })));
    }

    void stoppedForecastIsNull()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!computeForecast(livelyPlan(), nullptr, stop.get_token()));
    }

    void keyFiguresOfADate()
    {
        const auto forecast = computeForecast(livelyPlan());
        // 60 working days from Mon 5 Jan 2026 end on Fri 27 Mar; installs and commissioning take a week each. So the
        // racks bind: r1 is live on 1 June, r2 on 1 August.
        const Date jun1 = makeDate(2026, 6, 1);
        const KeyFigures figures = keyFigures(*forecast, jun1);
        QCOMPARE(figures.racks, (std::array<std::int64_t, kRowStateCount>{10, 5, 5, 5, 5}));
        QCOMPARE(figures.gpus[static_cast<std::size_t>(RowState::Live)], 360);
        QCOMPARE(figures.it[0].value, 1'200'000);
        QCOMPARE(figures.facility[4].value, 900'000);
        QCOMPARE(figures.phases.size(), std::size_t{2});
        QCOMPARE(figures.phases[0].phase, idOf<Phase>("p1"));
        QCOMPARE(figures.phases[0].liveOn, jun1);
        QCOMPARE(figures.phases[0].racks, 5);
        QCOMPARE(figures.phases[0].capitalReleased.value, 500'000);
        QCOMPARE(figures.phases[1].liveOn, makeDate(2026, 8, 1));
        QCOMPARE(keyFigures(*forecast, jun1 + -1).phases[0].capitalReleased.value, 0);
        QCOMPARE(figures.committed.value, 500'000);
        QCOMPARE(figures.released.value, 500'000);
        QCOMPARE(figures.exposed.value, 100'000); // 600,000 spent
        QVERIFY(std::abs(figures.energy.mwh - 3'153.6) < 1e-6);
        QVERIFY(figures.tightestNode.is<Node>());
        QCOMPARE(figures.leastHeadroom.value, 2'560'000); // of the substation's 4 MW: the least share
        QCOMPARE(figures.errors, 0);
        QCOMPARE(figures.warnings, 1); // t-r2 starts before its tranche is released
        QCOMPARE(forecast->first, makeDate(2026, 1, 1));
        QCOMPARE(forecast->last, makeDate(2026, 8, 31));
    }

    void phasesAreOrderedByOrderThenKey()
    {
        PlanRows rows = planStarting(makeDate(2026, 1, 5));
        for (const char *key : {"c", "a", "b", "z"}) {
            auto phase = make<Phase>(key);
            phase.order = key[0] == 'z' ? 0 : 1;
            rows.of<Phase>().push_back(phase);
        }
        const PlanSnapshot plan = std::move(rows).snapshot();
        std::string keys;
        for (const Phase *phase : inOrder<Phase>(plan)) {
            keys += phase->key;
        }
        QCOMPARE(keys, std::string("zabc"));
    }

    void anEmptySnapshotHasAForecast()
    {
        const auto forecast = computeForecast(PlanSnapshot());
        QVERIFY(forecast);
        QCOMPARE(keyFigures(*forecast, makeDate(2030, 1, 1)).racks[0], 0);
    }
};

GIGAPLAN_TEST(TestForecast)
#include "tst_forecast.moc"
