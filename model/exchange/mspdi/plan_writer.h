// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/plan_clocks.h"
#include "model/exchange/mspdi/numbering.h"
#include "model/exchange/mspdi/xml_text.h"
#include "model/plan/entity_list.h"

namespace gigaplan::mspdi {

/// What all records of a file are made from.
struct WritingContext {
    const PlanSnapshot &plan;
    const Schedule &schedule; ///< of this plan
    Numbering numbers;
    PlanClocks clocks;
    bool anyByHand = false; ///< some task is scheduled by hand
    std::int64_t planCalendar = 0; ///< its UID; of a plan without one the next that is free
    std::unordered_map<Id<Resource>, std::int64_t> resourceCalendars; ///< the UIDs that those of resources get

    WritingContext(const PlanSnapshot &ofPlan, const Schedule &itsSchedule);
};

/// Each writes one list of the file. Calendars come first: they decide the UIDs of those that resources get.
void writeCalendars(XmlText &xml, WritingContext &context);
void writeTasks(XmlText &xml, WritingContext &context);
void writeResources(XmlText &xml, const WritingContext &context);
void writeAssignments(XmlText &xml, const WritingContext &context);

/// Parts of a task.
void writeLinks(XmlText &xml, WritingContext &context, const std::vector<const Link *> &links);

/// The baselines that a file can hold and what each says of a task.
class BaselineWriter {
public:
    BaselineWriter(XmlText &xml, const PlanSnapshot &plan);
    void write(const Task &task) const;

private:
    XmlText &m_xml;
    std::unordered_map<Id<Task>, std::vector<std::pair<std::int64_t, const BaselineTask *>>> m_ofTask; ///< by number
};

/// Counts the content of a plan that has no place in a file.
void tallyUnheld(const PlanSnapshot &plan, LeftOutTally &leftOut);

/// Codes of units: those in which people see a duration or a lag.
std::int64_t unitOf(std::int64_t minutes, bool elapsed);

} // namespace gigaplan::mspdi
