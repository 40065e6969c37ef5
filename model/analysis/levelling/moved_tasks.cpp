// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/levelling/moved_tasks.h"

#include "model/analysis/resources/overload_words.h"
#include "model/analysis/schedule/schedule_basis.h"
#include "model/plan/crews.h"
#include "model/plan/places.h"

#include <algorithm>
#include <map>
#include <set>

namespace gigaplan {

namespace {

constexpr std::size_t kMostHolders = 5;

/// Who holds a resource at a certain instant, asked for one task.
struct Question {
    Instant at;
    std::size_t moved = 0; ///< position in the result
    std::uint32_t row = 0;
};

class Reasons {
public:
    Reasons(const LevellingProblem &problem, const std::vector<SerialScheme::Placed> &placed, const Schedule &levelled)
        : m_problem(problem),
          m_placed(placed),
          m_levelled(levelled),
          m_path(*levelled.basis->structure, levelled.basis->state, levelled.tasks),
          m_holders(problem.axes.size()),
          m_questions(problem.axes.size())
    {
        const auto capacities = resourceCapacities(problem.plan);
        for (const auto &steps : capacities) {
            std::vector<FreeUnits::Step> free;
            for (const CapacityStep &step : steps) {
                free.push_back({step.from.minutes, step.units});
            }
            m_free.emplace_back(free);
        }
        for (std::uint32_t row = 0; row < levelled.tasks.size(); ++row) {
            for (const ResourceNeed &need : problem.needs.of(row)) {
                const TaskDates &dates = levelled.tasks[row];
                m_free[need.resource].take(dates.start.minutes, dates.finish.minutes, need.units);
                m_holders[need.resource].push_back(row);
            }
        }
    }

    void explain(LevelledTask &moved, std::uint32_t row, std::size_t position)
    {
        if (moved.delay.value == 0) {
            followed(moved.why, row);
        } else if (moved.waitsCrewMin > 0) {
            crew(moved.why, row, position);
        } else {
            arrival(moved.why, row);
        }
    }

    /// Answers all questions about holders, resource by resource along time.
    void answer(std::vector<LevelledTask> &moved)
    {
        for (std::size_t resource = 0; resource < m_questions.size(); ++resource) {
            answer(moved, m_holders[resource], m_questions[resource]);
        }
    }

private:
    const PlanSnapshot &plan() const { return m_problem.plan; }

    /// The leaf whose date decides this one's, through gates and summaries.
    void followed(WaitReason &why, std::uint32_t row) const
    {
        why.kind = WaitKind::Links;
        const ScheduleStructure &structure = *m_levelled.basis->structure;
        std::vector<std::pair<std::uint32_t, PathReader::Parts>> open{{row, m_path.decidingParts(row)}};
        for (std::size_t i = 0; i < open.size(); ++i) {
            const auto [node, decided] = open[i];
            for (const TaskSources::Source &source : structure.sources.of(node)) {
                const PathReader::Parts parts = m_path.drivenParts(node, source, decided);
                if (parts == kNoPart) {
                    continue;
                }
                if (structure.network.isLeaf(source.from)) {
                    why.heldBy = {plan().table<Task>().idAt(source.from)};
                    why.heldByCount = 1;
                    return;
                }
                open.emplace_back(source.from, parts);
            }
        }
    }

    /// A minute of work earlier something would be short: this says what.
    void crew(WaitReason &why, std::uint32_t row, std::size_t position)
    {
        why.kind = WaitKind::Crew;
        const TaskDates &dates = m_levelled.tasks[row];
        const CalendarClock &clock = m_problem.clockOf(row);
        const Instant start = clock.startAt(clock.workedBefore(dates.start) - 1);
        const Instant finish = clock.advance(start, clock.between(dates.start, dates.finish));
        Instant latest = kRangeStart;
        for (const ResourceNeed &need : m_problem.needs.of(row)) {
            FreeUnits &free = m_free[need.resource];
            free.take(dates.start.minutes, dates.finish.minutes, -need.units);
            std::int64_t end = free.endOfShortage(start.minutes, finish.minutes, need.units);
            for (std::int64_t units = need.units; end == FreeUnits::kForever && units > 0;) {
                units = free.mostBelow(units); // as the scheme does for units that are never free
                end = units > 0 ? free.endOfShortage(start.minutes, finish.minutes, units) : end;
            }
            if (end > start.minutes && end != FreeUnits::kForever && Instant{end} > latest) {
                latest = {end};
                why.resource = plan().table<Resource>()[need.resource].id;
                why.needed = need.units;
                why.there = free.at(end - 1);
                m_asked = {Instant{end - 1}, position, row};
                m_askedResource = need.resource;
            }
            free.take(dates.start.minutes, dates.finish.minutes, need.units);
        }
        if (why.resource) {
            m_questions[m_askedResource].push_back(m_asked);
        }
    }

    void arrival(WaitReason &why, std::uint32_t row) const
    {
        const SerialScheme::Placed &placed = m_placed[row];
        const Requirement &requirement = plan().table<Requirement>()[placed.requirement];
        why.kind = WaitKind::Arrival;
        why.equipment = requirement.equipment;
        why.supply = placed.supply;
        why.needed = requirement.quantity;
        why.there = std::min(placed.there, requirement.quantity);
    }

    void answer(std::vector<LevelledTask> &moved, std::vector<std::uint32_t> &holders,
                std::vector<Question> &questions) const
    {
        const auto byStart = [this](std::uint32_t a, std::uint32_t b) {
            return std::pair(m_levelled.tasks[a].start, a) < std::pair(m_levelled.tasks[b].start, b);
        };
        std::sort(holders.begin(), holders.end(), byStart);
        std::sort(questions.begin(), questions.end(),
                  [](const Question &a, const Question &b) { return std::tie(a.at, a.row) < std::tie(b.at, b.row); });
        std::set<std::pair<Instant, std::uint32_t>> running; // by finish
        std::size_t next = 0;
        for (const Question &question : questions) {
            for (; next < holders.size() && m_levelled.tasks[holders[next]].start <= question.at; ++next) {
                running.insert({m_levelled.tasks[holders[next]].finish, holders[next]});
            }
            while (!running.empty() && running.begin()->first <= question.at) {
                running.erase(running.begin());
            }
            WaitReason &why = moved[question.moved].why;
            std::vector<std::uint32_t> rows;
            for (const auto &[finish, row] : running) {
                if (row != question.row) {
                    ++why.heldByCount;
                    if (rows.size() < kMostHolders) {
                        rows.push_back(row);
                    }
                }
            }
            for (const std::uint32_t row : rows) {
                why.heldBy.push_back(plan().table<Task>().idAt(row));
            }
        }
    }

    const LevellingProblem &m_problem;
    const std::vector<SerialScheme::Placed> &m_placed; ///< by row
    const Schedule &m_levelled;
    PathReader m_path;
    std::vector<FreeUnits> m_free; ///< by resource, on the wall clock, all tasks' units taken
    std::vector<std::vector<std::uint32_t>> m_holders; ///< by resource
    std::vector<std::vector<Question>> m_questions;
    Question m_asked;
    std::uint32_t m_askedResource = 0;
};

LevelledTask movedTask(const LevellingProblem &problem, const std::vector<SerialScheme::Placed> &placed,
                       std::uint32_t row, const TaskDates &before, const TaskDates &after)
{
    const CalendarClock &clock = problem.clockOf(row);
    LevelledTask moved;
    moved.task = problem.plan.table<Task>().idAt(row);
    moved.startBefore = before.start;
    moved.finishBefore = before.finish;
    moved.startAfter = after.start;
    moved.finishAfter = after.finish;
    moved.movedMin = after.start - before.start;
    moved.movedWorkMin = clock.between(before.start, after.start);
    if (problem.roles[row] == LevellingRole::Movable && placed[row].delay > 0) {
        const SerialScheme::Placed &its = placed[row];
        moved.delay = {its.delay};
        moved.waitsArrivalMin = clock.between(its.ready, its.arrived);
        moved.waitsCrewMin = clock.between(its.arrived, after.start);
    }
    return moved;
}

} // namespace

std::vector<LevelledTask> movedTasks(const LevellingProblem &problem, const std::vector<SerialScheme::Placed> &placed,
                                     const Schedule &unlevelled, const Schedule &levelled)
{
    std::vector<LevelledTask> moved;
    if (!levelled.basis) {
        return moved;
    }
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < levelled.tasks.size(); ++row) {
        const TaskDates &before = unlevelled.tasks[row], &after = levelled.tasks[row];
        if (!after.summary && (before.start != after.start || before.finish != after.finish)) {
            rows.push_back(row);
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        return levelled.tasks[a].start < levelled.tasks[b].start;
    });
    moved.reserve(rows.size());
    Reasons reasons(problem, placed, levelled);
    for (const std::uint32_t row : rows) {
        moved.push_back(movedTask(problem, placed, row, unlevelled.tasks[row], levelled.tasks[row]));
        reasons.explain(moved.back(), row, moved.size() - 1);
    }
    reasons.answer(moved);
    return moved;
}

std::vector<HallWait> hallWaits(const PlanSnapshot &plan, const std::vector<LevelledTask> &moved)
{
    std::map<std::size_t, HallWait> byHall; // no hall: npos, the last
    for (const LevelledTask &one : moved) {
        if (one.waitsCrewMin + one.waitsArrivalMin == 0) {
            continue;
        }
        const std::size_t hall = plan.table<Hall>().indexOf(hallOf(plan, one.task));
        HallWait &wait = byHall[hall];
        wait.hall = hall == Table<Hall>::npos ? Id<Hall>() : plan.table<Hall>()[hall].id;
        ++wait.tasks;
        wait.crewMin += one.waitsCrewMin;
        wait.arrivalMin += one.waitsArrivalMin;
        wait.longestCrewMin = std::max(wait.longestCrewMin, one.waitsCrewMin);
        wait.longestArrivalMin = std::max(wait.longestArrivalMin, one.waitsArrivalMin);
    }
    std::vector<HallWait> halls;
    for (const auto &[hall, wait] : byHall) {
        halls.push_back(wait);
    }
    return halls;
}

} // namespace gigaplan
