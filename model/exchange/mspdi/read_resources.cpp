// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/source_reader.h"
#include "model/plan/crews.h"

namespace gigaplan::mspdi {

using namespace Qt::Literals::StringLiterals;

namespace {

void readAvailability(XmlCursor &xml, const SourceProject &project, SourceResource &resource)
{
    readList(xml, "AvailabilityPeriod"_L1, resource.availability, [&] {
        SourceAvailability period;
        readChildren(xml, Element{"AvailableFrom"_L1, [&] { xml.instant(period.from, project.startOfDay); }},
                     Element{"AvailableTo"_L1, [&] { xml.instant(period.to, project.finishOfDay); }},
                     Element{"AvailableUnits"_L1, [&] { xml.real(period.units); }});
        resource.availability.push_back(period);
    });
}

bool readResource(XmlCursor &xml, const SourceProject &project, SourceResource &resource)
{
    return readOneOf(xml, Element{"UID"_L1, [&] { xml.whole(resource.uid, 0, kMaxUid); }},
                     Element{"Name"_L1, [&] { xml.text(resource.name); }},
                     Element{"Notes"_L1, [&] { xml.text(resource.notes); }},
                     Element{"Type"_L1, [&] { xml.whole(resource.type, 0, 2); }},
                     Element{"IsCostResource"_L1,
                             [&] {
                                 bool isCost = false;
                                 xml.flag(isCost);
                                 resource.type = isCost ? 2 : resource.type;
                             }},
                     Element{"IsNull"_L1, [&] { xml.flag(resource.isNull); }},
                     Element{"MaxUnits"_L1, [&] { xml.real(resource.maxUnits); }},
                     Element{"CalendarUID"_L1, [&] { xml.whole(resource.calendar, -1, kMaxUid); }},
                     Element{"AvailableFrom"_L1, [&] { xml.instant(resource.now.from, project.startOfDay); }},
                     Element{"AvailableTo"_L1, [&] { xml.instant(resource.now.to, project.finishOfDay); }},
                     Element{"AvailabilityPeriods"_L1, [&] { readAvailability(xml, project, resource); }});
}

bool readAssignment(XmlCursor &xml, const SourceProject &project, SourceAssignment &assignment)
{
    return readOneOf(xml, Element{"TaskUID"_L1, [&] { xml.whole(assignment.task, -1, kMaxUid); }},
                     // below 0: nobody
                     Element{"ResourceUID"_L1, [&] { xml.whole(assignment.resource, -100'000, kMaxUid); }},
                     Element{"Units"_L1, [&] { xml.real(assignment.units); }},
                     Element{"Delay"_L1, [&] { xml.real(assignment.delay); }},
                     Element{"LevelingDelay"_L1, [&] { xml.real(assignment.levelingDelay); }},
                     Element{"Start"_L1, [&] { xml.instant(assignment.start, project.startOfDay); }},
                     Element{"Finish"_L1, [&] { xml.instant(assignment.finish, project.finishOfDay); }},
                     Element{"Work"_L1, [&] { xml.minutes(assignment.work); }});
}

} // namespace

void readResources(XmlCursor &xml, SourceProject &project)
{
    readList(xml, "Resource"_L1, project.resources, [&] {
        xml.startRow({SourceRow::Of::Resource, project.resources.size()});
        SourceResource resource;
        resource.line = xml.line();
        xml.children([&](QStringView) { return readResource(xml, project, resource); });
        if (xml.ok() && resource.uid < 0) {
            xml.failAt(resource.line, "Resource: expected a UID");
        }
        project.resources.push_back(std::move(resource));
    });
}

void readAssignments(XmlCursor &xml, SourceProject &project)
{
    readList(xml, "Assignment"_L1, project.assignments, [&] {
        xml.startRow({SourceRow::Of::Assignment, project.assignments.size()});
        SourceAssignment assignment;
        assignment.line = xml.line();
        xml.children([&](QStringView) { return readAssignment(xml, project, assignment); });
        project.assignments.push_back(assignment);
    });
}

} // namespace gigaplan::mspdi
