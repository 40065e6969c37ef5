// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/mspdi/left_out_tally.h"
#include "model/exchange/mspdi/source.h"

#include <unordered_map>

namespace gigaplan::mspdi {

/// Makes a plan of a file's content. Rows get keys from the file's UIDs, so that the same file read twice gives the
/// same rows. What has no place in a plan is counted, never dropped silently.
class PlanMaker {
public:
    explicit PlanMaker(const SourceProject &source) : m_source(source) {}

    Result<Import> make();

private:
    Result<void> makeCalendars();
    Result<void> makePlan();
    Result<void> makeTasks();
    Result<void> makeLinks();
    Result<void> makeResources();
    Result<void> makeAssignments();

    Result<void> makeTask(const SourceTask &source, Id<Task> parent, std::int64_t order);
    void setTimes(Task &task, const SourceTask &source, std::uint32_t &peculiarities);
    void setProgress(Task &task, const SourceTask &source);
    void setConstraint(Task &task, const SourceTask &source);
    void tellTask(const SourceTask &source);
    void tellProject();
    void tellUnread();
    std::string nameOf(SourceRow row) const;
    /// Durations that follow from dates, on the calendars that the tasks then have.
    void settleTimes();
    void tellAssignments();
    void keepStored(const SourceTask &source, const Task &task, std::uint32_t peculiarities);
    void addBaselines(const SourceTask &source, Id<Task> task);
    Result<void> makeLink(const SourceTask &successor, const SourceLink &source);
    void addAvailability(const SourceResource &source, Id<Resource> resource);

    /// The project summary, blank rows and inactive tasks: known, but no tasks of the plan.
    bool isLeftOut(const SourceTask &task) const { return task.isNull || !task.active || task.level == 0; }
    std::optional<Instant> inRange(std::optional<Instant> at, const std::string &what);
    Result<Id<Calendar>> calendarOf(std::int64_t uid, std::int64_t line, const std::string &user);
    void leaveOut(const std::string &what, const std::string &first = {}, std::size_t count = 1)
    {
        m_leftOut.add(what, first, count);
    }
    StoredTask *storedOf(std::int64_t uid);

    const SourceProject &m_source;
    PlanRows m_rows;
    Import m_import;
    LeftOutTally m_leftOut;
    std::unordered_map<std::int64_t, Id<Calendar>> m_calendarOf; ///< by UID; none: it never works
    std::unordered_map<std::int64_t, std::size_t> m_taskOf; ///< rows of the source, by UID
    std::unordered_map<std::int64_t, std::size_t> m_storedOf; ///< rows of m_import.stored, by UID
    std::unordered_map<std::int64_t, Id<Resource>> m_resourceOf;
    std::unordered_map<std::string, std::size_t> m_linkCounts; ///< links of each pair of tasks
    std::map<std::int64_t, Id<Baseline>> m_baselines;
    std::vector<std::size_t> m_sourceOf; ///< rows of the source, of each row of tasks
    std::vector<std::pair<std::size_t, std::size_t>>
        m_undated; ///< baselines of tasks without a duration, and their tasks
};

} // namespace gigaplan::mspdi
