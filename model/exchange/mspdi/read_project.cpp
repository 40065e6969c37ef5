// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/source_reader.h"

namespace gigaplan::mspdi {

using namespace Qt::Literals::StringLiterals;

namespace {

bool readTables(XmlCursor &xml, SourceProject &project)
{
    const QStringView name = xml.name();
    if (name == "Calendars"_L1) {
        readCalendars(xml, project);
    } else if (name == "Tasks"_L1) {
        readTasks(xml, project);
    } else if (name == "Resources"_L1) {
        readResources(xml, project);
    } else if (name == "Assignments"_L1) {
        readAssignments(xml, project);
    } else {
        return false;
    }
    return true;
}

bool readSettings(XmlCursor &xml, SourceProject &project)
{
    const QStringView name = xml.name();
    if (name == "Name"_L1) {
        xml.text(project.name);
    } else if (name == "Title"_L1) {
        xml.text(project.title);
    } else if (name == "Subject"_L1) {
        xml.text(project.subject);
    } else if (name == "CurrencyCode"_L1) {
        xml.text(project.currency);
    } else if (name == "CurrencySymbol"_L1) {
        xml.text(project.currencySymbol);
    } else if (name == "ScheduleFromStart"_L1) {
        xml.flag(project.fromStart);
    } else if (name == "HonorConstraints"_L1) {
        xml.flag(project.honourConstraints);
    } else if (name == "MultipleCriticalPaths"_L1) {
        xml.flag(project.manyCriticalPaths);
    } else if (name == "CriticalSlackLimit"_L1) {
        xml.whole(project.criticalSlackDays, -10'000, 10'000);
    } else if (name == "MinutesPerDay"_L1) {
        xml.whole(project.minutesPerDay, 1, 1440);
    } else if (name == "CalendarUID"_L1) {
        project.calendarLine = xml.line();
        xml.whole(project.calendar, -1, kMaxUid);
    } else {
        return false;
    }
    return true;
}

void readTimeOfDay(XmlCursor &xml, std::int64_t &into)
{
    std::optional<std::int32_t> time;
    xml.timeOfDay(time);
    into = time.value_or(into);
}

bool readDates(XmlCursor &xml, SourceProject &project, DayOrInstant &start, DayOrInstant &finish)
{
    const QStringView name = xml.name();
    if (name == "StartDate"_L1) {
        start.read(xml);
    } else if (name == "FinishDate"_L1) {
        finish.read(xml);
    } else if (name == "StatusDate"_L1) {
        xml.instant(project.statusDate, 0);
    } else if (name == "DefaultStartTime"_L1) {
        readTimeOfDay(xml, project.startOfDay);
    } else if (name == "DefaultFinishTime"_L1) {
        readTimeOfDay(xml, project.finishOfDay);
    } else {
        return false;
    }
    return true;
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
