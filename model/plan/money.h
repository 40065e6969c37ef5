// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

namespace gigaplan {

enum class SupplyStatus { Planned, Ordered, Shipped, Received };
template <>
struct EnumNames<SupplyStatus> {
    static constexpr std::array entries{EnumEntry{"planned", "Planned"}, EnumEntry{"ordered", "Ordered"},
                                        EnumEntry{"shipped", "Shipped"}, EnumEntry{"received", "Received"}};
};

/// A dated delivery of racks. Rows take racks of their equipment in order of their install start; a delivery for a
/// phase serves only rows of that phase.
struct Supply {
    Id<Supply> id;
    std::string key;
    std::string name;
    Id<Equipment> equipment;
    Id<Phase> phase; ///< none: for any phase
    std::optional<Date> date;
    std::int64_t quantity = 0; ///< racks
    SupplyStatus status = SupplyStatus::Planned;

    friend bool operator==(const Supply &, const Supply &) = default;
};
template <>
struct Description<Supply> {
    static constexpr std::string_view table = "supply", plural = "supplies", label = "Delivery";
    static constexpr auto fields = FlatList{
        field("name", &Supply::name, "Name"),
        required("equipment", &Supply::equipment, "Equipment"),
        field("phase", &Supply::phase, "Phase"),
        required("date", &Supply::date, "Date"),
        field("quantity", &Supply::quantity, "Racks", Range{0, 1e8}),
        field("status", &Supply::status, "Status"),
    };
};

enum class CostClass { Land, Civil, Shell, Electrical, Cooling, Compute, Network, Storage, GridUpgrade, Other };
template <>
struct EnumNames<CostClass> {
    static constexpr std::array entries{
        EnumEntry{"land", "Land"},
        EnumEntry{"civil", "Civil"},
        EnumEntry{"shell", "Shell"},
        EnumEntry{"electrical", "Electrical"},
        EnumEntry{"cooling", "Cooling"},
        EnumEntry{"compute", "Compute"},
        EnumEntry{"network", "Network"},
        EnumEntry{"storage", "Storage"},
        EnumEntry{"grid_upgrade", "Grid upgrade"},
        EnumEntry{"other", "Other"},
    };
};

/// The unit that an amount refers to. Megawatts are the phase's planned ones.
enum class CostBasis { Fixed, PerItMw, PerFacilityMw, PerRack };
template <>
struct EnumNames<CostBasis> {
    static constexpr std::array entries{EnumEntry{"fixed", "In total"}, EnumEntry{"per_it_mw", "Per IT MW"},
                                        EnumEntry{"per_facility_mw", "Per facility MW"},
                                        EnumEntry{"per_rack", "Per rack"}};
};

/// Capital expenditure, spent evenly over the days of a task, or on a date.
struct Cost {
    Id<Cost> id;
    std::string key;
    std::string name;
    CostClass costClass = CostClass::Other;
    Id<Phase> phase;
    CostBasis basis = CostBasis::Fixed;
    Money amount;
    Id<Task> task; ///< spent over this task; else
    std::optional<Date> date; ///< on this day; else at the plan's start

    friend bool operator==(const Cost &, const Cost &) = default;
};
template <>
struct Description<Cost> {
    static constexpr std::string_view table = "cost", plural = "costs", label = "Cost";
    static constexpr auto fields = FlatList{
        field("name", &Cost::name, "Name"),       field("class", &Cost::costClass, "Class"),
        field("phase", &Cost::phase, "Phase"),    field("basis", &Cost::basis, "Amount is"),
        field("amount", &Cost::amount, "Amount"), field("task", &Cost::task, "Spent over"),
        field("date", &Cost::date, "Spent on"),
    };
};

/// Money that a funder releases on the first date on which its conditions hold.
struct Tranche {
    Id<Tranche> id;
    std::string key;
    std::string name;
    std::string funder;
    std::int64_t order = 0;
    Money amount;
    Id<Phase> phase; ///< released when this phase is live; else
    Megawatts live; ///< when this much of the plan is live, in the plan's basis
    std::int64_t holdDays = 0; ///< the condition must have held for this many days
    std::optional<Date> earliest; ///< and not before
    Id<Task> gates; ///< a task that should not start before the money is there

    friend bool operator==(const Tranche &, const Tranche &) = default;
};
template <>
struct Description<Tranche> {
    static constexpr std::string_view table = "tranche", plural = "tranches", label = "Tranche";
    static constexpr auto fields = FlatList{
        field("name", &Tranche::name, "Name"),
        field("funder", &Tranche::funder, "Funder"),
        field("order", &Tranche::order, "Order"),
        field("amount", &Tranche::amount, "Amount"),
        field("phase", &Tranche::phase, "When live"),
        field("live_mw", &Tranche::live, "At live power"),
        field("hold_days", &Tranche::holdDays, "Held for days", Range{0, 1e5}),
        field("earliest", &Tranche::earliest, "Not before"),
        field("gates", &Tranche::gates, "Gates"),
    };
};

} // namespace gigaplan
