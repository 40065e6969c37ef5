// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/source_reader.h"
#include "model/plan/crews.h"

namespace gigaplan::mspdi {

using namespace Qt::Literals::StringLiterals;

namespace {

void readAvailability(XmlCursor &xml, const SourceProject &project, SourceResource &resource)
{
    xml.children([&](QStringView element) {
        if (element != "AvailabilityPeriod"_L1 || !mayGrow(xml, resource.availability)) {
            return false;
        }
        SourceAvailability period;
        xml.children([&](QStringView name) {
            if (name == "AvailableFrom"_L1) {
                xml.instant(period.from, project.startOfDay);
            } else if (name == "AvailableTo"_L1) {
                xml.instant(period.to, project.finishOfDay);
            } else if (name == "AvailableUnits"_L1) {
                xml.real(period.units);
            } else {
                return false;
            }
            return true;
        });
        resource.availability.push_back(period);
        return true;
    });
}

bool readResource(XmlCursor &xml, const SourceProject &project, SourceResource &resource)
{
    const QStringView name = xml.name();
    if (name == "UID"_L1) {
        xml.whole(resource.uid, 0, kMaxUid);
    } else if (name == "Name"_L1) {
        xml.text(resource.name);
    } else if (name == "Notes"_L1) {
        xml.text(resource.notes);
    } else if (name == "Type"_L1) {
        xml.whole(resource.type, 0, 2);
    } else if (name == "IsCostResource"_L1) {
        bool isCost = false;
        xml.flag(isCost);
        resource.type = isCost ? 2 : resource.type;
    } else if (name == "IsNull"_L1) {
        xml.flag(resource.isNull);
    } else if (name == "MaxUnits"_L1) {
        xml.real(resource.maxUnits);
    } else if (name == "CalendarUID"_L1) {
        xml.whole(resource.calendar, -1, kMaxUid);
    } else if (name == "AvailableFrom"_L1) {
        xml.instant(resource.now.from, project.startOfDay);
    } else if (name == "AvailableTo"_L1) {
        xml.instant(resource.now.to, project.finishOfDay);
    } else if (name == "AvailabilityPeriods"_L1) {
        readAvailability(xml, project, resource);
    } else {
        return false;
    }
    return true;
}

bool readAssignment(XmlCursor &xml, const SourceProject &project, SourceAssignment &assignment)
{
    const QStringView name = xml.name();
    if (name == "TaskUID"_L1) {
        xml.whole(assignment.task, -1, kMaxUid);
    } else if (name == "ResourceUID"_L1) {
        xml.whole(assignment.resource, -100'000, kMaxUid); // below 0: nobody
    } else if (name == "Units"_L1) {
        xml.real(assignment.units);
    } else if (name == "Delay"_L1) {
        xml.real(assignment.delay);
    } else if (name == "LevelingDelay"_L1) {
        xml.real(assignment.levelingDelay);
    } else if (name == "Start"_L1) {
        xml.instant(assignment.start, project.startOfDay);
    } else if (name == "Finish"_L1) {
        xml.instant(assignment.finish, project.finishOfDay);
    } else if (name == "Work"_L1) {
        xml.minutes(assignment.work);
    } else {
        return false;
    }
    return true;
}

} // namespace

void readResources(XmlCursor &xml, SourceProject &project)
{
    xml.children([&](QStringView element) {
        if (element != "Resource"_L1 || !mayGrow(xml, project.resources)) {
            return false;
        }
        xml.startRow({SourceRow::Of::Resource, project.resources.size()});
        SourceResource resource;
        resource.line = xml.line();
        xml.children([&](QStringView) { return readResource(xml, project, resource); });
        if (xml.ok() && resource.uid < 0) {
            xml.failAt(resource.line, "Resource: expected a UID");
        }
        project.resources.push_back(std::move(resource));
        return true;
    });
}

void readAssignments(XmlCursor &xml, SourceProject &project)
{
    xml.children([&](QStringView element) {
        if (element != "Assignment"_L1 || !mayGrow(xml, project.assignments)) {
            return false;
        }
        xml.startRow({SourceRow::Of::Assignment, project.assignments.size()});
        SourceAssignment assignment;
        assignment.line = xml.line();
        xml.children([&](QStringView) { return readAssignment(xml, project, assignment); });
        project.assignments.push_back(assignment);
        return true;
    });
}

} // namespace gigaplan::mspdi
