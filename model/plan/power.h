// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

namespace gigaplan {

/// A node of the power or the cooling graph. From `CoolingPlant` on the rating is heat removed.
enum class NodeKind {
    Grid,
    GasPlant,
    Battery,
    MainTransformer,
    MediumVoltage,
    UnitSubstation,
    Ups,
    Generator,
    Busway,
    CoolingPlant,
    CoolingLoop,
    Cdu,
};
template <>
struct EnumNames<NodeKind> {
    static constexpr std::array entries{
        EnumEntry{"grid", "Grid connection"},
        EnumEntry{"gas_plant", "Gas plant"},
        EnumEntry{"battery", "Battery"},
        EnumEntry{"main_transformer", "Main transformer"},
        EnumEntry{"medium_voltage", "MV switchgear"},
        EnumEntry{"unit_substation", "Unit substation"},
        EnumEntry{"ups", "UPS"},
        EnumEntry{"generator", "Generator"},
        EnumEntry{"busway", "Busway"},
        EnumEntry{"cooling_plant", "Cooling plant"},
        EnumEntry{"cooling_loop", "Cooling loop"},
        EnumEntry{"cdu", "CDU"},
    };
};
constexpr bool isCooling(NodeKind kind)
{
    return kind >= NodeKind::CoolingPlant;
}

/// How many of the installed units may be loaded. Usable share of the installed rating: N all; N+1 all but one; 2N
/// half; 4-to-make-3 three quarters; 3-to-make-2 two thirds; catcher four fifths (one reserve for four).
enum class RedundancyScheme { N, NPlusOne, TwoN, FourToMakeThree, ThreeToMakeTwo, Catcher };
template <>
struct EnumNames<RedundancyScheme> {
    static constexpr std::array entries{
        EnumEntry{"n", "N"},
        EnumEntry{"n_plus_1", "N+1"},
        EnumEntry{"2n", "2N"},
        EnumEntry{"4_to_make_3", "4-to-make-3"},
        EnumEntry{"3_to_make_2", "3-to-make-2"},
        EnumEntry{"catcher_4_plus_1", "Catcher 4+1"},
    };
};

/// Equipment that carries power or heat: `units` alike, each of `rating`.
struct Node {
    Id<Node> id;
    std::string key;
    std::string name;
    NodeKind kind = NodeKind::Grid;
    Id<Site> site;
    Id<Building> building; ///< none: serves the whole site
    Id<Hall> hall; ///< none: serves the whole building
    Kilowatts rating; ///< output of one unit: electrical, or heat removed for cooling kinds
    std::int64_t units = 1;
    RedundancyScheme scheme = RedundancyScheme::N;
    Ratio efficiency{1}; ///< output over input; 1 for cooling kinds
    Id<Task> ready; ///< its finish brings the capacity; none: there from the plan's start

    friend bool operator==(const Node &, const Node &) = default;
};
template <>
struct Description<Node> {
    static constexpr std::string_view table = "node", plural = "nodes", label = "Node";
    static constexpr auto fields = FlatList{
        field("name", &Node::name, "Name"),
        field("kind", &Node::kind, "Kind"),
        field("site", &Node::site, "Site"),
        field("building", &Node::building, "Building"),
        field("hall", &Node::hall, "Hall"),
        field("rating_kw", &Node::rating, "Rating per unit"),
        field("units", &Node::units, "Units", Range{0, 1e5}),
        field("scheme", &Node::scheme, "Redundancy"),
        field("efficiency", &Node::efficiency, "Efficiency", Range{0.01, 1}),
        field("ready", &Node::ready, "Ready after"),
    };
};

enum class FeedSide { A, B, C, D };
template <>
struct EnumNames<FeedSide> {
    static constexpr std::array entries{EnumEntry{"A", "A"}, EnumEntry{"B", "B"}, EnumEntry{"C", "C"},
                                        EnumEntry{"D", "D"}};
};

/// Power or heat capacity flows from one node to another; a node with several suppliers shares its load among them.
struct Feed {
    Id<Feed> id;
    std::string key;
    Id<Node> from;
    Id<Node> to;
    FeedSide side = FeedSide::A;

    friend bool operator==(const Feed &, const Feed &) = default;
};
template <>
struct Description<Feed> {
    static constexpr std::string_view table = "feed", plural = "feeds", label = "Feed";
    static constexpr auto fields = FlatList{
        required("from", &Feed::from, "From"),
        required("to", &Feed::to, "To"),
        field("side", &Feed::side, "Side"),
    };
};

} // namespace gigaplan
