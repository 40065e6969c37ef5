// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/explain/why.h"

#include "model/analysis/capacity/go_live_slack.h"
#include "model/analysis/explain/reason_words.h"
#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

namespace gigaplan {

namespace {

constexpr std::size_t kMostSteps = 40; ///< of one chain; what people read through

class Answer {
public:
    Answer(const Forecast &forecast, Id<Task> task, const RiskAnalysis *risk)
        : m_risk(risk),
          m_plan(forecast.plan),
          m_schedule(*forecast.schedule),
          m_capacity(*forecast.capacity),
          m_task(*m_plan.find(task)),
          m_dates(*m_schedule.find(m_plan, task))
    {
    }

    std::vector<WhyLine> lines()
    {
        const auto limits = whyNotLater(m_schedule, m_task.id);
        const bool isDone = !limits.empty() && limits.front().cause == DateCause::Happened;
        if (isDone) {
            add(WhyLine::Kind::Heading, "Done");
            add(WhyLine::Kind::Fact, "It has no slack, and nothing waits for it any more");
        } else {
            addSlack();
            addOdds();
            addGoLives();
        }
        addChain("Why not earlier", whyNotEarlier(m_schedule, m_task.id), startWords);
        if (!isDone) {
            addChain("Why not later", limits, lateFinishWords);
        }
        return std::move(m_lines);
    }

private:
    void add(WhyLine::Kind kind, std::string text, std::string detail = {}, EntityRef ref = {})
    {
        m_lines.push_back({kind, std::move(text), std::move(detail), ref});
    }

    void addChain(std::string heading, const std::vector<Reason> &reasons,
                  std::string (*words)(const PlanSnapshot &, const Reason &, const Task *))
    {
        if (reasons.empty()) {
            return;
        }
        add(WhyLine::Kind::Heading, std::move(heading));
        for (std::size_t i = 0; i < reasons.size(); ++i) {
            const std::size_t left = reasons.size() - i;
            if (i == kMostSteps / 2 && reasons.size() > kMostSteps) {
                i += left - kMostSteps / 2;
                add(WhyLine::Kind::Fact,
                    grouped(static_cast<std::int64_t>(reasons.size() - kMostSteps)) + " more steps");
            }
            const Reason &reason = reasons[i];
            const Task *next = i + 1 < reasons.size() ? m_plan.find(reasons[i + 1].task) : nullptr;
            add(WhyLine::Kind::Step, placedName(reason.task), words(m_plan, reason, next), reason.task);
        }
    }

    /// "Rack installation · Building 10": a plan has many of the same name.
    std::string placedName(Id<Task> task) const
    {
        const Task *parent = m_plan.find(m_plan.find(task)->parent);
        return displayName(m_plan, task) + (parent ? " · " + displayName(m_plan, parent->id) : std::string());
    }

    void addSlack()
    {
        const Plan &rules = m_plan.plan();
        add(WhyLine::Kind::Heading,
            m_dates.critical           ? "Critical"
                : m_dates.nearCritical ? "Nearly critical"
                                       : "Not critical");
        add(WhyLine::Kind::Fact,
            "Total slack " + displayWork(m_dates.totalSlackMin) + ", free slack " + displayWork(m_dates.freeSlackMin));
        if (rules.criticality == CriticalityRule::LongestPath) {
            add(WhyLine::Kind::Fact,
                m_dates.critical ? "On the longest path: it drives the plan's last finish"
                                 : "The plan counts the longest path as critical; this is not on it");
        } else {
            add(WhyLine::Kind::Fact,
                "The plan counts a total slack of at most " + displayWork(rules.criticalSlack.value)
                    + " as critical, of at most " + displayWork(rules.nearCritical.value) + " as nearly so");
        }
        if (m_dates.freeSlackMin < m_dates.totalSlackMin && !m_dates.summary) {
            add(WhyLine::Kind::Fact,
                "Beyond its free slack it moves what follows, beyond its total slack the plan or a date");
        }
    }

    void addOdds()
    {
        const std::size_t row = m_risk ? m_risk->plan.table<Task>().indexOf(m_task.id) : Table<Task>::npos;
        if (row == Table<Task>::npos || row >= m_risk->simulation.tasks.size()) {
            return;
        }
        const TaskOutcome &outcome = m_risk->simulation.tasks[row];
        add(WhyLine::Kind::Fact,
            "Critical in " + threeDigits(100 * outcome.criticality) + " % of "
                + grouped(static_cast<std::int64_t>(m_risk->simulation.taskTrials))
                + " trials; half of them finish it by " + displayDate(dayEnding(outcome.finish.p50)) + ", 80 % by "
                + displayDate(dayEnding(outcome.finish.p80)));
    }

    void addGoLives()
    {
        const auto phases = rowsByOrder<Phase>(m_plan);
        if (phases.empty()) {
            return;
        }
        add(WhyLine::Kind::Heading, "Slack to go-lives");
        const auto task = static_cast<std::uint32_t>(m_plan.table<Task>().indexOf(m_task.id));
        const GoLiveSlack slacks = goLiveSlackOf(m_plan, m_schedule, m_capacity, task);
        const std::size_t before = m_lines.size();
        for (const std::uint32_t row : phases) {
            const Id<Phase> phase = m_plan.table<Phase>()[row].id;
            if (const auto slack = slacks[row]) {
                add(WhyLine::Kind::Fact,
                    displayName(m_plan, phase) + ", live on " + displayDate(m_capacity.phaseLiveOn[row]) + ": "
                        + (*slack == 0 ? "no slack" : "may slip by " + displayWork(*slack)),
                    {}, phase);
            }
        }
        if (m_lines.size() == before) {
            add(WhyLine::Kind::Fact, "No go-live waits for it");
        } else if (m_dates.totalSlackMin > 0) {
            add(WhyLine::Kind::Fact,
                "A slip of exactly so much moves none of them; total and free slack are counted as MS Project "
                "does, whose total slack can be too long before a milestone");
        }
    }

    const RiskAnalysis *m_risk;
    const PlanSnapshot &m_plan;
    const Schedule &m_schedule;
    const Capacity &m_capacity;
    const Task &m_task;
    const TaskDates &m_dates;
    std::vector<WhyLine> m_lines;
};

} // namespace

std::vector<WhyLine> explainTask(const Forecast &forecast, Id<Task> task, const RiskAnalysis *risk)
{
    return forecast.plan.find(task) ? Answer(forecast, task, risk).lines() : std::vector<WhyLine>();
}

} // namespace gigaplan
