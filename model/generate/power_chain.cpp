// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/power_chain.h"

#include "model/plan/places.h"
#include "model/plan/power.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gigaplan::generate {
namespace {

constexpr double kTransformerEfficiency = 0.996;
constexpr double kMvEfficiency = 0.997;
constexpr double kSubstationEfficiency = 0.99;
constexpr double kUpsEfficiency = 0.965;
constexpr double kBuswayEfficiency = 0.995;
constexpr double kMargin = 1.04;
/// The design-day PUE holds the chain's losses already; sources carry some more for the losses of part-loaded gear.
constexpr double kSourceMargin = 1.07;

constexpr double kUpsUnitKw = 1'800;
constexpr double kSubstationUnitKw = 2'800;
constexpr double kGeneratorKw = 2'800;
constexpr double kChillerKw = 1'650;
constexpr double kCduKw = 2'300;

constexpr std::size_t kLineups = 4;
/// Rows take each pair of lineups in turn, so that the loss of one is shared by the three others.
constexpr std::array<std::array<std::size_t, 2>, 6> kPairs{{{0, 1}, {2, 3}, {0, 2}, {1, 3}, {0, 3}, {1, 2}}};

double roundUp(double value, double step)
{
    return std::ceil(value / step - 1e-9) * step;
}

std::int64_t unitsFor(double kw, double unitKw)
{
    return std::max<std::int64_t>(1, std::llround(std::ceil(kw / unitKw)));
}

class Chain {
public:
    Chain(PlanBuilder &plan, const PhasePlace &phase) : m_plan(plan), m_phase(phase) {}

    void build(Id<Node> transformers)
    {
        for (const BuildingPlace &building : m_phase.buildings) {
            buildBuilding(building, transformers);
        }
    }

    Id<Node> addSubstation(double kw)
    {
        const std::string &key = m_phase.spec->key;
        const std::string name = m_phase.spec->name + " grid connection";
        const std::int64_t units = m_phase.itWatts < 300e6 ? 3 : 5;
        const double unitKw = roundUp(kw * kTransformerEfficiency / static_cast<double>(units - 1), 1'000);
        const Id<Node> grid = addNode(key + "-grid", name, NodeKind::Grid, {}, {}, roundUp(kw, 1'000), 1,
                                      RedundancyScheme::N, 1, m_phase.energised);
        const Id<Node> transformers =
            addNode(key + "-mpt", name + " main transformers", NodeKind::MainTransformer, {}, {}, unitKw, units,
                    RedundancyScheme::NPlusOne, kTransformerEfficiency, m_phase.energised);
        feed(grid, transformers, key + "-grid-mpt");
        return transformers;
    }

private:
    /// `building` and `hall` are none for what serves the whole phase.
    Id<Node> addNode(const std::string &key, std::string name, NodeKind kind, Id<Building> building, Id<Hall> hall,
                     double unitKw, std::int64_t units, RedundancyScheme scheme, double efficiency, Id<Task> ready)
    {
        auto &node = m_plan.add<Node>(key);
        node.name = std::move(name);
        node.kind = kind;
        node.site = m_phase.site;
        node.building = building;
        node.hall = hall;
        node.rating = {unitKw};
        node.units = units;
        node.scheme = scheme;
        node.efficiency = {efficiency};
        node.ready = ready;
        return node.id;
    }

    std::string nameOf(const BuildingPlace &building) const { return m_phase.spec->name + " " + building.name; }

    void feed(Id<Node> from, Id<Node> to, const std::string &key, FeedSide side = FeedSide::A)
    {
        auto &feed = m_plan.add<Feed>(key);
        feed.from = from;
        feed.to = to;
        feed.side = side;
    }

    void buildBuilding(const BuildingPlace &building, Id<Node> transformers)
    {
        const double itKw = building.itWatts / 1e3;
        const double mvKw = roundUp(sourceKw(building.itWatts), 100);
        std::array<Id<Node>, 2> mv;
        for (std::size_t side = 0; side < 2; ++side) {
            const std::string letter = side ? "b" : "a";
            mv[side] = addNode(building.key + "-mv-" + letter, nameOf(building) + (side ? " MV B" : " MV A"),
                               NodeKind::MediumVoltage, building.id, {}, mvKw, 1, RedundancyScheme::TwoN, kMvEfficiency,
                               building.tasks.electrical);
            feed(transformers, mv[side], building.key + "-mpt-mv-" + letter, side ? FeedSide::B : FeedSide::A);
        }
        addGenerators(building, mvKw, mv);
        const Id<Node> loop = addCooling(building, itKw, mv);
        for (const HallPlace &hall : building.halls) {
            buildHall(building, hall, mv, loop);
        }
    }

    void addGenerators(const BuildingPlace &building, double kw, const std::array<Id<Node>, 2> &mv)
    {
        const Id<Node> sets =
            addNode(building.key + "-gen", nameOf(building) + " standby generators", NodeKind::Generator, building.id,
                    {}, kGeneratorKw, unitsFor(kw, kGeneratorKw) + 1, RedundancyScheme::NPlusOne, 1,
                    building.tasks.electrical);
        feed(sets, mv[0], building.key + "-gen-mv-a", FeedSide::C);
        feed(sets, mv[1], building.key + "-gen-mv-b", FeedSide::C);
    }

    Id<Node> addCooling(const BuildingPlace &building, double itKw, const std::array<Id<Node>, 2> &mv)
    {
        const double heatKw = itKw * kMargin;
        const Id<Node> plant =
            addNode(building.key + "-plant", nameOf(building) + " cooling plant", NodeKind::CoolingPlant, building.id,
                    {}, kChillerKw, unitsFor(heatKw, kChillerKw) + 1, RedundancyScheme::NPlusOne, 1,
                    building.tasks.cooling);
        const Id<Node> loop = addNode(building.key + "-loop", nameOf(building) + " facility water loops",
                                      NodeKind::CoolingLoop, building.id, {}, roundUp(heatKw / 4, 100), 5,
                                      RedundancyScheme::NPlusOne, 1, building.tasks.cooling);
        feed(mv[0], plant, building.key + "-mva-plant", FeedSide::A);
        feed(mv[1], plant, building.key + "-mvb-plant", FeedSide::B);
        feed(plant, loop, building.key + "-plant-loop");
        return loop;
    }

    void buildHall(const BuildingPlace &building, const HallPlace &hall, const std::array<Id<Node>, 2> &mv,
                   Id<Node> loop)
    {
        std::array<double, kLineups> halfLoads{}, largestRow{};
        std::array<std::int64_t, kLineups> rowsOf{};
        const double rackKw = hall.racks > 0 ? hall.itWatts / 1e3 / static_cast<double>(hall.racks) : 0;
        for (std::size_t i = 0; i < hall.rowCount; ++i) {
            const double rowKw = static_cast<double>(m_plan.of<Row>()[hall.firstRow + i].slots) * rackKw;
            for (const std::size_t lineup : kPairs[i % kPairs.size()]) {
                halfLoads[lineup] += rowKw / 2;
                largestRow[lineup] = std::max(largestRow[lineup], rowKw);
                ++rowsOf[lineup];
            }
        }
        std::array<Id<Node>, kLineups> busways;
        for (std::size_t i = 0; i < kLineups; ++i) {
            if (rowsOf[i] > 0) {
                busways[i] = addLineup(building, hall, i, halfLoads[i], largestRow[i], rowsOf[i], mv);
            }
        }
        const Id<Node> cdus = addCdus(building, hall, loop);
        for (std::size_t i = 0; i < hall.rowCount; ++i) {
            auto &row = m_plan.of<Row>()[hall.firstRow + i];
            row.feedA = busways[kPairs[i % kPairs.size()][0]];
            row.feedB = busways[kPairs[i % kPairs.size()][1]];
            row.cooling = cdus;
            row.install = hall.tasks.install;
            row.commission = hall.tasks.acceptance;
        }
    }

    Id<Node> addLineup(const BuildingPlace &building, const HallPlace &hall, std::size_t index, double loadKw,
                       double rowKw, std::int64_t rows, const std::array<Id<Node>, 2> &mv)
    {
        const std::string number = std::to_string(index + 1);
        const std::string prefix = nameOf(building) + " " + hall.name + " ";
        const double upsKw = loadKw / kBuswayEfficiency * kMargin / 0.75;
        const double subKw = upsKw / kUpsEfficiency;
        // Groups of four, so that three quarters is a whole number of units.
        const std::int64_t subUnits = 4 * unitsFor(subKw / 4, kSubstationUnitKw);
        const std::int64_t upsUnits = 4 * unitsFor(upsKw / 4, kUpsUnitKw);
        const Id<Node> sub =
            addNode(hall.key + "-us" + number, prefix + "unit substation " + number, NodeKind::UnitSubstation,
                    building.id, hall.id, roundUp(subKw / static_cast<double>(subUnits), 10), subUnits,
                    RedundancyScheme::FourToMakeThree, kSubstationEfficiency, hall.tasks.fitOut);
        const Id<Node> ups = addNode(hall.key + "-ups" + number, prefix + "UPS " + number, NodeKind::Ups, building.id,
                                     hall.id, roundUp(upsKw / static_cast<double>(upsUnits), 10), upsUnits,
                                     RedundancyScheme::FourToMakeThree, kUpsEfficiency, hall.tasks.fitOut);
        const Id<Node> busway = addNode(hall.key + "-bw" + number, prefix + "busway " + number, NodeKind::Busway,
                                        building.id, hall.id, roundUp(rowKw * kMargin, 10), rows,
                                        RedundancyScheme::TwoN, kBuswayEfficiency, hall.tasks.integrated);
        feed(mv[0], sub, hall.key + "-mva-us" + number, FeedSide::A);
        feed(mv[1], sub, hall.key + "-mvb-us" + number, FeedSide::B);
        feed(sub, ups, hall.key + "-us-ups" + number);
        feed(ups, busway, hall.key + "-ups-bw" + number);
        return busway;
    }

    Id<Node> addCdus(const BuildingPlace &building, const HallPlace &hall, Id<Node> loop)
    {
        const double heatKw = hall.itWatts / 1e3 * kMargin;
        const Id<Node> cdu =
            addNode(hall.key + "-cdu", nameOf(building) + " " + hall.name + " CDUs", NodeKind::Cdu, building.id,
                    hall.id, kCduKw, unitsFor(heatKw, kCduKw) + 1, RedundancyScheme::NPlusOne, 1, hall.tasks.liquid);
        feed(loop, cdu, hall.key + "-loop-cdu");
        return cdu;
    }

    PlanBuilder &m_plan;
    const PhasePlace &m_phase;
};

} // namespace

double sourceKw(double itWatts)
{
    return itWatts / 1e3 * kDesignPue * kSourceMargin;
}

Id<Node> addSubstation(PlanBuilder &plan, const PhasePlace &phase, double kw)
{
    return Chain(plan, phase).addSubstation(kw);
}

void connectPhase(PlanBuilder &plan, const PhasePlace &phase, Id<Node> transformers)
{
    Chain(plan, phase).build(transformers);
}

} // namespace gigaplan::generate
