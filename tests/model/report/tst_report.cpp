// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/report/report.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

const ReportSection *sectionCalled(const Report &report, std::string_view title)
{
    for (const ReportSection &section : report.sections) {
        if (section.title == title) {
            return &section;
        }
    }
    return nullptr;
}

const ReportTable &tableCalled(const Report &report, std::string_view title)
{
    static const ReportTable none;
    const ReportSection *section = sectionCalled(report, title);
    const auto *table = section ? std::get_if<ReportTable>(&section->content) : nullptr;
    return table ? *table : none;
}

std::size_t columnCalled(const ReportTable &table, std::string_view title)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].title == title) {
            return i;
        }
    }
    return table.columns.size();
}

} // namespace

class TestReport : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Forecast> m_forecast;
    const Forecast &forecast() { return *m_forecast; }

private Q_SLOTS:
    void riskSectionStatesItsBasis()
    {
        QVERIFY(!sectionCalled(buildReport(forecast(), makeDate(2030, 1, 1)), "Risk"));
        const Forecast &of = forecast();
        const auto risk = analyseRisk(of.plan, *of.capacity, *of.capital, {40, 9, 1, RiskProfile::Tracked});
        const Report report = buildReport(of, makeDate(2030, 1, 1), risk.get());
        QVERIFY(sectionCalled(report, "Risk") && sectionCalled(report, "What swings the finish"));
        const ReportTable &table = tableCalled(report, "Milestones with their risk");
        QCOMPARE(table.rows.size(), risk->milestones.size());
        QCOMPARE(table.rows[0][0], std::string("20.0 MW IT live"));
        QCOMPARE(table.rows[1][columnCalled(table, "P80")], displayDate(risk->milestones[1].outcome.on.p80));
        QVERIFY(sectionCalled(report, "Milestones with their risk")
                    ->text.starts_with("40 trials, seed 9, risks: Slips of tracked campuses"));
    }

    void init() { m_forecast = computeForecast(smallCampusRows().snapshot()); }

    void opensWithTheKeyFiguresOfTheDate()
    {
        const Date late = makeDate(2030, 1, 1);
        const Report report = buildReport(forecast(), late);
        QCOMPARE(report.title, std::string("Test plan"));
        QVERIFY(report.subtitle.find("1 Jan 2030") != std::string::npos);
        QVERIFY(report.subtitle.find("20.0 MW IT") != std::string::npos);
        const auto *figures = std::get_if<ReportFigures>(&report.sections.at(0).content);
        QVERIFY(figures);
        QCOMPARE(figures->figures.at(0).value, displayPower({12'000'000}, "IT"));
        QVERIFY(figures->figures.at(0).label.find("100 %") != std::string::npos);
        const Report early = buildReport(forecast(), makeDate(2026, 1, 5));
        QVERIFY(std::get<ReportFigures>(early.sections.at(0).content).figures.at(0).label.find("(0")
                != std::string::npos);
    }

    void phasesStandInOrderWithPlannedFigures()
    {
        const Report report = buildReport(forecast(), makeDate(2030, 1, 1));
        const ReportTable &phases = tableCalled(report, "Phases");
        QCOMPARE(phases.rows.size(), std::size_t{2});
        QCOMPARE(phases.rows[0][0], std::string("GW 1"));
        QCOMPARE(phases.rows[1][0], std::string("GW 2"));
        QCOMPARE(phases.rows[0].at(columnCalled(phases, "Racks")), std::string("60"));
        QCOMPARE(phases.rows[0].at(columnCalled(phases, "GPU packages")), std::string("4,320"));
        QCOMPARE(phases.rows[0].at(columnCalled(phases, "IT (MW)")), std::string("6"));
        const auto &all = forecast().plan.table<Phase>();
        const Date live = forecast().capacity->phaseLiveOn[all.indexOf(idOf<Phase>("gw-1"))];
        QCOMPARE(phases.rows[0].at(columnCalled(phases, "Live on")), displayDate(live));
    }

    void everyTableIsRectangular()
    {
        const Report report = buildReport(forecast(), makeDate(2026, 6, 1));
        int tables = 0;
        for (const ReportSection &section : report.sections) {
            if (const auto *table = std::get_if<ReportTable>(&section.content)) {
                ++tables;
                QVERIFY(!table->whenEmpty.empty());
                for (const auto &row : table->rows) {
                    QCOMPARE(row.size(), table->columns.size());
                }
            }
        }
        QCOMPARE(tables, 4);
    }

    void tranchesNameTheirConditionAndRelease()
    {
        const Report report = buildReport(forecast(), makeDate(2030, 1, 1));
        const ReportTable &tranches = tableCalled(report, "Tranches");
        QCOMPARE(tranches.rows.size(), std::size_t{1});
        QCOMPARE(tranches.rows[0].at(columnCalled(tranches, "Condition")), std::string("GW 1 live"));
        QCOMPARE(tranches.rows[0].at(columnCalled(tranches, "Amount (USD)")), std::string("10,000,000"));
        QCOMPARE(tranches.rows[0].at(columnCalled(tranches, "Released on")),
                 displayDate(forecast().capital->releasedOn.at(0)));
    }

    void sourcesAreGivenWithDateStatusAndConfidence()
    {
        const Report report = buildReport(forecast(), makeDate(2030, 1, 1));
        const ReportTable &sources = tableCalled(report, "Assumptions and sources");
        const std::vector<std::string> expected{"rack-100, Operating power",
                                                "A rack draws 100 kW in operation",
                                                "100 kW",
                                                "Planning assumption",
                                                "2 Jan 2026",
                                                "Assumption",
                                                "Medium"};
        QCOMPARE(sources.rows.size(), std::size_t{1});
        QCOMPARE(sources.rows[0], expected);
    }

    void floorMapsAreOfTheFirstGoLiveTheDateAndTheEndEachOnce()
    {
        const auto floors = [&](Date at) {
            std::vector<Date> dates;
            for (const ReportSection &section : buildReport(forecast(), at).sections) {
                const auto *drawing = std::get_if<ReportDrawing>(&section.content);
                if (drawing && drawing->name == "floor") {
                    dates.push_back(drawing->at);
                }
            }
            return dates;
        };
        const Date first =
            forecast().capacity->phaseLiveOn[forecast().plan.table<Phase>().indexOf(idOf<Phase>("gw-1"))];
        const std::vector<Date> three{makeDate(2026, 1, 20), first, forecast().last};
        QCOMPARE(floors(makeDate(2026, 1, 20)), three);
        const std::vector<Date> two{first, forecast().last};
        QCOMPARE(floors(first), two);
    }

    void findingsAreListedAndALongListIsCutWithACount()
    {
        auto findings = std::make_shared<std::vector<Finding>>();
        for (int i = 0; i < 200; ++i) {
            findings->push_back(
                {"test.rule", Severity::Warning, {}, makeDate(2026, 3, 2), "Finding " + std::to_string(i)});
        }
        Forecast troubled = forecast();
        troubled.findings = findings;
        const Report report = buildReport(troubled, makeDate(2026, 6, 1));
        const ReportTable &listed = tableCalled(report, "Findings");
        QVERIFY(listed.rows.size() < findings->size());
        const std::size_t left = findings->size() - (listed.rows.size() - 1);
        QVERIFY(listed.rows.back().back().find("and " + std::to_string(left) + " more") == 0);
        const std::vector<std::string> first{"warning", "2 Mar 2026", "Finding 0"};
        QCOMPARE(listed.rows.front(), first);
    }

    void anEmptyPlanHasAReport()
    {
        const auto empty = computeForecast(PlanSnapshot());
        QVERIFY(empty);
        const Report report = buildReport(*empty, makeDate(2026, 1, 1));
        QVERIFY(!report.title.empty());
        QVERIFY(tableCalled(report, "Phases").rows.empty());
    }
};

GIGAPLAN_TEST(TestReport)
#include "tst_report.moc"
