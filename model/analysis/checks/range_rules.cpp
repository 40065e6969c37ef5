// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/analysis/schedule/calendar_clock.h"
#include "model/base/text.h"
#include "model/plan/programme.h"

namespace gigaplan {

void checkRange(const CheckInput &in, FindingList &out)
{
    const auto &tasks = in.plan.table<Task>();
    // Without a start a plan begins on the first day there is, and nothing is held there.
    const bool begins = in.plan.plan().start.value_or(kFirstDate) > kFirstDate;
    std::vector<Candidate> held;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const TaskDates &dates = in.schedule.tasks[i];
        const bool late = dates.finish >= kRangeEnd;
        if (!dates.summary && (late || (begins && dates.start <= kRangeStart))) {
            held.push_back({tasks.idAt(i), late ? kLastDate : kFirstDate, late, 0});
        }
    }
    out.addAll("schedule.date_limit", Severity::Error, std::move(held), [&](const Candidate &place) {
        return quoted(in.plan, place.subject)
            + (place.a ? " would go on after " + displayDate(kLastDate) + ", the last date that plans know"
                       : " would begin before " + displayDate(kFirstDate) + ", the first date that plans know")
            + "; its dates are held there and are not true.";
    });
}

} // namespace gigaplan
