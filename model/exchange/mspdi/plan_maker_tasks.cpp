// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/making.h"
#include "model/exchange/mspdi/plan_maker.h"
#include "model/exchange/mspdi/values.h"
#include "model/plan/baselines.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace gigaplan::mspdi {

namespace {

/// Lags of more than 190 years, or of ten thousand percent, are not taken as lags.
constexpr double kLargestLag = 1e8, kLargestShare = 1e4;

std::optional<std::int64_t> minutesOfTenths(std::optional<double> tenths)
{
    return tenths ? std::optional<std::int64_t>(std::llround(*tenths / 10)) : std::nullopt;
}

} // namespace

Result<void> PlanMaker::makeTasks()
{
    for (std::size_t i = 0; i < m_source.tasks.size(); ++i) {
        const SourceTask &source = m_source.tasks[i];
        const auto [at, isNew] = m_taskOf.try_emplace(source.uid, i);
        if (!isNew) {
            return failureAt(source.line,
                             "the task UID " + std::to_string(source.uid)
                                 + " belongs to another task, too: the one of line "
                                 + std::to_string(m_source.tasks[at->second].line));
        }
    }
    struct Open {
        std::int64_t level;
        Id<Task> task;
    };
    std::vector<Open> open;
    std::int64_t order = 0;
    for (const SourceTask &source : m_source.tasks) {
        if (source.isNull || source.level == 0) {
            continue; // a blank row; the row of the project itself
        }
        while (!open.empty() && open.back().level >= source.level) {
            open.pop_back();
        }
        if (!source.active) {
            leaveOut("inactive tasks", source.name);
            continue;
        }
        if (auto made = makeTask(source, open.empty() ? Id<Task>{} : open.back().task, ++order); !made) {
            return made;
        }
        m_sourceOf.push_back(static_cast<std::size_t>(&source - m_source.tasks.data()));
        open.push_back({source.level, m_rows.of<Task>().back().id});
    }
    return {};
}

Result<void> PlanMaker::makeTask(const SourceTask &source, Id<Task> parent, std::int64_t order)
{
    auto task = rowOf<Task>("task-" + std::to_string(source.uid));
    task.parent = parent;
    task.order = order;
    task.uid = source.uid;
    task.name = source.name;
    task.wbs = source.wbs;
    task.description = source.notes;
    task.priority = source.priority;
    task.elapsed = isElapsedFormat(source.durationFormat);
    task.duration = {source.duration.value_or(0)};
    GIGAPLAN_TRY_VALUE(const auto calendar,
                       calendarOf(source.calendar, source.line, "task \"" + source.name + "\": CalendarUID"));
    task.calendar = calendar;
    std::uint32_t peculiarities = 0;
    if (source.ignoresResourceCalendar && task.calendar) {
        peculiarities |= kIgnoresCrews;
    }
    setTimes(task, source, peculiarities);
    addBaselines(source, task.id);
    keepStored(source, task, peculiarities);
    m_rows.of<Task>().push_back(std::move(task));
    return {};
}

void PlanMaker::setTimes(Task &task, const SourceTask &source, std::uint32_t &peculiarities)
{
    setConstraint(task, source);
    setProgress(task, source);
    task.deadline = inRange(source.deadline, "deadlines");
    task.sourceStart = inRange(source.start, "starts");
    task.sourceFinish = inRange(source.finish, "finishes");
    const double delay = source.levelingDelay / 10;
    if (delay > 0 && delay <= kLargestLag) {
        task.levelDelay = {std::llround(delay)};
        peculiarities |= kLevelled;
    } else if (delay != 0) {
        leaveOut("levelling delays that are none", source.name);
    }
    if (source.summary && (source.constraint > 0 || source.deadline || delay != 0)) {
        peculiarities |= kSummaryLimit;
        leaveOut("constraints, deadlines and delays of summary tasks", source.name);
    }
    if (source.manual || source.external) {
        peculiarities |= source.manual ? kManual : kExternal;
    }
    tellTask(source);
}

void PlanMaker::setConstraint(Task &task, const SourceTask &source)
{
    task.constraint = static_cast<ConstraintKind>(source.constraint);
    if (source.constraint > 1) {
        task.constraintDate = inRange(source.constraintDate, "constraint dates");
        if (!source.constraintDate) {
            leaveOut("constraints without a date", source.name);
        }
    } else if (source.constraintDate) {
        leaveOut("dates of constraints that need none", source.name);
    }
}

void PlanMaker::setProgress(Task &task, const SourceTask &source)
{
    task.actualStart = inRange(source.actualStart, "actual starts");
    task.actualFinish = inRange(source.actualFinish, "actual finishes");
    const std::int64_t done = source.actualDuration.value_or(0), open = source.remainingDuration.value_or(0);
    if (source.percentComplete >= 0) {
        task.complete = {static_cast<double>(source.percentComplete)};
    } else if (done > 0 && source.remainingDuration && open >= 0) {
        task.complete = {100.0 * static_cast<double>(done) / static_cast<double>(done + open)};
    } else if (source.percentWorkComplete > 0) {
        task.complete = {static_cast<double>(source.percentWorkComplete)};
    }
}

/// What a task says that neither the plan nor the table of elements has a place for.
void PlanMaker::tellTask(const SourceTask &source)
{
    if (source.external) {
        leaveOut("tasks of other projects: kept where they are by hand", source.name);
    }
    if (source.percentComplete >= 0 && source.percentWorkComplete >= 0
        && source.percentComplete != source.percentWorkComplete) {
        leaveOut("percentages of work that differ from those of time", source.name);
    }
}

void PlanMaker::keepStored(const SourceTask &source, const Task &task, std::uint32_t peculiarities)
{
    StoredTask stored;
    stored.task = task.id;
    stored.uid = source.uid;
    stored.summary = source.summary;
    stored.hasDuration = source.duration.has_value();
    stored.peculiarities = peculiarities;
    static_cast<StoredDates &>(stored) = source;
    stored.totalSlackMin = minutesOfTenths(source.totalSlack);
    stored.freeSlackMin = minutesOfTenths(source.freeSlack);
    m_storedOf.emplace(source.uid, m_import.stored.size());
    m_import.stored.push_back(stored);
}

StoredTask *PlanMaker::storedOf(std::int64_t uid)
{
    const auto found = m_storedOf.find(uid);
    return found == m_storedOf.end() ? nullptr : &m_import.stored[found->second];
}

void PlanMaker::addBaselines(const SourceTask &source, Id<Task> task)
{
    std::unordered_set<std::int64_t> seen;
    for (const SourceBaseline &baseline : source.baselines) {
        const auto start = inRange(baseline.start, "baseline dates"),
                   finish = inRange(baseline.finish, "baseline dates");
        if (!start || !finish || baseline.duration.value_or(0) < 0 || std::abs(baseline.cost / 100) > Money::highest
            || !seen.insert(baseline.number).second) {
            leaveOut("baselines of tasks without dates, or twice the same", source.name);
            continue;
        }
        Id<Baseline> &row = m_baselines[baseline.number];
        const std::string number = std::to_string(baseline.number);
        if (!row) {
            auto made = rowOf<Baseline>("baseline-" + number);
            row = made.id;
            made.name = baseline.number == 0 ? "Baseline" : "Baseline " + number;
            made.order = baseline.number;
            m_rows.of<Baseline>().push_back(std::move(made));
        }
        auto made = rowOf<BaselineTask>("baseline-" + number + "-task-" + std::to_string(source.uid));
        made.baseline = row;
        made.task = task;
        made.start = start;
        made.finish = finish;
        made.duration = {baseline.duration.value_or(0)};
        made.cost = {std::max<std::int64_t>(0, std::llround(baseline.cost / 100))};
        if (!baseline.duration) {
            m_undated.emplace_back(m_rows.of<BaselineTask>().size(), m_rows.of<Task>().size());
        }
        m_rows.of<BaselineTask>().push_back(std::move(made));
    }
}

Result<void> PlanMaker::makeLinks()
{
    for (const SourceTask &successor : m_source.tasks) {
        for (const SourceLink &link : successor.links) {
            if (auto made = makeLink(successor, link); !made) {
                return made;
            }
        }
    }
    return {};
}

Result<void> PlanMaker::makeLink(const SourceTask &successor, const SourceLink &source)
{
    StoredTask *to = storedOf(successor.uid);
    if (source.crossProject) {
        leaveOut("links to tasks of other projects", successor.name);
        if (to != nullptr) {
            to->peculiarities |= kExternalLink;
        }
        return {};
    }
    const auto predecessor = m_taskOf.find(source.predecessor);
    if (predecessor == m_taskOf.end()) {
        return failureAt(source.line,
                         "PredecessorUID: expected the UID of a task, found " + std::to_string(source.predecessor));
    }
    if (source.predecessor == successor.uid) {
        return failureAt(source.line, "task \"" + successor.name + "\" is its own predecessor");
    }
    const SourceTask &before = m_source.tasks[predecessor->second];
    const StoredTask *from = storedOf(source.predecessor);
    if (from == nullptr || to == nullptr) {
        leaveOut("links of tasks that are left out", successor.name);
        return {};
    }
    const std::string key = "link-" + std::to_string(source.predecessor) + "-" + std::to_string(successor.uid);
    const std::size_t number = ++m_linkCounts[key];
    auto link = rowOf<Link>(number == 1 ? key : key + "-" + std::to_string(number));
    link.from = from->task;
    link.to = to->task;
    static constexpr std::array kKinds{LinkKind::FinishFinish, LinkKind::FinishStart, LinkKind::StartFinish,
                                       LinkKind::StartStart};
    link.kind = kKinds[static_cast<std::size_t>(source.type)];
    const bool elapsed = isElapsedFormat(source.lagFormat);
    const bool share = isPercentFormat(source.lagFormat);
    if (std::abs(source.lag) > (share ? kLargestShare : kLargestLag * 10)) {
        return failureAt(source.line, "LinkLag: expected a lag of at most 190 years or 10,000 percent");
    }
    if (share && !elapsed) {
        link.lagKind = LagKind::PercentOfPredecessor;
        link.lagPercent = {source.lag};
    } else {
        link.lagKind = elapsed ? LagKind::Elapsed : LagKind::Working;
        const double minutes =
            share ? static_cast<double>(before.duration.value_or(0)) * source.lag / 100 : source.lag / 10;
        link.lag = {std::llround(std::clamp(minutes, -kLargestLag, kLargestLag))};
        if (share) {
            leaveOut("lags in elapsed percent: they are minutes now", successor.name);
        }
    }
    m_rows.of<Link>().push_back(std::move(link));
    return {};
}

} // namespace gigaplan::mspdi
