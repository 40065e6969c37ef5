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
        project.name = xml.text();
    } else if (name == "Title"_L1) {
        project.title = xml.text();
    } else if (name == "Subject"_L1) {
        project.subject = xml.text();
    } else if (name == "CurrencyCode"_L1) {
        project.currency = xml.text();
    } else if (name == "ScheduleFromStart"_L1) {
        project.fromStart = xml.flag();
    } else if (name == "HonorConstraints"_L1) {
        project.honourConstraints = xml.flag();
    } else if (name == "MultipleCriticalPaths"_L1) {
        project.manyCriticalPaths = xml.flag();
    } else if (name == "StartDate"_L1) {
        project.start = xml.instant();
    } else if (name == "FinishDate"_L1) {
        project.finish = xml.instant();
    } else if (name == "StatusDate"_L1) {
        project.statusDate = xml.instant();
    } else if (name == "CurrentDate"_L1) {
        project.currentDate = xml.instant();
    } else if (name == "CriticalSlackLimit"_L1) {
        project.criticalSlackDays = xml.whole(-10'000, 10'000);
    } else if (name == "MinutesPerDay"_L1) {
        project.minutesPerDay = xml.whole(1, 1440);
    } else if (name == "CalendarUID"_L1) {
        project.calendarLine = xml.line();
        project.calendar = xml.whole(-1, kMaxUid);
    } else {
        return false;
    }
    return true;
}

} // namespace

void readProject(XmlCursor &xml, SourceProject &project)
{
    xml.children([&](QStringView) { return readSettings(xml, project) || readTables(xml, project); });
}

} // namespace gigaplan::mspdi
