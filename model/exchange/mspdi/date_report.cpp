// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/date_report.h"

#include "model/analysis/schedule/plan_clocks.h"
#include "model/analysis/schedule/reasons.h"
#include "model/exchange/mspdi/differing_reason.h"

#include <cmath>

namespace gigaplan::mspdi {

namespace {

class Comparison {
public:
    Comparison(const Import &import, const Schedule &schedule)
        : m_import(import), m_schedule(schedule), m_clocks(import.plan)
    {
    }

    DateReport run()
    {
        for (const StoredTask &stored : m_import.stored) {
            DifferingTask task{stored.task, {}, {}};
            compare(stored, task.values);
            if (!task.values.empty()) {
                m_report.differing.push_back(std::move(task));
            }
        }
        compareFinish();
        findAsked();
        explain(m_report.differing, m_import, m_schedule, m_clocks);
        return std::move(m_report);
    }

private:
    void compareFinish()
    {
        if (m_import.finish && m_clocks.planClock().between(*m_import.finish, m_schedule.finish) != 0) {
            m_report.projectFinish = {"finish of the project", isoInstant(*m_import.finish),
                                      isoInstant(m_schedule.finish)};
            m_report.projectFinishReason = m_import.scheduledFromFinish
                ? "the file schedules from the project's finish, plans from their start"
                : m_report.differing.empty()
                ? "no task's dates differ; the file says another finish than its tasks have"
                : "tasks end at another time than in the file";
        }
    }

    void findAsked()
    {
        for (const StoredTask &stored : m_import.stored) {
            const std::size_t row = m_import.plan.table<Task>().indexOf(stored.task);
            if ((stored.peculiarities & (kManual | kExternal)) == 0 || row >= m_schedule.tasks.size()) {
                continue;
            }
            const auto asked = startWithoutHand(m_schedule, static_cast<std::uint32_t>(row), true);
            if (asked && *asked > m_schedule.tasks[row].start) {
                m_report.asked.push_back({stored.task, m_schedule.tasks[row].start, *asked});
            }
        }
    }

    void compare(const StoredTask &stored, std::vector<DifferingValue> &values)
    {
        const Task &task = *m_import.plan.find(stored.task);
        const TaskDates &dates = *m_schedule.find(m_import.plan, stored.task);
        const CalendarClock &clock = m_clocks[m_clocks.clockOf(task)];
        const auto note = [&](const char *name, bool isEqual, const std::string &want, const std::string &got) {
            DateReport::Count &count = m_report.perValue[name];
            ++count.compared;
            count.equal += isEqual ? 1 : 0;
            if (!isEqual) {
                values.push_back({name, want, got});
            }
        };
        const auto date = [&](const char *name, std::optional<Instant> want, Instant got) {
            if (want) {
                note(name, clock.between(*want, got) == 0, isoInstant(*want), isoInstant(got));
            }
        };
        const auto slack = [&](const char *name, std::optional<double> want, std::int64_t got) {
            if (want) {
                note(name, std::abs(*want - static_cast<double>(got)) < 1, std::to_string(std::llround(*want)) + " min",
                     std::to_string(got) + " min");
            }
        };
        date("start", stored.start, dates.start);
        date("finish", stored.finish, dates.finish);
        date("early start", stored.earlyStart, dates.earlyStart);
        date("early finish", stored.earlyFinish, dates.earlyFinish);
        date("late start", stored.lateStart, dates.lateStart);
        date("late finish", stored.lateFinish, dates.lateFinish);
        slack("total slack", stored.totalSlackMin, dates.totalSlackMin);
        slack("free slack", stored.freeSlackMin, dates.freeSlackMin);
        if (stored.critical) {
            note("critical", *stored.critical == dates.critical, *stored.critical ? "yes" : "no",
                 dates.critical ? "yes" : "no");
        }
    }

    const Import &m_import;
    const Schedule &m_schedule;
    PlanClocks m_clocks;
    DateReport m_report;
};

} // namespace

std::size_t DateReport::differences() const
{
    std::size_t count = 0;
    for (const DifferingTask &task : differing) {
        count += task.values.size();
    }
    return count;
}

DateReport compareDates(const Import &import, const Schedule &schedule)
{
    return Comparison(import, schedule).run();
}

} // namespace gigaplan::mspdi
