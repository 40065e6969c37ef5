// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/feed_graph.h"
#include "model/analysis/quality/quality_input.h"
#include "model/plan/crews.h"
#include "model/plan/money.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <map>

namespace gigaplan {

namespace {

constexpr std::string_view kNoRows = "no row of racks is installed in this plan";

bool contains(std::string_view text, std::string_view word)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [&](char a, char b) { return lower(a) == b; })
        != text.end();
}

/// By row: is assigned a load bank, or is commissioning that is named so.
std::vector<char> loadBankTasks(const QualityInput &in)
{
    std::vector<char> tests(in.tasks().size());
    for (const Assignment &assignment : in.plan.table<Assignment>()) {
        const Resource *resource = in.plan.find(assignment.resource);
        const std::uint32_t row = in.rows.at(assignment.task);
        if (row != kNoRow && resource && resource->kind == ResourceKind::LoadBank) {
            tests[row] = 1;
        }
    }
    for (std::size_t row = 0; row < tests.size(); ++row) {
        const Task &task = in.tasks()[row];
        const bool named = contains(task.name, "load bank") || contains(task.name, "integrated systems test");
        tests[row] =
            !in.schedule.tasks[row].summary && (tests[row] || (named && task.workClass == WorkClass::Commissioning));
    }
    return tests;
}

/// When there is first power on a site for a phase: its main transformers, or its sources where it has none. Nodes that
/// a task of the phase brings go before those of other phases.
class Energisation {
public:
    explicit Energisation(const QualityInput &in)
    {
        const auto &nodes = in.plan.table<Node>();
        const FeedGraph &graph = *in.capacity.feeds;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const NodeKind kind = nodes[i].kind;
            const bool source = isMains(kind) && graph.powerSuppliers.of(i).empty();
            if (kind == NodeKind::MainTransformer || source) {
                const Task *ready = in.plan.find(nodes[i].ready);
                add(m_first[nodes[i].site], kind == NodeKind::MainTransformer, in.capacity.nodeReadyOn[i],
                    ready ? ready->phase : Id<Phase>{});
            }
        }
    }

    /// Nothing where the site has no node that brings power.
    std::optional<Date> on(Id<Site> site, Id<Phase> phase) const
    {
        const auto at = m_first.find(site);
        if (at == m_first.end()) {
            return std::nullopt;
        }
        const Level &level = at->second.transformers.any ? at->second.transformers : at->second.sources;
        const auto own = level.byPhase.find(phase);
        return phase && own != level.byPhase.end() ? own->second : level.any;
    }

private:
    struct Level {
        std::optional<Date> any;
        std::map<Id<Phase>, Date> byPhase;
    };
    struct Levels {
        Level transformers, sources;
    };

    static void add(Levels &levels, bool transformer, Date date, Id<Phase> phase)
    {
        Level &level = transformer ? levels.transformers : levels.sources;
        level.any = std::min(level.any.value_or(kNever), date);
        const auto [at, added] = level.byPhase.try_emplace(phase, date);
        at->second = std::min(at->second, date);
    }

    std::map<Id<Site>, Levels> m_first;
};

/// The task to go to for a row of racks, or the row where it names none.
EntityRef placeOf(const QualityInput &in, Id<Task> task, const Row &row)
{
    return in.rows.at(task) == kNoRow ? EntityRef(row.id) : EntityRef(task);
}

template <class Offends>
void judgeInstalledRows(const QualityInput &in, QualityResult &out, Id<Task> Row::*task, Offends &&offends)
{
    const auto &rows = in.plan.table<Row>();
    std::size_t count = 0, of = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const RowReadiness &ready = in.capacity.rows[i];
        if (in.capacity.contents[i].racks == 0 || ready.installed == kNever) {
            continue;
        }
        ++of;
        if (offends(ready)) {
            ++count;
            out.offenders.push_back(placeOf(in, rows[i].*task, rows[i]));
        }
    }
    judgeShare(out, count, of, kNoRows);
}

/// Tasks that install racks, and whether one ends before the last of its racks is there.
std::map<std::uint32_t, bool> installations(const QualityInput &in)
{
    std::map<std::uint32_t, bool> late;
    const auto &rows = in.plan.table<Row>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t task = in.rows.at(rows[i].install);
        if (task != kNoRow && in.capacity.contents[i].racks > 0) {
            bool &is = late[task];
            is = is || in.capacity.rows[i].delivered > in.schedule.doneOn(in.plan, rows[i].install);
        }
    }
    return late;
}

/// Requirements in the order of their tasks' starts, each met from the deliveries that have arrived by then.
void checkRequirements(const QualityInput &in, std::map<std::uint32_t, bool> &late)
{
    struct Need {
        Instant start;
        std::uint32_t task;
        std::int64_t quantity;
        auto operator<=>(const Need &) const = default;
    };
    std::map<Id<Equipment>, std::vector<Need>> needs;
    for (const Requirement &requirement : in.plan.table<Requirement>()) {
        if (const std::uint32_t task = in.rows.at(requirement.task); task != kNoRow) {
            needs[requirement.equipment].push_back({in.schedule.tasks[task].start, task, requirement.quantity});
        }
    }
    std::map<Id<Equipment>, StepSeries::Builder> arriving;
    for (const Supply &supply : in.plan.table<Supply>()) {
        if (supply.date && needs.contains(supply.equipment)) {
            arriving[supply.equipment].add(*supply.date, supply.quantity);
        }
    }
    for (auto &[equipment, list] : needs) {
        std::sort(list.begin(), list.end());
        const StepSeries arrived = arriving[equipment].build();
        std::int64_t used = 0;
        for (const Need &need : list) {
            used += need.quantity;
            bool &is = late[need.task];
            is = is || arrived.at(dateOf(need.start)) < used;
        }
    }
}

} // namespace

void checkLoadBanks(const QualityInput &in, QualityResult &out)
{
    const auto tests = loadBankTasks(in);
    const Energisation energised(in);
    std::size_t of = 0;
    for (std::size_t row = 0; row < tests.size(); ++row) {
        const Task &task = in.tasks()[row];
        const auto power = tests[row] ? energised.on(task.site, task.phase) : std::nullopt;
        if (!power) {
            continue;
        }
        ++of;
        if (dateOf(in.schedule.tasks[row].start) < *power) {
            out.offenders.push_back(task.id);
        }
    }
    judgeShare(out, out.offenders.size(), of, "no task on a powered site uses a load bank or is named as such a test");
}

void checkChipsAfterPower(const QualityInput &in, QualityResult &out)
{
    judgeInstalledRows(in, out, &Row::install,
                       [](const RowReadiness &ready) { return ready.powered > ready.installed; });
}

void checkCoolingBeforeChips(const QualityInput &in, QualityResult &out)
{
    judgeInstalledRows(in, out, &Row::install,
                       [](const RowReadiness &ready) { return ready.cooled > ready.installed; });
}

void checkCommissioned(const QualityInput &in, QualityResult &out)
{
    judgeInstalledRows(in, out, &Row::commission, [](const RowReadiness &ready) {
        return ready.live != kNever && ready.commissioned < ready.installed;
    });
}

void checkDeliveries(const QualityInput &in, QualityResult &out)
{
    auto late = installations(in);
    checkRequirements(in, late);
    for (const auto &[task, is] : late) {
        if (is) {
            out.offenders.push_back(in.tasks()[task].id);
        }
    }
    judgeShare(out, out.offenders.size(), late.size(), "no task installs racks or needs an arrival");
}

} // namespace gigaplan
