// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

namespace gigaplan {

struct Equipment;

enum class ResourceKind { Crew, Team, Crane, LoadBank, Tool, Material, Cost };
template <>
struct EnumNames<ResourceKind> {
    static constexpr std::array entries{
        EnumEntry{"crew", "Crew"},   EnumEntry{"team", "Commissioning team"},
        EnumEntry{"crane", "Crane"}, EnumEntry{"load_bank", "Load bank"},
        EnumEntry{"tool", "Tool"},   EnumEntry{"material", "Material"},
        EnumEntry{"cost", "Cost"},
    };
};
/// Whether tasks wait for it and follow its calendar; materials and costs are only counted.
constexpr bool doesWork(ResourceKind kind)
{
    return kind != ResourceKind::Material && kind != ResourceKind::Cost;
}

/// Something that tasks need while they run, and that is available again when they are done.
struct Resource {
    Id<Resource> id;
    std::string key;
    std::string name;
    ResourceKind kind = ResourceKind::Crew;
    Id<Calendar> calendar; ///< none: it works whenever its tasks do
    Ratio capacity{1}; ///< units at once, until the first `Availability` says otherwise
    std::int64_t uid = 0; ///< unique id in the file that it was imported from; 0: none
    std::string description;

    friend bool operator==(const Resource &, const Resource &) = default;
};
template <>
struct Description<Resource> {
    static constexpr std::string_view table = "resource", plural = "resources", label = "Resource";
    static constexpr auto fields = FlatList{
        field("name", &Resource::name, "Name"),
        field("kind", &Resource::kind, "Kind"),
        field("calendar", &Resource::calendar, "Calendar"),
        field("capacity", &Resource::capacity, "Units"),
        field("uid", &Resource::uid, "Source UID"),
        field("description", &Resource::description, "Description", kProseLength),
    };
};

/// From this day on a resource has this many units. Of two for the same day the one with the first key counts.
struct Availability {
    Id<Availability> id;
    std::string key;
    Id<Resource> resource;
    std::optional<Date> from;
    Ratio capacity;

    friend bool operator==(const Availability &, const Availability &) = default;
};
template <>
struct Description<Availability> {
    static constexpr std::string_view table = "availability", plural = "availabilities", label = "Availability";
    static constexpr auto fields = FlatList{
        required("resource", &Availability::resource, "Resource"),
        required("from", &Availability::from, "From"),
        field("capacity", &Availability::capacity, "Units"),
    };
};

/// A task needs units of a resource for as long as it runs.
struct Assignment {
    Id<Assignment> id;
    std::string key;
    Id<Task> task;
    Id<Resource> resource;
    Ratio units{1};

    friend bool operator==(const Assignment &, const Assignment &) = default;
};
template <>
struct Description<Assignment> {
    static constexpr std::string_view table = "assignment", plural = "assignments", label = "Assignment";
    static constexpr auto fields = FlatList{
        required("task", &Assignment::task, "Task"),
        required("resource", &Assignment::resource, "Resource"),
        field("units", &Assignment::units, "Units"),
    };
};

/// A task uses up pieces of equipment, which deliveries (`Supply`) of that equipment must have brought before it
/// starts.
struct Requirement {
    Id<Requirement> id;
    std::string key;
    Id<Task> task;
    Id<Equipment> equipment;
    std::int64_t quantity = 1;

    friend bool operator==(const Requirement &, const Requirement &) = default;
};
template <>
struct Description<Requirement> {
    static constexpr std::string_view table = "requirement", plural = "requirements", label = "Arrival needed";
    static constexpr auto fields = FlatList{
        required("task", &Requirement::task, "Task"),
        required("equipment", &Requirement::equipment, "Equipment"),
        field("quantity", &Requirement::quantity, "Pieces", Range{0, 1e8}),
    };
};

/// What a blackout stops.
enum class BlackoutKind {
    AllWork, ///< everything on the site; permits and procurement happen elsewhere and go on
    Weather, ///< work outdoors: land, civil, shell, grid
    UtilityOutage, ///< work that needs the grid: grid, electrical, commissioning
};
template <>
struct EnumNames<BlackoutKind> {
    static constexpr std::array entries{EnumEntry{"all_work", "All work on site"},
                                        EnumEntry{"weather", "Weather: work outdoors"},
                                        EnumEntry{"utility_outage", "Utility outage: work on power"}};
};

/// Days on which work stops on a site's tasks of some work classes, whatever their calendar; elapsed durations run on.
struct Blackout {
    Id<Blackout> id;
    std::string key;
    Id<Site> site; ///< none: every site, and tasks that name none
    std::string name;
    BlackoutKind kind = BlackoutKind::AllWork;
    std::optional<Date> first; ///< both ends included
    std::optional<Date> last;
    bool everyYear = false; ///< the same days of each year from the first on
    std::string description;

    friend bool operator==(const Blackout &, const Blackout &) = default;
};
template <>
struct Description<Blackout> {
    static constexpr std::string_view table = "blackout", plural = "blackouts", label = "Blackout";
    static constexpr auto fields = FlatList{
        field("site", &Blackout::site, "Site"),
        field("name", &Blackout::name, "Name"),
        field("kind", &Blackout::kind, "Stops"),
        required("first", &Blackout::first, "First day"),
        required("last", &Blackout::last, "Last day"),
        field("every_year", &Blackout::everyYear, "Every year"),
        field("description", &Blackout::description, "Description", kProseLength),
    };
};

} // namespace gigaplan
