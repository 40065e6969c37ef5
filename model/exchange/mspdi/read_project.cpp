// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/source_reader.h"

namespace gigaplan::mspdi {

using namespace Qt::Literals::StringLiterals;

namespace {

bool readTables(XmlCursor &xml, SourceProject &project)
{
    return readOneOf(xml, Element{"Calendars"_L1, [&] { readCalendars(xml, project); }},
                     Element{"Tasks"_L1, [&] { readTasks(xml, project); }},
                     Element{"Resources"_L1, [&] { readResources(xml, project); }},
                     Element{"Assignments"_L1, [&] { readAssignments(xml, project); }});
}

bool readSettings(XmlCursor &xml, SourceProject &project)
{
    return readOneOf(xml, Element{"Name"_L1, [&] { xml.text(project.name); }},
                     Element{"Title"_L1, [&] { xml.text(project.title); }},
                     Element{"Subject"_L1, [&] { xml.text(project.subject); }},
                     Element{"CurrencyCode"_L1, [&] { xml.text(project.currency); }},
                     Element{"CurrencySymbol"_L1, [&] { xml.text(project.currencySymbol); }},
                     Element{"ScheduleFromStart"_L1, [&] { xml.flag(project.fromStart); }},
                     Element{"HonorConstraints"_L1, [&] { xml.flag(project.honourConstraints); }},
                     Element{"MultipleCriticalPaths"_L1, [&] { xml.flag(project.manyCriticalPaths); }},
                     Element{"CriticalSlackLimit"_L1, [&] { xml.whole(project.criticalSlackDays, -10'000, 10'000); }},
                     Element{"MinutesPerDay"_L1, [&] { xml.whole(project.minutesPerDay, 1, 1440); }},
                     Element{"CalendarUID"_L1, [&] {
                                 project.calendarLine = xml.line();
                                 xml.whole(project.calendar, -1, kMaxUid);
                             }});
}

void readTimeOfDay(XmlCursor &xml, std::int64_t &into)
{
    std::optional<std::int32_t> time;
    xml.timeOfDay(time);
    into = time.value_or(into);
}

bool readDates(XmlCursor &xml, SourceProject &project, DayOrInstant &start, DayOrInstant &finish)
{
    return readOneOf(xml, Element{"StartDate"_L1, [&] { start.read(xml); }},
                     Element{"FinishDate"_L1, [&] { finish.read(xml); }},
                     Element{"StatusDate"_L1, [&] { xml.instant(project.statusDate, 0); }},
                     Element{"DefaultStartTime"_L1, [&] { readTimeOfDay(xml, project.startOfDay); }},
                     Element{"DefaultFinishTime"_L1, [&] { readTimeOfDay(xml, project.finishOfDay); }});
}

} // namespace

void readProject(XmlCursor &xml, SourceProject &project)
{
    DayOrInstant start, finish;
    xml.children([&](QStringView) {
        xml.startRow({});
        return readSettings(xml, project) || readDates(xml, project, start, finish) || readTables(xml, project);
    });
    project.start = start.at(project.startOfDay);
    project.finish = finish.at(project.finishOfDay);
}

} // namespace gigaplan::mspdi
