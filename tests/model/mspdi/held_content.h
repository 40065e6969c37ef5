// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/calendar_clock.h"
#include "model/plan/baselines.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/links.h"
#include "model/plan/natural_order.h"
#include "model/plan/programme.h"
#include "model/plan/snapshot.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace gigaplan::test {

/// What of a plan MS Project XML has a place for, one line of text for each fact, so that two plans can be compared
/// whatever their rows are called. Tasks are named by their place in the outline, calendars by what they say day by
/// day.
class HeldContent {
public:
    explicit HeldContent(const PlanSnapshot &plan) : m_plan(plan)
    {
        lineUp({}, "");
        sayPlan();
        for (const Task &task : plan.table<Task>()) {
            sayTask(task);
        }
        for (const Link &link : plan.table<Link>()) {
            say("link",
                {m_place[link.from], m_place[link.to], text(link.kind), text(link.lagKind), number(link.lag.value),
                 std::to_string(link.lagPercent.value)});
        }
        sayResources();
        sayBaselines();
        std::sort(m_lines.begin(), m_lines.end());
    }

    const std::vector<std::string> &lines() const { return m_lines; }

    /// The first line that one of the two has and the other not; empty: they hold the same.
    static std::string firstDifference(const PlanSnapshot &before, const PlanSnapshot &after)
    {
        const HeldContent a(before), b(after);
        for (const auto &[from, in, sign] : {std::tuple(&a, &b, "lost: "), std::tuple(&b, &a, "new: ")}) {
            std::vector<std::string> only;
            std::set_difference(from->m_lines.begin(), from->m_lines.end(), in->m_lines.begin(), in->m_lines.end(),
                                std::back_inserter(only));
            if (!only.empty()) {
                return sign + only.front();
            }
        }
        return {};
    }

private:
    template <NamedEnum E>
    static std::string text(E value)
    {
        return std::string(enumName(value));
    }
    static std::string text(std::optional<Instant> at) { return at ? isoInstant(*at) : "-"; }
    static std::string number(std::int64_t value) { return std::to_string(value); }
    void say(const std::string &kind, const std::vector<std::string> &facts)
    {
        std::string line = kind;
        for (const std::string &fact : facts) {
            line += " | " + fact;
        }
        m_lines.push_back(line);
    }

    void lineUp(Id<Task> parent, const std::string &place)
    {
        std::vector<const Task *> parts;
        for (const Task &task : m_plan.table<Task>()) {
            if (task.parent == parent) {
                parts.push_back(&task);
            }
        }
        std::sort(parts.begin(), parts.end(), [](const Task *a, const Task *b) {
            return a->order != b->order ? a->order < b->order : compareNaturally(a->key, b->key) < 0;
        });
        for (std::size_t i = 0; i < parts.size(); ++i) {
            m_place[parts[i]->id] = place + '/' + std::to_string(i);
            if (parent) {
                m_summaries.insert(parent);
            }
            lineUp(parts[i]->id, m_place[parts[i]->id]);
        }
    }

    std::string calendarText(Id<Calendar> id) const
    {
        const Calendar *calendar = m_plan.find(id);
        if (!calendar) {
            return "none";
        }
        std::string said = calendar->name;
        for (const WorkHours *day : {&calendar->monday, &calendar->tuesday, &calendar->wednesday, &calendar->thursday,
                                     &calendar->friday, &calendar->saturday, &calendar->sunday}) {
            said += ';' + toText(*day);
        }
        std::vector<const CalendarException *> exceptions;
        for (const CalendarException &row : m_plan.table<CalendarException>()) {
            if (row.calendar == id) {
                exceptions.push_back(&row);
            }
        }
        std::stable_sort(exceptions.begin(), exceptions.end(),
                         [](const auto *a, const auto *b) { return givesWayTo(*a, *b); });
        std::map<Date, std::string> byDay;
        for (const CalendarException *row : exceptions) {
            for (Date day = *row->first; day <= *row->last; day = day + 1) {
                byDay[day] = row->name + ' ' + toText(row->hours);
            }
        }
        std::string last;
        Date next;
        for (const auto &[day, hours] : byDay) {
            said += day == next && hours == last ? std::string() : ';' + isoDate(day) + ' ' + hours;
            last = hours;
            next = day + 1;
        }
        return said + (byDay.empty() ? "" : " until " + isoDate(next));
    }

    void sayPlan()
    {
        const Plan &plan = m_plan.plan();
        say("plan",
            {plan.title, plan.description, plan.currency, isoDate(*plan.start), number(plan.startTime.value),
             calendarText(plan.calendar), plan.statusDate ? isoDate(*plan.statusDate) : "-",
             number(plan.criticalSlack.value), plan.honourConstraints ? "honour" : "-"});
    }

    void sayTask(const Task &task)
    {
        const bool summary = m_summaries.contains(task.id);
        const bool isMilestone = !summary && (task.duration.value == 0 || task.workClass == WorkClass::Milestone);
        say("task",
            {m_place[task.id], task.name, task.wbs, task.description, number(task.priority),
             summary ? "-" : number(task.duration.value), task.elapsed && !summary ? "elapsed" : "-",
             isMilestone ? "milestone" : "-", task.manual ? "by hand" : "-", text(task.constraint),
             text(task.constraintDate), text(task.deadline), std::to_string(task.complete.value),
             text(task.actualStart), text(task.actualFinish), calendarText(task.calendar),
             number(task.levelDelay.value)});
    }

    void sayResources()
    {
        std::map<Id<Resource>, std::string> names;
        for (const Resource &row : m_plan.table<Resource>()) {
            names[row.id] = row.name;
            say("resource",
                {row.name, row.description, !doesWork(row.kind) ? text(row.kind) : "work", calendarText(row.calendar),
                 std::to_string(row.capacity.value)});
        }
        for (const Availability &row : m_plan.table<Availability>()) {
            say("availability", {names[row.resource], isoDate(*row.from), std::to_string(row.capacity.value)});
        }
        for (const Assignment &row : m_plan.table<Assignment>()) {
            say("assignment", {m_place[row.task], names[row.resource], std::to_string(row.units.value)});
        }
    }

    void sayBaselines()
    {
        for (const BaselineTask &row : m_plan.table<BaselineTask>()) {
            say("baseline",
                {number(m_plan.find(row.baseline)->order), m_place[row.task], text(row.start), text(row.finish),
                 number(row.duration.value), number(row.cost.value)});
        }
    }

    const PlanSnapshot &m_plan;
    std::map<Id<Task>, std::string> m_place;
    std::set<Id<Task>> m_summaries;
    std::vector<std::string> m_lines;
};

} // namespace gigaplan::test
