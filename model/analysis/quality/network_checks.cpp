// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/quality/quality_input.h"
#include "model/analysis/schedule/task_tree.h"
#include "model/plan/crews.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/tasks.h"

namespace gigaplan {

namespace {

constexpr std::string_view kNothingOpen = "no task is open";
constexpr std::string_view kNoLinks = "no link leads to an open task";

/// Hands every link on whose successor is open, or has an open part, to `counts`, and judges those that it picks.
template <class Counts>
void judgeLinks(const QualityInput &in, QualityResult &out, bool offendersCount, Counts &&counts)
{
    const TaskTree tree(in.plan);
    std::vector<char> open(in.tasks().size());
    for (auto at = tree.topDown.rbegin(); at != tree.topDown.rend(); ++at) {
        open[*at] = open[*at] || in.isOpen(*at);
        if (open[*at] && tree.parent[*at] != TaskTree::kNone) {
            open[tree.parent[*at]] = 1;
        }
    }
    std::size_t count = 0, of = 0;
    for (const Link &link : in.plan.table<Link>()) {
        const std::uint32_t to = in.rows.at(link.to);
        if (to == kNoRow || !open[to]) {
            continue;
        }
        ++of;
        const bool picked = counts(link);
        count += picked;
        if (picked == offendersCount) {
            out.offenders.push_back(link.to);
        }
    }
    judgeShare(out, count, of, kNoLinks);
}

template <class Offends>
void judgeOpen(const QualityInput &in, QualityResult &out, Offends &&offends)
{
    for (const std::size_t row : in.open) {
        if (offends(row)) {
            out.offenders.push_back(in.tasks()[row].id);
        }
    }
    judgeShare(out, out.offenders.size(), in.open.size(), kNothingOpen);
}

std::int64_t lagOf(const Link &link)
{
    return link.lagKind == LagKind::PercentOfPredecessor ? (link.lagPercent.value > 0) - (link.lagPercent.value < 0)
                                                         : link.lag.value;
}

bool isHard(const Task &task)
{
    if (task.manual && task.constraintDate) {
        return true;
    }
    switch (task.constraint) {
    case ConstraintKind::MustStartOn:
    case ConstraintKind::MustFinishOn:
    case ConstraintKind::StartNoLaterThan:
    case ConstraintKind::FinishNoLaterThan: return task.constraintDate.has_value();
    default: return false;
    }
}

} // namespace

void checkLogic(const QualityInput &in, QualityResult &out)
{
    const TaskTree tree(in.plan);
    std::vector<char> before(in.tasks().size()), after(in.tasks().size());
    for (const Link &link : in.plan.table<Link>()) {
        const std::uint32_t from = in.rows.at(link.from), to = in.rows.at(link.to);
        if (from != kNoRow && to != kNoRow) {
            after[from] = 1;
            before[to] = 1;
        }
    }
    for (const std::uint32_t row : tree.topDown) {
        if (const std::uint32_t parent = tree.parent[row]; parent != TaskTree::kNone) {
            before[row] = before[row] || before[parent];
            after[row] = after[row] || after[parent];
        }
    }
    judgeOpen(in, out, [&](std::size_t row) { return !before[row] || !after[row]; });
}

void checkLeads(const QualityInput &in, QualityResult &out)
{
    judgeLinks(in, out, true, [](const Link &link) { return lagOf(link) < 0; });
}

void checkLags(const QualityInput &in, QualityResult &out)
{
    judgeLinks(in, out, true, [](const Link &link) { return lagOf(link) > 0; });
}

void checkLinkKinds(const QualityInput &in, QualityResult &out)
{
    judgeLinks(in, out, false, [](const Link &link) { return link.kind == LinkKind::FinishStart; });
}

void checkHardConstraints(const QualityInput &in, QualityResult &out)
{
    judgeOpen(in, out, [&](std::size_t row) { return isHard(in.tasks()[row]); });
}

void checkHighFloat(const QualityInput &in, QualityResult &out)
{
    judgeOpen(in, out,
              [&](std::size_t row) { return in.schedule.tasks[row].totalSlackMin > 44 * dayOf(in.tasks()[row]); });
}

void checkNegativeFloat(const QualityInput &in, QualityResult &out)
{
    judgeOpen(in, out, [&](std::size_t row) { return in.schedule.tasks[row].totalSlackMin < 0; });
}

void checkHighDuration(const QualityInput &in, QualityResult &out)
{
    judgeOpen(in, out, [&](std::size_t row) { return in.tasks()[row].duration.value > 44 * dayOf(in.tasks()[row]); });
}

void checkResources(const QualityInput &in, QualityResult &out)
{
    if (in.plan.table<Assignment>().isEmpty()) {
        notApplicable(out, "no task of the plan is assigned a resource");
        return;
    }
    std::vector<char> paid(in.tasks().size());
    const auto mark = [&](Id<Task> task) {
        if (const std::uint32_t row = in.rows.at(task); row != kNoRow) {
            paid[row] = 1;
        }
    };
    for (const Assignment &assignment : in.plan.table<Assignment>()) {
        mark(assignment.task);
    }
    for (const Cost &cost : in.plan.table<Cost>()) {
        mark(cost.task);
    }
    std::size_t works = 0;
    for (const std::size_t row : in.open) {
        if (in.tasks()[row].duration.value == 0) {
            continue;
        }
        ++works;
        if (!paid[row]) {
            out.offenders.push_back(in.tasks()[row].id);
        }
    }
    judgeShare(out, out.offenders.size(), works, "no open task has work");
}

} // namespace gigaplan
