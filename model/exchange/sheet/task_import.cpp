// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/task_import.h"

#include "model/base/text.h"
#include "model/edit/predecessors.h"
#include "model/plan/links.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

#include <algorithm>

namespace gigaplan::sheet {

namespace {

constexpr std::size_t kDeepest = 1000;

std::optional<std::size_t> levelOf(std::string_view text)
{
    const auto level = parseNumber<std::size_t>(text);
    return level && *level >= 1 && *level <= kDeepest ? level : std::nullopt;
}

bool isFinishConstraint(ConstraintKind kind)
{
    return kind == ConstraintKind::MustFinishOn || kind == ConstraintKind::FinishNoEarlierThan
        || kind == ConstraintKind::FinishNoLaterThan;
}

/// Whether the sheet's day, or its day and minute, is the instant.
bool says(const Moment &moment, Instant at, bool dayEnd)
{
    return moment.minute ? instantOf(moment, false) == at : isOnDay(at, moment.day, dayEnd);
}

bool saysSource(const Moment &moment, const std::optional<Instant> &at, bool dayEnd)
{
    return at && says(moment, *at, dayEnd);
}

} // namespace

void TaskImport::outline()
{
    if (m_mapping.columnOf(Role::OutlineLevel)) {
        std::vector<std::size_t> path; // rows of the summaries that the current row is within, outermost first
        for (std::size_t row = 0; row < m_drafts.size(); ++row) {
            placeInOutline(row, path);
        }
    }
    appendToParents();
    findSummaries();
}

void TaskImport::placeInOutline(std::size_t row, std::vector<std::size_t> &path)
{
    const std::size_t column = *m_mapping.columnOf(Role::OutlineLevel);
    const std::string_view text = cell(row, column);
    Draft<Task> &draft = m_drafts[row];
    if (text.empty()) {
        return;
    }
    const auto level = levelOf(text);
    if (!level) {
        refuse(row, column,
               "expected an outline level from 1 to " + std::to_string(kDeepest) + ", got \"" + std::string(text)
                   + '"');
        path.clear(); // deeper rows after it would be placed under a row that they are not part of
        return;
    }
    if (*level > path.size() + 1) {
        // A part of a plan may begin anywhere: its tasks stay where they are.
        if (!draft.before) {
            refuse(row, column,
                   "expected an outline level of at most " + std::to_string(path.size() + 1)
                       + " behind the rows before, got " + std::to_string(*level));
        }
        return;
    }
    path.resize(*level - 1);
    draft.row.parent = path.empty() ? Id<Task>() : m_drafts[path.back()].row.id;
    if (!path.empty()) {
        needs(row, draft.row.parent.value);
    }
    path.push_back(row);
}

void TaskImport::appendToParents()
{
    std::unordered_map<Id<Task>, std::int64_t> last;
    for (const Task &task : m_plan.table<Task>()) {
        auto &order = last[task.parent];
        order = std::max(order, task.order);
    }
    const bool ordered = m_mapping.columnOfField("order").has_value();
    for (Draft<Task> &draft : m_drafts) {
        const bool moved = !draft.before || draft.before->parent != draft.row.parent;
        if (moved && !ordered) {
            draft.row.order = ++last[draft.row.parent];
        }
    }
}

void TaskImport::findSummaries()
{
    for (const Task &task : m_plan.table<Task>()) {
        m_parents.insert(task.parent);
    }
    for (const Draft<Task> &draft : m_drafts) {
        m_parents.insert(draft.row.parent);
    }
    m_parents.erase(Id<Task>());
}

std::optional<Moment> TaskImport::moment(std::size_t row, std::optional<std::size_t> column)
{
    if (!column || cell(row, *column).empty()) {
        return std::nullopt;
    }
    const auto read = readMomentCell(cell(row, *column), m_readings[*column].dateOrder);
    if (!read) {
        refuse(row, *column, read.error().message);
        return std::nullopt;
    }
    return *read;
}

void TaskImport::times()
{
    m_given.resize(m_drafts.size());
    const auto start = m_mapping.columnOf(Role::Start), finish = m_mapping.columnOf(Role::Finish);
    if (start || finish) {
        m_schedule = computeSchedule(m_plan);
        m_clocks.emplace(m_plan);
    }
    for (std::size_t row = 0; row < m_drafts.size(); ++row) {
        endConstraintDay(row);
        m_given[row] = {moment(row, start), moment(row, finish)};
        if (isRefused(row)) {
            continue;
        }
        if (!m_drafts[row].before) {
            startNew(row);
            finishNew(row);
        } else if (!isSummary(row)) {
            startKnown(row);
            finishKnown(row);
        }
    }
}

/// A day for a constraint on the finish is the day that it ends.
void TaskImport::endConstraintDay(std::size_t row)
{
    const auto column = m_mapping.columnOfField("constraint_date");
    Task &task = m_drafts[row].row;
    if (!column || !task.constraintDate || !isFinishConstraint(task.constraint)
        || (m_drafts[row].before && m_drafts[row].before->constraintDate == task.constraintDate)) {
        return;
    }
    const auto read = readMoment(cell(row, *column), m_readings[*column].dateOrder);
    if (!read || read->minute) {
        return;
    }
    const Task *before = m_drafts[row].before;
    const bool same = before && before->constraintDate && isOnDay(*before->constraintDate, read->day, true);
    task.constraintDate = same ? *before->constraintDate : instantOf(*read, true);
}

void TaskImport::startNew(std::size_t row)
{
    Task &task = m_drafts[row].row;
    if (!m_given[row].start) {
        return;
    }
    const Instant at = instantOf(*m_given[row].start, false);
    if (!m_mapping.columnOfField("source_start")) {
        task.sourceStart = at;
    }
    if (m_given[row].start->isActual && !m_mapping.columnOfField("actual_start")) {
        task.actualStart = at;
    }
    if (task.manual && !isSummary(row) && !m_mapping.columnOfField("constraint_date")) {
        task.constraintDate = at;
    }
    const auto predecessors = m_mapping.columnOf(Role::Predecessors);
    const bool waits = predecessors && !cell(row, *predecessors).empty();
    const Date begin = m_plan.plan().start.value_or(kFirstDate);
    if (!waits && !task.manual && !isSummary(row) && !task.actualStart && !m_mapping.columnOfField("constraint")
        && m_given[row].start->day > begin) {
        task.constraint = ConstraintKind::StartNoEarlierThan;
        task.constraintDate = at;
    }
}

void TaskImport::finishNew(std::size_t row)
{
    Task &task = m_drafts[row].row;
    const Given &given = m_given[row];
    if (!given.finish) {
        return;
    }
    if (!m_mapping.columnOfField("source_finish")) {
        task.sourceFinish = instantOf(*given.finish, true);
    }
    if (given.finish->isActual && !m_mapping.columnOfField("actual_finish")) {
        task.actualFinish = instantOf(*given.finish, true);
    }
    const auto duration = m_mapping.columnOfField("duration_min");
    if (isSummary(row) || !given.start || (duration && !cell(row, *duration).empty())) {
        return;
    }
    const Instant from = instantOf(*given.start, false), to = instantOf(*given.finish, true);
    const bool isMoment = given.start == given.finish && given.finish->minute;
    if (to < from) {
        refuse(row, *m_mapping.columnOf(Role::Finish), "expected a finish that is not before the start");
    } else if (!isMoment) {
        task.duration = {(*m_clocks)[m_clocks->clockOf(task)].between(from, to)};
    }
}

void TaskImport::startKnown(std::size_t row)
{
    Task &task = m_drafts[row].row;
    const auto &given = m_given[row].start;
    const TaskDates *dates = m_schedule ? m_schedule->find(m_plan, task.id) : nullptr;
    if (!given || !dates || says(*given, dates->start, false) || saysSource(*given, task.sourceStart, false)) {
        return;
    }
    if (task.actualStart) {
        refuse(row, *m_mapping.columnOf(Role::Start),
               "the task has started on " + isoDate(dateOf(*task.actualStart)) + " and cannot be moved");
        return;
    }
    task.constraint = task.manual ? task.constraint : ConstraintKind::StartNoEarlierThan;
    task.constraintDate = instantOf(*given, false);
}

void TaskImport::finishKnown(std::size_t row)
{
    Task &task = m_drafts[row].row;
    const Given &given = m_given[row];
    const TaskDates *dates = m_schedule ? m_schedule->find(m_plan, task.id) : nullptr;
    const bool stretched = task.duration != m_drafts[row].before->duration;
    if (!given.finish || !dates || stretched || says(*given.finish, dates->finish, true)
        || saysSource(*given.finish, task.sourceFinish, true)) {
        return;
    }
    const bool moved = task.constraintDate != m_drafts[row].before->constraintDate;
    const Instant from = moved && given.start ? instantOf(*given.start, false) : dates->start;
    const Instant to = instantOf(*given.finish, true);
    const std::int64_t minutes = to < from ? -1 : (*m_clocks)[m_clocks->clockOf(task)].between(from, to);
    if (minutes < 0) {
        refuse(row, *m_mapping.columnOf(Role::Finish),
               "expected a finish that is not before the start, " + isoDate(dateOf(from)));
    } else {
        task.duration = {minutes};
    }
}

void TaskImport::numberRows()
{
    const auto number = m_mapping.columnOf(Role::Number), uid = m_mapping.columnOfField("uid");
    for (const Task &task : m_plan.table<Task>()) {
        if (task.uid != 0) {
            m_byUid.emplace(std::to_string(task.uid), task.id);
        }
    }
    for (std::size_t row = 0; row < m_drafts.size(); ++row) {
        if (number && !cell(row, *number).empty()) {
            const bool isNew = m_byNumber.emplace(cell(row, *number), m_drafts[row].row.id).second;
            if (!isNew && m_mapping.columnOf(Role::Predecessors)) {
                refuse(row, *number,
                       "expected a number of its own, got \"" + std::string(cell(row, *number)) + "\" once more");
            }
        }
        if (uid && !cell(row, *uid).empty()) {
            m_byUid[std::string(cell(row, *uid))] = m_drafts[row].row.id;
        }
    }
}

Id<Task> TaskImport::taskCalled(std::string_view name)
{
    const std::string text(trimmed(name));
    if (const auto at = m_byNumber.find(text); at != m_byNumber.end()) {
        return at->second;
    }
    if (const auto found = names(tableId<Task>()).find(text); found.answer == Names::Answer::One) {
        return {found.id};
    }
    const auto at = m_byUid.find(text);
    return at == m_byUid.end() ? Id<Task>() : at->second;
}

void TaskImport::predecessors()
{
    m_links.resize(m_drafts.size());
    const auto column = m_mapping.columnOf(Role::Predecessors);
    if (!column) {
        return;
    }
    numberRows();
    const LagNumbers numbers{m_readings[*column].sign, m_readings[*column].commasPart};
    const TaskNamed named = [this](std::string_view name) { return taskCalled(name); };
    for (std::size_t row = 0; row < m_drafts.size(); ++row) {
        auto links = readPredecessors(cell(row, *column), named, numbers);
        if (!links) {
            refuse(row, *column, links.error().message);
            continue;
        }
        for (Link &link : *links) {
            link.to = m_drafts[row].row.id;
            needs(row, link.from.value);
        }
        m_links[row] = std::move(*links);
    }
}

void TaskImport::finishLinks()
{
    auto &change = m_preview.change.of<Link>();
    std::unordered_set<std::string> keys;
    std::unordered_set<Id<Link>> ids;
    for (const Link &link : m_plan.table<Link>()) {
        keys.insert(link.key);
        const auto at = m_rowOfId.find(link.to.value);
        if (at == m_rowOfId.end() || isRefused(at->second) || !m_links[at->second]) {
            continue;
        }
        std::vector<Link> &wanted = *m_links[at->second];
        const auto stays =
            std::find_if(wanted.begin(), wanted.end(), [&](const Link &one) { return sameMeaning(one, link); });
        if (stays == wanted.end()) {
            change.removed.push_back(link.id);
        } else {
            wanted.erase(stays);
        }
    }
    for (const Id<Link> gone : change.removed) {
        auto &outcome = m_preview.outcomes[m_rowOfId.at(m_plan.find(gone)->to.value)];
        outcome = outcome == Outcome::Same ? Outcome::Changed : outcome;
    }
    const auto keyOfTask = [&](Id<Task> id) {
        const auto at = m_rowOfId.find(id.value);
        return at == m_rowOfId.end() ? keyOf(m_plan, id) : m_drafts[at->second].row.key;
    };
    for (std::size_t row = 0; row < m_drafts.size(); ++row) {
        if (!m_links[row] || isRefused(row)) {
            continue;
        }
        for (Link &link : *m_links[row]) {
            const std::string wanted = keyOfTask(link.from) + '>' + keyOfTask(link.to);
            link.key = wanted;
            for (int number = 2; !keys.insert(link.key).second; ++number) {
                link.key = wanted + '-' + std::to_string(number);
            }
            link.id = {idValueFromKey(Description<Link>::table, link.key)};
            while (m_plan.table<Link>().contains(link.id) || !ids.insert(link.id).second) {
                link.id = {newIdValue()};
            }
            change.inserted.push_back(link);
            m_preview.outcomes[row] =
                m_preview.outcomes[row] == Outcome::Same ? Outcome::Changed : m_preview.outcomes[row];
        }
    }
}

void TaskImport::compareDates(const PlanSnapshot &made)
{
    if (!m_mapping.columnOf(Role::Start) && !m_mapping.columnOf(Role::Finish)) {
        return;
    }
    const Schedule schedule = computeSchedule(made);
    std::size_t other = 0;
    std::string first;
    for (std::size_t row = 0; row < m_drafts.size(); ++row) {
        const Given &given = m_given[row];
        const TaskDates *dates =
            m_drafts[row].before || isRefused(row) ? nullptr : schedule.find(made, m_drafts[row].row.id);
        if (!dates) {
            continue;
        }
        const bool startDiffers = given.start && !says(*given.start, dates->start, false);
        const bool finishDiffers = given.finish && !says(*given.finish, dates->finish, true);
        if ((startDiffers || finishDiffers) && other++ == 0) {
            first = "line " + std::to_string(m_sheet.rows[row].line) + ", \"" + m_drafts[row].row.name
                + "\": " + isoInstant(dates->start) + " to " + isoInstant(dates->finish);
        }
    }
    if (other > 0) {
        m_preview.remarks.push_back("New tasks with other dates in the plan than in the sheet, by links and calendars: "
                                    + std::to_string(other) + ", first " + first);
    }
}

} // namespace gigaplan::sheet
