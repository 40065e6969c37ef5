// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

namespace gigaplan {

/// A campus. Position and size place it on the overview map; buildings are placed in its own coordinates.
/// All coordinates: origin upper left, x to the right (east), y downwards (south).
struct Site {
    Id<Site> id;
    std::string key;
    std::string name;
    std::string region;
    Millimetres x, y, width, depth;
    LitresPerKwh wue; ///< water per IT energy

    friend bool operator==(const Site &, const Site &) = default;
};
template <>
struct Description<Site> {
    static constexpr std::string_view table = "site", plural = "sites", label = "Site";
    static constexpr auto fields = FlatList{
        field("name", &Site::name, "Name"),        field("region", &Site::region, "Region"),
        field("x_mm", &Site::x, "X", kAnyNumber),  field("y_mm", &Site::y, "Y", kAnyNumber),
        field("width_mm", &Site::width, "Width"),  field("depth_mm", &Site::depth, "Depth"),
        field("wue_l_per_kwh", &Site::wue, "WUE"),
    };
};

/// A building, placed within its site.
struct Building {
    Id<Building> id;
    std::string key;
    Id<Site> site;
    std::string name;
    Millimetres x, y, width, depth;
    Ratio designPue{1.3}; ///< facility over IT power on the design day: sizing
    Ratio annualPue{1.15}; ///< over a year: energy

    friend bool operator==(const Building &, const Building &) = default;
};
template <>
struct Description<Building> {
    static constexpr std::string_view table = "building", plural = "buildings", label = "Building";
    static constexpr auto fields = FlatList{
        required("site", &Building::site, "Site"),
        field("name", &Building::name, "Name"),
        field("x_mm", &Building::x, "X", kAnyNumber),
        field("y_mm", &Building::y, "Y", kAnyNumber),
        field("width_mm", &Building::width, "Width"),
        field("depth_mm", &Building::depth, "Depth"),
        field("design_pue", &Building::designPue, "Design-day PUE", kOneToTen),
        field("annual_pue", &Building::annualPue, "Annual PUE", kOneToTen),
    };
};

/// A data hall, placed within its building, with what it can carry. A limit of 0 is "not stated".
struct Hall {
    Id<Hall> id;
    std::string key;
    Id<Building> building;
    std::string name;
    Millimetres x, y, width, depth;
    Kilowatts itLimit; ///< IT power
    Kilowatts liquidCooling; ///< heat to liquid
    Kilowatts airCooling; ///< heat to air
    Kilopascals floorLoad; ///< uniform load under a rack's footprint

    friend bool operator==(const Hall &, const Hall &) = default;
};
template <>
struct Description<Hall> {
    static constexpr std::string_view table = "hall", plural = "halls", label = "Hall";
    static constexpr auto fields = FlatList{
        required("building", &Hall::building, "Building"),
        field("name", &Hall::name, "Name"),
        field("x_mm", &Hall::x, "X", kAnyNumber),
        field("y_mm", &Hall::y, "Y", kAnyNumber),
        field("width_mm", &Hall::width, "Width"),
        field("depth_mm", &Hall::depth, "Depth"),
        field("it_limit_kw", &Hall::itLimit, "IT limit"),
        field("liquid_cooling_kw", &Hall::liquidCooling, "Liquid cooling"),
        field("air_cooling_kw", &Hall::airCooling, "Air cooling"),
        field("floor_load_kpa", &Hall::floorLoad, "Floor load"),
    };
};

/// Which way a row runs from its first slot.
enum class RowDirection { East, South };
template <>
struct EnumNames<RowDirection> {
    static constexpr std::array entries{EnumEntry{"east", "East"}, EnumEntry{"south", "South"}};
};

/// A row of rack slots: the unit of feed, install and phase. Placed within its hall; slot i starts i × pitch from x, y.
/// Every slot holds one rack of `equipment` unless a `Rack` says otherwise.
struct Row {
    Id<Row> id;
    std::string key;
    Id<Hall> hall;
    Id<Phase> phase;
    std::string name;
    Millimetres x, y;
    RowDirection direction = RowDirection::East;
    std::int64_t slots = 1;
    Millimetres pitch{600};
    Id<Equipment> equipment;
    Id<Node> feedA; ///< power; a row that names two needs both sides for full power
    Id<Node> feedB;
    Id<Node> cooling;
    Id<Task> install; ///< its finish installs the racks
    Id<Task> commission; ///< its finish allows the row to go live; none: nothing to wait for

    friend bool operator==(const Row &, const Row &) = default;
};
template <>
struct Description<Row> {
    static constexpr std::string_view table = "row", plural = "rows", label = "Row";
    static constexpr auto fields = FlatList{
        required("hall", &Row::hall, "Hall"),
        field("phase", &Row::phase, "Phase"),
        field("name", &Row::name, "Name"),
        field("x_mm", &Row::x, "X", kAnyNumber),
        field("y_mm", &Row::y, "Y", kAnyNumber),
        field("direction", &Row::direction, "Direction"),
        field("slots", &Row::slots, "Slots", Range{1, 10'000}),
        field("pitch_mm", &Row::pitch, "Pitch", Range{1, 100'000}),
        field("equipment", &Row::equipment, "Equipment"),
        field("feed_a", &Row::feedA, "Feed A"),
        field("feed_b", &Row::feedB, "Feed B"),
        field("cooling", &Row::cooling, "Cooling"),
        field("install", &Row::install, "Installed by"),
        field("commission", &Row::commission, "Commissioned by"),
    };
};

/// One slot of a row that differs from it: left empty, or with other equipment or another phase. Of two for the same
/// slot the one with the first key counts.
struct Rack {
    Id<Rack> id;
    std::string key;
    Id<Row> row;
    std::int64_t slot = 0; ///< from 0
    bool empty = false;
    Id<Equipment> equipment; ///< none: the row's
    Id<Phase> phase; ///< none: the row's

    friend bool operator==(const Rack &, const Rack &) = default;
};
template <>
struct Description<Rack> {
    static constexpr std::string_view table = "rack", plural = "racks", label = "Rack";
    static constexpr auto fields = FlatList{
        required("row", &Rack::row, "Row"),    field("slot", &Rack::slot, "Slot", Range{0, 10'000}),
        field("empty", &Rack::empty, "Empty"), field("equipment", &Rack::equipment, "Equipment"),
        field("phase", &Rack::phase, "Phase"),
    };
};

} // namespace gigaplan
