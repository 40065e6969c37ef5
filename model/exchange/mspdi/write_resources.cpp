// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/plan_writer.h"
#include "model/plan/crews.h"
#include "model/plan/money.h"
#include "model/plan/tasks.h"

#include <cmath>

namespace gigaplan::mspdi {

namespace {

constexpr std::size_t kLongestResourceNotes = 500'000;

/// What the format says for "always".
const Instant kAlways = startOfDay(makeDate(1984, 1, 1)),
              kForever = startOfDay(makeDate(2049, 12, 31)) + (kMinutesPerDay - 1);

using Steps = std::map<Date, double>;

/// Units from each day on, of those resources that have any.
std::unordered_map<Id<Resource>, Steps> availabilities(XmlText &xml, const PlanSnapshot &plan)
{
    std::unordered_map<Id<Resource>, Steps> all;
    for (const Availability &row : plan.table<Availability>()) {
        if (!row.from) {
            xml.leftOut().add("units of resources without a day from which they hold");
        } else if (!all[row.resource].insert_or_assign(*row.from, row.capacity.value).second) {
            xml.leftOut().add("units of resources that others of the same day replace");
        }
    }
    return all;
}

void writePeriod(XmlText &xml, Instant from, Instant to, double units)
{
    xml.within("AvailabilityPeriod", [&] {
        xml.instant("AvailableFrom", from);
        xml.instant("AvailableTo", to);
        xml.real("AvailableUnits", units);
    });
}

void writePeriods(XmlText &xml, double before, const Steps &steps)
{
    const auto lastMinuteBefore = [](Date day) { return startOfDay(day) + -1; };
    xml.within("AvailabilityPeriods", [&] {
        if (steps.begin()->first > kFirstDate) {
            writePeriod(xml, kAlways, lastMinuteBefore(steps.begin()->first), before);
        }
        for (auto step = steps.begin(); step != steps.end(); ++step) {
            const auto next = std::next(step);
            const Instant from = startOfDay(step->first);
            const Instant to = next != steps.end() ? lastMinuteBefore(next->first)
                : from < kForever                  ? kForever
                                                   : startOfDay(kLastDate);
            writePeriod(xml, from, to, step->second);
        }
    });
}

void writeResource(XmlText &xml, const WritingContext &context, const Resource &resource, std::int64_t id,
                   const Steps *steps)
{
    const bool isCost = resource.kind == ResourceKind::Cost;
    xml.whole("UID", context.numbers.of(resource.id));
    xml.whole("ID", id);
    xml.text("Name", resource.name, kLongestName);
    xml.whole("Type", doesWork(resource.kind) ? 1 : 0);
    xml.flag("IsNull", false);
    xml.real("MaxUnits", resource.capacity.value);
    if (const auto calendar = context.resourceCalendars.find(resource.id);
        calendar != context.resourceCalendars.end()) {
        xml.whole("CalendarUID", calendar->second);
    }
    xml.text("Notes", resource.description, kLongestResourceNotes);
    xml.flag("IsCostResource", isCost);
    if (steps) {
        writePeriods(xml, resource.capacity.value, *steps);
    }
}

void writeAssignment(XmlText &xml, const WritingContext &context, const Assignment &row, std::int64_t uid)
{
    const Task &task = *context.plan.find(row.task);
    const TaskDates &dates = *context.schedule.find(context.plan, row.task);
    xml.whole("UID", uid);
    xml.whole("TaskUID", context.numbers.of(row.task));
    xml.whole("ResourceUID", context.numbers.of(row.resource));
    xml.instant("Finish", dates.finish);
    xml.instant("Start", dates.start);
    xml.real("Units", row.units.value);
    const double work = static_cast<double>(task.duration.value) * row.units.value;
    if (!dates.summary && doesWork(context.plan.find(row.resource)->kind) && work <= Minutes::highest) {
        xml.minutes("Work", std::llround(work));
    }
}

} // namespace

void writeResources(XmlText &xml, const WritingContext &context)
{
    const auto steps = availabilities(xml, context.plan);
    xml.within("Resources", [&] {
        std::int64_t id = 0;
        for (const Resource *resource : context.numbers.resources()) {
            const auto own = steps.find(resource->id);
            xml.within("Resource", [&] {
                writeResource(xml, context, *resource, ++id, own == steps.end() ? nullptr : &own->second);
            });
        }
    });
}

void writeAssignments(XmlText &xml, const WritingContext &context)
{
    xml.within("Assignments", [&] {
        std::int64_t uid = 0;
        for (const Assignment *row : context.numbers.assignments()) {
            if (context.numbers.of(row->task) == 0 || context.numbers.of(row->resource) == 0) {
                xml.leftOut().add("assignments of tasks or resources that do not exist");
                continue;
            }
            xml.within("Assignment", [&] { writeAssignment(xml, context, *row, ++uid); });
        }
    });
}

} // namespace gigaplan::mspdi
