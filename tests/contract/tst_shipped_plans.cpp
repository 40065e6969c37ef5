// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/forecast/forecast.h"
#include "model/exchange/json/json_plan.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/equipment.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/knowledge.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace gigaplan;

namespace {

std::filesystem::path shipped(std::string_view name)
{
    return std::filesystem::path(GIGAPLAN_SOURCE_DIR) / "data" / (std::string(name) + ".json");
}

std::string described(const Forecast &forecast, Severity severity)
{
    std::string text;
    for (const Finding &finding : *forecast.findings) {
        if (finding.severity >= severity) {
            text +=
                std::string(finding.rule) + " " + keyOf(forecast.plan, finding.subject) + ": " + finding.text + "\n";
        }
    }
    return text;
}

Date liveOn(const Forecast &forecast, std::string_view phase)
{
    const auto &phases = forecast.plan.table<Phase>();
    const std::size_t index = phases.indexOf(test::idOf<Phase>(phase));
    return index == Table<Phase>::npos ? kNever : forecast.capacity->phaseLiveOn[index];
}

std::int64_t planned(const std::array<StepSeries, kRowStateCount> &series)
{
    return series[static_cast<std::size_t>(RowState::Planned)].last();
}

/// Live megawatts of the whole plan, rounded.
long long liveMw(const std::array<StepSeries, kRowStateCount> &series, Date date)
{
    return std::llround(static_cast<double>(series[static_cast<std::size_t>(RowState::Live)].at(date)) / 1e6);
}

void addScenarioRows()
{
    QTest::addColumn<QString>("name");
    for (const std::string &name : scenarioNames()) {
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
}

} // namespace

/// The plans in data/ are the scenarios within the program, and they hold what they promise.
class TestShippedPlans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPlanInDataIsAScenario()
    {
        QStringList names;
        for (const std::string &name : scenarioNames()) {
            names.append(QString::fromStdString(name) + QStringLiteral(".json"));
        }
        QStringList files = QDir(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data")).entryList({QStringLiteral("*.json")});
        QVERIFY(files.removeOne(QStringLiteral("gigaplan.schema.json")));
        QCOMPARE(names, files);
    }

    void filesOpenAndRoundTrip_data() { addScenarioRows(); }
    void filesOpenAndRoundTrip()
    {
        QFETCH(QString, name);
        const auto scenario = scenarioPlan(name.toStdString());
        QVERIFY2(scenario, scenario ? "" : scenario.error().message.c_str());
        const auto plan = readPlan(shipped(name.toStdString()));
        QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
        QVERIFY(*plan == *scenario);
        QFile file(QString::fromStdString(shipped(name.toStdString()).string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().toStdString() == *json::write(*scenario));
    }

    void equipmentIsTheCatalogues_data() { addScenarioRows(); }
    void equipmentIsTheCatalogues()
    {
        QFETCH(QString, name);
        const PlanSnapshot plan = *scenarioPlan(name.toStdString());
        QVERIFY(!plan.table<Equipment>().isEmpty());
        for (const Equipment &equipment : plan.table<Equipment>()) {
            const auto &catalogue = equipmentCatalogue();
            QVERIFY2(std::find(catalogue.begin(), catalogue.end(), equipment) != catalogue.end(),
                     equipment.key.c_str());
            const auto isAbout = [&](const Claim &claim) { return claim.subject == "equipment/" + equipment.key; };
            for (const Claim &claim : catalogueClaims()) {
                QVERIFY2(!isAbout(claim) || (plan.find(claim.id) && *plan.find(claim.id) == claim), claim.key.c_str());
            }
            QCOMPARE(std::count_if(plan.table<Claim>().begin(), plan.table<Claim>().end(), isAbout),
                     std::count_if(catalogueClaims().begin(), catalogueClaims().end(), isAbout));
        }
    }

    void opensWithoutErrorsOrWarnings_data() { addScenarioRows(); }
    void opensWithoutErrorsOrWarnings()
    {
        QFETCH(QString, name);
        const auto forecast = computeForecast(*scenarioPlan(name.toStdString()));
        QCOMPARE(described(*forecast, Severity::Warning), std::string());
        for (const Phase &phase : forecast->plan.table<Phase>()) {
            QVERIFY2(liveOn(*forecast, phase.key) != kNever, phase.key.c_str());
        }
    }

    void tenGigawattPlanMatchesThePublishedFacts()
    {
        const auto forecast = computeForecast(*scenarioPlan("openai-nvidia-10gw"));
        const PlanSnapshot &plan = forecast->plan;
        QCOMPARE(plan.plan().target.value, 10'000.0);
        QCOMPARE(plan.plan().basis, CapacityBasis::It);
        const auto phases = inOrder<Phase>(plan);
        QCOMPARE(phases.size(), std::size_t{10});
        Date previous = makeDate(2026, 6, 30);
        for (const Phase *phase : phases) {
            QCOMPARE(phase->target.value, 1'000.0);
            QVERIFY2(liveOn(*forecast, phase->key) > previous, phase->key.c_str());
            previous = liveOn(*forecast, phase->key);
        }
        const Date first = liveOn(*forecast, "gw01");
        QVERIFY(first <= makeDate(2026, 12, 31));
        QVERIFY(previous >= makeDate(2031, 1, 1) && previous <= makeDate(2033, 12, 31));
        QVERIFY(planned(forecast->capacity->total.gpus) >= 2'000'000);
        QVERIFY(planned(forecast->capacity->total.it) >= 10'000'000'000);
        QCOMPARE(forecast->capital->committed.value, std::int64_t{100'000'000'000});
        QCOMPARE(forecast->capital->released.at(first + -1), 0);
        QVERIFY(forecast->capital->released.at(first) >= 10'000'000'000);
        QCOMPARE(forecast->capital->released.last(), 100'000'000'000);
    }

    void gridDelayMovesOnlyThePhaseItFeeds()
    {
        const PlanSnapshot plan = *scenarioPlan("openai-nvidia-10gw");
        const auto before = computeForecast(plan);
        Task late = *plan.find(test::idOf<Task>("gw03-transformer-set"));
        late.duration.value += 6 * 26 * 8 * 60; // six months of site days
        ChangeSummary change;
        change.of<Task>().updated.push_back({late, 0});
        const auto after = computeForecast(plan.with(change), before.get());
        QVERIFY(liveOn(*after, "gw03") > liveOn(*before, "gw03") + 90);
        QCOMPARE(liveOn(*after, "gw02"), liveOn(*before, "gw02"));
    }

    void abilenePlanMatchesTheTrackedDates()
    {
        const auto forecast = computeForecast(*scenarioPlan("abilene"));
        const auto &total = forecast->capacity->total;
        const Task *clearing = forecast->plan.find(test::idOf<Task>("clearing"));
        QCOMPARE(dateOf(*clearing->actualStart), makeDate(2024, 5, 31));
        QCOMPARE(liveOn(*forecast, "stage-1"), makeDate(2025, 9, 26));
        QCOMPARE(liveOn(*forecast, "stage-2"), makeDate(2025, 12, 24));
        QCOMPARE(liveOn(*forecast, "stage-3"), makeDate(2026, 5, 23));
        QCOMPARE(liveOn(*forecast, "stage-4"), makeDate(2026, 11, 1));
        QCOMPARE(liveMw(total.facility, makeDate(2025, 9, 25)), 0);
        QCOMPARE(liveMw(total.facility, makeDate(2025, 9, 26)), 147);
        QCOMPARE(liveMw(total.facility, makeDate(2025, 12, 24)), 295);
        QCOMPARE(liveMw(total.facility, makeDate(2026, 5, 23)), 590);
        QCOMPARE(liveMw(total.it, makeDate(2026, 5, 23)), 421);
        QCOMPARE(liveMw(total.facility, makeDate(2026, 11, 1)), 1'180);
        QCOMPARE(liveMw(total.it, makeDate(2026, 11, 1)), 843);
        QCOMPARE(planned(total.gpus), 8 * 50'400);
        QVERIFY(forecast->plan.plan().description.find("Epoch AI, Frontier Data Centers, CC BY 4.0")
                != std::string::npos);
    }

    void generatedPlansOpenWithoutErrors()
    {
        for (const double gigawatts : {0.01, 0.3, 2.5}) {
            for (const CapacityBasis basis : {CapacityBasis::It, CapacityBasis::Facility}) {
                GenerateOptions options;
                options.gigawatts = gigawatts;
                options.basis = basis;
                options.seed = 11;
                const auto forecast = computeForecast(*generatePlan(options));
                QCOMPARE(described(*forecast, Severity::Warning), std::string());
                for (const Phase &phase : forecast->plan.table<Phase>()) {
                    QVERIFY2(liveOn(*forecast, phase.key) != kNever, phase.key.c_str());
                }
            }
        }
    }
};

GIGAPLAN_TEST(TestShippedPlans)
#include "tst_shipped_plans.moc"
