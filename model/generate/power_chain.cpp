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

private:
    Node &addNode(const std::string &key, std::string name, NodeKind kind, double unitKw, std::int64_t units,
                  RedundancyScheme scheme, double efficiency, Id<Task> ready)
    {
        auto &node = m_plan.add<Node>(key);
        node.name = std::move(name);
        node.kind = kind;
        node.site = m_phase.site;
        node.rating = {unitKw};
        node.units = units;
        node.scheme = scheme;
        node.efficiency = {efficiency};
        node.ready = ready;
        return node;
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
            auto &node = addNode(building.key + "-mv-" + letter, nameOf(building) + (side ? " MV B" : " MV A"),
                                 NodeKind::MediumVoltage, mvKw, 1, RedundancyScheme::TwoN, kMvEfficiency,
                                 building.tasks.electrical);
            node.building = building.id;
            mv[side] = node.id;
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
        auto &sets =
            addNode(building.key + "-gen", nameOf(building) + " standby generators", NodeKind::Generator, kGeneratorKw,
                    unitsFor(kw, kGeneratorKw) + 1, RedundancyScheme::NPlusOne, 1, building.tasks.electrical);
        sets.building = building.id;
        const Id<Node> id = sets.id;
        feed(id, mv[0], building.key + "-gen-mv-a", FeedSide::C);
        feed(id, mv[1], building.key + "-gen-mv-b", FeedSide::C);
    }

    Id<Node> addCooling(const BuildingPlace &building, double itKw, const std::array<Id<Node>, 2> &mv)
    {
        const double heatKw = itKw * kMargin;
        auto &plant =
            addNode(building.key + "-plant", nameOf(building) + " cooling plant", NodeKind::CoolingPlant, kChillerKw,
                    unitsFor(heatKw, kChillerKw) + 1, RedundancyScheme::NPlusOne, 1, building.tasks.cooling);
        plant.building = building.id;
        const Id<Node> plantId = plant.id;
        auto &loop = addNode(building.key + "-loop", nameOf(building) + " facility water loops", NodeKind::CoolingLoop,
                             roundUp(heatKw / 4, 100), 5, RedundancyScheme::NPlusOne, 1, building.tasks.cooling);
        loop.building = building.id;
        feed(mv[0], plantId, building.key + "-mva-plant", FeedSide::A);
        feed(mv[1], plantId, building.key + "-mvb-plant", FeedSide::B);
        feed(plantId, loop.id, building.key + "-plant-loop");
        return loop.id;
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
        const auto inLineup = [&](Node &node) {
            node.building = building.id;
            node.hall = hall.id;
            return node.id;
        };
        // Groups of four, so that three quarters is a whole number of units.
        const std::int64_t subUnits = 4 * unitsFor(subKw / 4, kSubstationUnitKw);
        const std::int64_t upsUnits = 4 * unitsFor(upsKw / 4, kUpsUnitKw);
        const Id<Node> sub =
            inLineup(addNode(hall.key + "-us" + number, prefix + "unit substation " + number, NodeKind::UnitSubstation,
                             roundUp(subKw / static_cast<double>(subUnits), 10), subUnits,
                             RedundancyScheme::FourToMakeThree, kSubstationEfficiency, hall.tasks.fitOut));
        const Id<Node> ups = inLineup(addNode(hall.key + "-ups" + number, prefix + "UPS " + number, NodeKind::Ups,
                                              roundUp(upsKw / static_cast<double>(upsUnits), 10), upsUnits,
                                              RedundancyScheme::FourToMakeThree, kUpsEfficiency, hall.tasks.fitOut));
        const Id<Node> busway = inLineup(addNode(hall.key + "-bw" + number, prefix + "busway " + number,
                                                 NodeKind::Busway, roundUp(rowKw * kMargin, 10), rows,
                                                 RedundancyScheme::TwoN, kBuswayEfficiency, hall.tasks.integrated));
        feed(mv[0], sub, hall.key + "-mva-us" + number, FeedSide::A);
        feed(mv[1], sub, hall.key + "-mvb-us" + number, FeedSide::B);
        feed(sub, ups, hall.key + "-us-ups" + number);
        feed(ups, busway, hall.key + "-ups-bw" + number);
        return busway;
    }

    Id<Node> addCdus(const BuildingPlace &building, const HallPlace &hall, Id<Node> loop)
    {
        const double heatKw = hall.itWatts / 1e3 * kMargin;
        auto &cdu = addNode(hall.key + "-cdu", nameOf(building) + " " + hall.name + " CDUs", NodeKind::Cdu, kCduKw,
                            unitsFor(heatKw, kCduKw) + 1, RedundancyScheme::NPlusOne, 1, hall.tasks.liquid);
        cdu.building = building.id;
        cdu.hall = hall.id;
        feed(loop, cdu.id, hall.key + "-loop-cdu");
        return cdu.id;
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
    const std::string &key = phase.spec->key;
    const std::string name = phase.spec->name + " grid connection";
    auto &grid = plan.add<Node>(key + "-grid");
    grid.name = name;
    grid.kind = NodeKind::Grid;
    grid.site = phase.site;
    grid.rating = {roundUp(kw, 1'000)};
    grid.ready = phase.energised;
    const Id<Node> gridId = grid.id;
    auto &transformers = plan.add<Node>(key + "-mpt");
    transformers.name = name + " main transformers";
    transformers.kind = NodeKind::MainTransformer;
    transformers.site = phase.site;
    transformers.units = phase.itWatts < 300e6 ? 3 : 5;
    const auto loaded = static_cast<double>(transformers.units - 1);
    transformers.rating = {roundUp(kw * kTransformerEfficiency / loaded, 1'000)};
    transformers.scheme = RedundancyScheme::NPlusOne;
    transformers.efficiency = {kTransformerEfficiency};
    transformers.ready = phase.energised;
    auto &line = plan.add<Feed>(key + "-grid-mpt");
    line.from = gridId;
    line.to = transformers.id;
    return transformers.id;
}

void connectPhase(PlanBuilder &plan, const PhasePlace &phase, Id<Node> transformers)
{
    Chain(plan, phase).build(transformers);
}

} // namespace gigaplan::generate
