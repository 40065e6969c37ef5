// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/task_days.h"
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"
#include "model/plan/baselines.h"
#include "model/plan/crews.h"
#include "model/plan/fields.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/risk.h"

#include <map>

namespace gigaplan {

namespace {

std::string keyed(const PlanSnapshot &plan, EntityRef ref)
{
    return "“" + keyOf(plan, ref) + "”";
}

/// Rows that say of one thing what can hold only once: engines take the first key's. `of` names the thing in a value that
/// can be compared (nothing: none), `alike` reports rows between which the choice makes no difference.
template <class E, class Of, class Alike>
std::vector<Candidate> twins(const Table<E> &table, Of &&of, Alike &&alike)
{
    std::map<typename std::invoke_result_t<Of, const E &>::value_type, const E *> first;
    std::vector<Candidate> places;
    for (const E &row : table) {
        const auto thing = of(row);
        if (!thing) {
            continue;
        }
        const auto [at, isNew] = first.try_emplace(*thing, &row);
        if (!isNew && !alike(*at->second, row)) {
            places.push_back({row.id, kNever, at->second->id.value, 0});
        }
    }
    return places;
}

template <class E>
void report(const CheckInput &in, std::string_view rule, std::vector<Candidate> &&places, FindingList &out,
            const std::function<std::string(const E &)> &what)
{
    out.addAll(rule, Severity::Warning, std::move(places), [&](const Candidate &place) {
        const Id<E> first{place.a};
        return keyed(in.plan, first) + " and " + keyed(in.plan, place.subject) + " both state "
            + what(*in.plan.find(first)) + "; that with the first key holds, " + keyed(in.plan, first) + '.';
    });
}

void checkRates(const CheckInput &in, FindingList &out)
{
    const auto ofClass = [](const auto &row) { return std::optional(row.workClass); };
    report<DurationRisk>(in, "risk.class_twice",
                         twins(in.plan.table<DurationRisk>(), ofClass,
                               [](const DurationRisk &a, const DurationRisk &b) {
                                   return std::tie(a.shape, a.optimistic, a.likely, a.pessimistic)
                                       == std::tie(b.shape, b.optimistic, b.likely, b.pessimistic);
                               }),
                         out, [](const DurationRisk &row) {
                             return "how durations of the work class " + std::string(enumLabel(row.workClass))
                                 + " scatter";
                         });
    report<LearningRate>(in, "learning.class_twice",
                         twins(in.plan.table<LearningRate>(), ofClass,
                               [](const LearningRate &a, const LearningRate &b) {
                                   return std::tie(a.kind, a.duration, a.cost) == std::tie(b.kind, b.duration, b.cost);
                               }),
                         out, [](const LearningRate &row) {
                             return "the learning rate of the work class " + std::string(enumLabel(row.workClass));
                         });
}

void checkAvailability(const CheckInput &in, FindingList &out)
{
    using Day = std::pair<Id<Resource>, Date>;
    report<Availability>(in, "resources.availability_twice",
                         twins(
                             in.plan.table<Availability>(),
                             [](const Availability &row) {
                                 return row.from ? std::optional(Day(row.resource, *row.from)) : std::nullopt;
                             },
                             [](const Availability &a, const Availability &b) { return a.capacity == b.capacity; }),
                         out, [&in](const Availability &row) {
                             return "how many units " + quoted(in.plan, row.resource) + " has from "
                                 + displayDate(*row.from) + " on";
                         });
}

void checkBaselines(const CheckInput &in, FindingList &out)
{
    using Kept = std::pair<Id<Baseline>, Id<Task>>;
    report<BaselineTask>(
        in, "baseline.task_twice",
        twins(
            in.plan.table<BaselineTask>(),
            [](const BaselineTask &row) {
                return row.start && row.finish ? std::optional(Kept(row.baseline, row.task)) : std::nullopt;
            },
            [](const BaselineTask &a, const BaselineTask &b) {
                return std::tie(a.start, a.finish, a.duration, a.cost)
                    == std::tie(b.start, b.finish, b.duration, b.cost);
            }),
        out, [&in](const BaselineTask &row) {
            return "what the baseline " + quoted(in.plan, row.baseline) + " keeps of " + quoted(in.plan, row.task);
        });
}

/// Rows of one table with the same place in its order, where the order decides something.
template <class E>
void checkOrder(const CheckInput &in, std::string_view rule, const char *consequence, FindingList &out)
{
    auto places = twins(
        in.plan.table<E>(), [](const E &row) { return std::optional(row.order); },
        [](const E &, const E &) { return false; });
    out.addAll(rule, Severity::Info, std::move(places), [&](const Candidate &place) {
        const Id<E> first{place.a};
        return quoted(in.plan, first) + " and " + quoted(in.plan, place.subject) + " have the same order; "
            + consequence + ", by the first key " + quoted(in.plan, first) + '.';
    });
}

/// Rows of different phases that begin to be installed at one time and want the same racks: the first key is served
/// first, and here the other one has to wait for it.
void checkContests(const CheckInput &in, FindingList &out)
{
    const auto &rows = in.plan.table<Row>();
    const TaskDays tasks(in.plan, in.schedule);
    std::map<std::pair<Instant, Id<Equipment>>, std::size_t> served; // the last that was delivered
    std::vector<Id<Equipment>> shared;
    for (const Supply &supply : in.plan.table<Supply>()) {
        if (!supply.phase && supply.date && supply.quantity > 0) {
            shared.push_back(supply.equipment);
        }
    }
    std::sort(shared.begin(), shared.end());
    std::vector<Candidate> places;
    for (std::size_t r = 0; r < rows.size() && !shared.empty(); ++r) {
        const RowReadiness &ready = in.capacity.rows[r];
        const Instant start = tasks.start(rows[r].install);
        if (start == kNeverInstant || !std::binary_search(shared.begin(), shared.end(), rows[r].equipment)) {
            continue;
        }
        const auto [at, isNew] = served.try_emplace({start, rows[r].equipment}, r);
        const std::size_t before = at->second;
        const bool waits = ready.delivered > tasks.doneOn(rows[r].install);
        if (!isNew && waits && rows[before].phase != rows[r].phase
            && in.capacity.rows[before].delivered < ready.delivered) {
            places.push_back({rows[r].id, ready.delivered, rows[before].id.value, rows[r].equipment.value});
        }
        at->second = r;
    }
    out.addAll("supply.contested", Severity::Info, std::move(places), [&](const Candidate &place) {
        const Id<Row> first{place.a};
        const auto phaseOf = [&](Id<Row> row) {
            const Id<Phase> phase = in.plan.find(row)->phase;
            return phase ? " of " + quoted(in.plan, phase) : std::string(" of no phase");
        };
        return "The rows " + quoted(in.plan, first) + phaseOf(first) + " and " + quoted(in.plan, place.subject)
            + phaseOf(place.subject.as<Row>()) + " begin to be installed at the same time and share deliveries of "
            + quoted(in.plan, Id<Equipment>{place.b}) + "; that with the first key is served first, so "
            + quoted(in.plan, place.subject)
            + (place.date == kNever ? std::string(" is never complete.")
                                    : " is complete on " + displayDate(place.date) + '.');
    });
}

} // namespace

void checkTwins(const CheckInput &in, FindingList &out)
{
    checkRates(in, out);
    checkAvailability(in, out);
    checkBaselines(in, out);
    const PlanSnapshot &plan = in.plan;
    if (!plan.table<LearningRate>().isEmpty() || !plan.table<Assignment>().isEmpty()
        || !plan.table<Requirement>().isEmpty()) {
        checkOrder<Phase>(in, "phase.same_order", "learning and levelling take them one after the other", out);
    }
    checkOrder<Baseline>(in, "baseline.same_order", "what is compared with the first baseline takes one of them", out);
    checkContests(in, out);
}

} // namespace gigaplan
