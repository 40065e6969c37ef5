// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule_rules.h"
#include "model/exchange/mspdi/plan_writer.h"
#include "model/plan/calendars.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

#include <QBuffer>

#include <algorithm>

namespace gigaplan::mspdi {

namespace {

constexpr std::int64_t kSchemaOf2007 = 12, kSchemaOf2010 = 14; ///< the later knows tasks that are scheduled by hand
constexpr std::int32_t kUsualFinish = 17 * 60;
constexpr std::int64_t kMostSlackDays = 10'000; ///< that readers believe

/// Working minutes of the longest day of the plan's week.
std::int64_t longestDay(const PlanSnapshot &plan)
{
    const Calendar *calendar = plan.find(plan.plan().calendar);
    if (!calendar) {
        return kMinutesPerWorkday;
    }
    std::int32_t longest = 0;
    for (const WorkHours *day : weekOf(*calendar)) {
        longest = std::max(longest, day->minutes());
    }
    return longest;
}

/// The length of a day in which a file counts the critical slack, which it holds in whole days only.
std::int64_t minutesPerDay(const PlanSnapshot &plan)
{
    for (const std::int64_t day : {longestDay(plan), kMinutesPerWorkday, kMinutesPerDay}) {
        if (day > 0 && plan.plan().criticalSlack.value % day == 0) {
            return day;
        }
    }
    return kMinutesPerWorkday;
}

std::string currencyOf(const Plan &plan, LeftOutTally &leftOut)
{
    constexpr std::size_t kCode = 3;
    if (plan.currency.size() == kCode) {
        return plan.currency;
    }
    leftOut.add("the currency: expected a code of three letters", plan.currency);
    return "XXX"; // "none", by ISO 4217
}

void writeSettings(XmlText &xml, const WritingContext &context, const std::string &name)
{
    const Plan &plan = context.plan.plan();
    const Instant start = startOfDay(startDate(context.plan)) + plan.startTime.value;
    xml.whole("SaveVersion", context.anyByHand ? kSchemaOf2010 : kSchemaOf2007);
    xml.text("Name", name, kLongestFileName);
    xml.text("Title", plan.title, kLongestName);
    xml.text("Subject", plan.description, kLongestName);
    xml.flag("ScheduleFromStart", true);
    xml.instant("StartDate", start);
    xml.instant("FinishDate", context.schedule.finish);
    const std::int64_t day = minutesPerDay(context.plan);
    const std::int64_t slackDays = std::clamp(plan.criticalSlack.value / day, -kMostSlackDays, kMostSlackDays);
    if (slackDays * day != plan.criticalSlack.value) {
        xml.leftOut().add("a critical slack that is not a number of whole days up to 10,000");
    }
    xml.whole("CriticalSlackLimit", slackDays);
    xml.text("CurrencyCode", currencyOf(plan, xml.leftOut()), 3);
    xml.whole("CalendarUID", context.planCalendar);
    xml.timeOfDay("DefaultStartTime", static_cast<std::int32_t>(plan.startTime.value));
    xml.timeOfDay("DefaultFinishTime", kUsualFinish);
    xml.whole("MinutesPerDay", day);
    xml.whole("DefaultTaskType", 1);
    xml.whole("DurationFormat", 7);
    xml.flag("HonorConstraints", plan.honourConstraints);
    xml.flag("MultipleCriticalPaths", false);
    xml.flag("NewTasksEffortDriven", false);
    if (plan.statusDate) {
        xml.instant("StatusDate", startOfDay(*plan.statusDate) + kUsualFinish);
    }
}

} // namespace

WritingContext::WritingContext(const PlanSnapshot &ofPlan, const Schedule &itsSchedule)
    : plan(ofPlan),
      schedule(itsSchedule),
      numbers(ofPlan),
      clocks(ofPlan),
      planCalendar(numbers.of(ofPlan.plan().calendar))
{
    const Table<Task> &tasks = ofPlan.table<Task>();
    anyByHand =
        std::any_of(tasks.begin(), tasks.end(), [](const Task &task) { return task.manual && task.constraintDate; });
    if (planCalendar == 0) {
        planCalendar = numbers.nextCalendar();
    }
}

std::vector<LeftOut> write(const PlanSnapshot &plan, const Schedule &schedule, const std::string &name, QIODevice &out)
{
    LeftOutTally leftOut;
    tallyUnheld(plan, leftOut);
    XmlText xml(out, leftOut);
    WritingContext context(plan, schedule);
    xml.within("Project", [&] {
        writeSettings(xml, context, name);
        writeCalendars(xml, context);
        writeTasks(xml, context);
        writeResources(xml, context);
        writeAssignments(xml, context);
    });
    xml.end();
    return leftOut.list();
}

Export write(const PlanSnapshot &plan, const Schedule &schedule, const std::string &name)
{
    Export made;
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    made.leftOut = write(plan, schedule, name, out);
    made.content = out.data().toStdString();
    return made;
}

} // namespace gigaplan::mspdi
