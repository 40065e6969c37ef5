// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/explain/reason_words.h"

#include "model/base/text.h"
#include "model/plan/lag_text.h"
#include "model/plan/links.h"
#include "model/plan/row_words.h"
#include "model/plan/tasks.h"

#include <algorithm>

namespace gigaplan {

namespace {

std::string lower(std::string_view label)
{
    std::string text(label);
    text.front() = static_cast<char>(text.front() | 0x20);
    return text;
}

/// "finish to start +2 d", with the group that the link hangs on where that is not the task itself.
std::string linkWords(const PlanSnapshot &plan, const Link &link, Id<Task> end, Id<Task> linkedEnd)
{
    std::string words = lower(enumLabel(link.kind));
    if (const std::string lag = lagText(link); !lag.empty()) {
        words += ' ' + lag;
    }
    if (end != linkedEnd) {
        words += ", by its group " + quoted(plan, linkedEnd);
    }
    return " (" + words + ')';
}

std::string constraintWords(const Task &task)
{
    const std::string date = task.constraintDate ? ' ' + displayDate(dateOf(*task.constraintDate)) : std::string();
    return lower(enumLabel(task.constraint)) + date;
}

/// What else would decide the start of a task that is scheduled by hand.
std::string handWords(const Reason &reason)
{
    if (!reason.asked || *reason.asked == reason.at) {
        return "; otherwise it would start then, too";
    }
    const std::string day = displayDate(dateOf(*reason.asked));
    const std::string at =
        dateOf(*reason.asked) == dateOf(reason.at) ? ' ' + isoInstant(*reason.asked).substr(11) : std::string();
    return *reason.asked > reason.at ? "; its links and the plan ask for " + day + at
                                     : "; its links and the plan would let it start " + day + at;
}

std::string drivenWords(const PlanSnapshot &plan, const Link &link, const Task &driver)
{
    const std::string name = quoted(plan, driver.id);
    const std::string how = linkWords(plan, link, driver.id, link.from);
    switch (link.kind) {
    case LinkKind::FinishStart: return "when " + name + " is done" + how;
    case LinkKind::StartStart: return "when " + name + " has begun" + how;
    case LinkKind::FinishFinish: return "so as not to finish before " + name + how;
    case LinkKind::StartFinish: break;
    }
    return "so as not to finish before " + name + " begins" + how;
}

std::string limitedWords(const PlanSnapshot &plan, const Link &link, const Task &limiter)
{
    const bool toStart = link.kind == LinkKind::FinishStart || link.kind == LinkKind::StartStart;
    return "for " + quoted(plan, limiter.id) + (toStart ? " to start in time" : " to finish in time")
        + linkWords(plan, link, limiter.id, link.to);
}

} // namespace

std::string startWords(const PlanSnapshot &plan, const Reason &reason, const Task *driver)
{
    const Task &task = *plan.find(reason.task);
    const std::string date = displayDate(dateOf(reason.at));
    std::string words;
    switch (reason.cause) {
    case DateCause::Link: words = "Starts " + date + ' ' + drivenWords(plan, *plan.find(reason.link), *driver); break;
    case DateCause::Constraint: return "Starts " + date + " by its constraint: " + constraintWords(task);
    case DateCause::Manual: return "Starts " + date + ", scheduled by hand" + handWords(reason);
    case DateCause::StatusDate: words = "Starts " + date + ": work that is not done lies behind the status date"; break;
    case DateCause::Happened:
        return (task.actualFinish || task.complete.value >= 100 ? "Is done; it began " : "Began ") + date;
    case DateCause::AsLateAsPossible: return "Starts " + date + ", as late as it may without moving what follows";
    default: words = "Starts " + date + ", as early as the plan lets it: no link holds it";
    }
    return task.levelDelay.value > 0 ? words + "; levelling holds it back" : words;
}

std::string lateFinishWords(const PlanSnapshot &plan, const Reason &reason, const Task *limiter)
{
    const Task &task = *plan.find(reason.task);
    const bool atMidnight = task.duration.value == 0;
    const std::string until = "May finish until " + displayDate(atMidnight ? dateOf(reason.at) : dayEnding(reason.at));
    switch (reason.cause) {
    case DateCause::Link: return until + ' ' + limitedWords(plan, *plan.find(reason.link), *limiter);
    case DateCause::Constraint: return until + " by its constraint: " + constraintWords(task);
    case DateCause::Deadline: return until + ", its deadline";
    default: return until + ", when the plan ends";
    }
}

} // namespace gigaplan
