// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/source_reader.h"

namespace gigaplan::mspdi {

using namespace Qt::Literals::StringLiterals;

namespace {

void readAvailability(XmlCursor &xml, SourceResource &resource)
{
    xml.children([&](QStringView element) {
        if (element != "AvailabilityPeriod"_L1 || !mayGrow(xml, resource.availability)) {
            return false;
        }
        SourceAvailability period;
        xml.children([&](QStringView name) {
            if (name == "AvailableFrom"_L1) {
                period.from = xml.instant();
            } else if (name == "AvailableTo"_L1) {
                period.to = xml.instant();
            } else if (name == "AvailableUnits"_L1) {
                period.units = xml.real();
            } else {
                return false;
            }
            return true;
        });
        resource.availability.push_back(period);
        return true;
    });
}

bool readResource(XmlCursor &xml, SourceResource &resource)
{
    const QStringView name = xml.name();
    if (name == "UID"_L1) {
        resource.uid = xml.whole(0, kMaxUid);
    } else if (name == "Name"_L1) {
        resource.name = xml.text();
    } else if (name == "Notes"_L1) {
        resource.notes = xml.text();
    } else if (name == "Type"_L1) {
        resource.type = xml.whole(0, 2);
    } else if (name == "IsCostResource"_L1) {
        resource.type = xml.flag() ? 2 : resource.type;
    } else if (name == "IsNull"_L1) {
        resource.isNull = xml.flag();
    } else if (name == "MaxUnits"_L1) {
        resource.maxUnits = xml.real();
    } else if (name == "CalendarUID"_L1) {
        resource.calendar = xml.whole(-1, kMaxUid);
    } else if (name == "AvailabilityPeriods"_L1) {
        readAvailability(xml, resource);
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
        SourceResource resource;
        resource.line = xml.line();
        xml.children([&](QStringView name) {
            if (name == "StandardRate"_L1 || name == "CostPerUse"_L1) {
                project.unread["rates of resources"] += xml.real() != 0 ? 1 : 0;
                return true;
            }
            return readResource(xml, resource);
        });
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
        SourceAssignment assignment;
        assignment.line = xml.line();
        xml.children([&](QStringView name) {
            if (name == "TaskUID"_L1) {
                assignment.task = xml.whole(-1, kMaxUid);
            } else if (name == "ResourceUID"_L1) {
                assignment.resource = xml.whole(-100'000, kMaxUid); // below 0: nobody
            } else if (name == "Units"_L1) {
                assignment.units = xml.real();
            } else if (name == "Delay"_L1 || name == "LevelingDelay"_L1) {
                assignment.delay += xml.real();
            } else if (name == "TimephasedData"_L1) {
                ++project.unread["figures by day or week"];
                return false;
            } else {
                return false;
            }
            return true;
        });
        project.assignments.push_back(assignment);
        return true;
    });
}

} // namespace gigaplan::mspdi
