// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/child_index.h"
#include "model/plan/equipment.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/words/qtext.h"
#include "ui/paint/floor_scene.h"
#include "ui/paint/one_line.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace gigaplan {

namespace {

/// Shown for a place that has neither a size of its own nor anything in it, so that it can be seen and selected.
constexpr QSizeF kSiteSize{200'000, 150'000};
constexpr QSizeF kBuildingSize{60'000, 40'000};
constexpr QSizeF kHallSize{30'000, 20'000};
/// Around the content of a place without a size of its own.
constexpr double kContentMargin = 2'000;
constexpr double kDefaultDepth = 1'200;

QPointF origin(const auto &place)
{
    return {static_cast<double>(place.x.value), static_cast<double>(place.y.value)};
}

QSizeF statedSize(const auto &place)
{
    return {static_cast<double>(place.width.value), static_cast<double>(place.depth.value)};
}

/// Wall and reach of a place at `at` whose children reach over `content` (null: no children).
void enclose(FloorPlace &place, QPointF at, QSizeF stated, const QRectF &content, QSizeF fallback)
{
    if (stated.width() > 0 && stated.height() > 0) {
        place.box = QRectF(at, stated);
    } else if (content.isNull()) {
        place.box = QRectF(at, fallback);
    } else {
        place.box = content.adjusted(-kContentMargin, -kContentMargin, kContentMargin, kContentMargin);
    }
    place.reach = place.box.united(content);
}

class Builder {
public:
    Builder(const PlanSnapshot &plan, const Forecast *forecast, FloorScene &scene)
        : m_plan(plan),
          m_scene(scene),
          m_contents(forecast && forecast->capacity ? &forecast->capacity->contents : nullptr),
          m_buildingsOf(plan.table<Site>(), plan.table<Building>(), &Building::site),
          m_hallsOf(plan.table<Building>(), plan.table<Hall>(), &Hall::building),
          m_rowsOf(plan.table<Hall>(), plan.table<Row>(), &Row::hall),
          m_racksOf(plan.table<Row>(), plan.table<Rack>(), &Rack::row)
    {
        if (m_contents && m_contents->size() != plan.table<Row>().size()) {
            m_contents = nullptr;
        }
    }

    void run()
    {
        listPhases();
        listEquipment();
        m_scene.rows.reserve(m_plan.table<Row>().size());
        m_scene.rowNames.reserve(m_plan.table<Row>().size());
        m_scene.exceptions.reserve(m_plan.table<Rack>().size());
        for (std::size_t i = 0; i < m_plan.table<Site>().size(); ++i) {
            addSite(i);
        }
        spreadSites();
        for (const FloorPlace &site : m_scene.sites) {
            m_scene.bounds = m_scene.bounds.united(site.reach);
        }
    }

private:
    void listPhases()
    {
        for (const Phase *phase : inOrder<Phase>(m_plan)) {
            m_scene.phases.push_back(phase->id);
            m_scene.phaseNames.push_back(qtext(phase->name));
        }
        m_phaseAt.assign(m_plan.table<Phase>().size(), kNoKind);
        for (std::size_t i = 0; i < m_scene.phases.size(); ++i) {
            m_phaseAt[m_plan.table<Phase>().indexOf(m_scene.phases[i])] = static_cast<std::uint16_t>(i);
        }
    }

    void listEquipment()
    {
        const auto &table = m_plan.table<Equipment>();
        std::vector<bool> used(table.size(), false);
        const auto use = [&](Id<Equipment> id) {
            if (const std::size_t at = table.indexOf(id); at != table.npos) {
                used[at] = true;
            }
        };
        for (const Row &row : m_plan.table<Row>()) {
            use(row.equipment);
        }
        for (const Rack &rack : m_plan.table<Rack>()) {
            use(rack.equipment);
        }
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (used[i]) {
                order.push_back(i);
            }
        }
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::tie(table[a].kind, table[a].name, a) < std::tie(table[b].kind, table[b].name, b);
        });
        m_equipmentAt.assign(table.size(), kNoKind);
        for (const std::size_t i : order) {
            m_equipmentAt[i] = static_cast<std::uint16_t>(m_scene.equipment.size());
            m_scene.equipment.push_back(table[i].id);
            m_scene.equipmentNames.push_back(qtext(table[i].name.empty() ? table[i].key : table[i].name));
            m_scene.equipmentKw.push_back(table[i].operating.value);
        }
    }

    std::uint16_t phaseAt(Id<Phase> id) const
    {
        const std::size_t at = m_plan.table<Phase>().indexOf(id);
        return at == Table<Phase>::npos ? kNoKind : m_phaseAt[at];
    }
    std::uint16_t equipmentAt(Id<Equipment> id) const
    {
        const std::size_t at = m_plan.table<Equipment>().indexOf(id);
        return at == Table<Equipment>::npos ? kNoKind : m_equipmentAt[at];
    }

    using AddChild = QRectF (Builder::*)(std::size_t index, QPointF at, FloorPlace &parent);
    using Children = std::span<const std::uint32_t>;

    void addSite(std::size_t index)
    {
        FloorPlace plan;
        addPlace(m_plan.table<Site>()[index], {}, plan, kNoPlace, m_scene.sites, kSiteSize, m_buildingsOf.of(index),
                 m_scene.buildings, &Builder::addBuilding);
    }

    QRectF addBuilding(std::size_t index, QPointF at, FloorPlace &site)
    {
        return addPlace(m_plan.table<Building>()[index], at, site, m_scene.sites.size(), m_scene.buildings,
                        kBuildingSize, m_hallsOf.of(index), m_scene.halls, &Builder::addHall);
    }

    QRectF addHall(std::size_t index, QPointF at, FloorPlace &building)
    {
        return addPlace(m_plan.table<Hall>()[index], at, building, m_scene.buildings.size(), m_scene.halls, kHallSize,
                        m_rowsOf.of(index), m_scene.rows, &Builder::addRow);
    }

    /// `at` is the parent's origin, `into` the places of this kind, `childList` what its children are added to. Returns
    /// how far the place reaches.
    QRectF addPlace(const auto &entity, QPointF at, FloorPlace &parent, std::size_t parentIndex,
                    std::vector<FloorPlace> &into, QSizeF fallback, Children children, const auto &childList,
                    AddChild addChild)
    {
        const auto count = [](const auto &list) { return static_cast<std::uint32_t>(list.size()); };
        at += origin(entity);
        FloorPlace place;
        place.id = entity.id.value;
        place.name = oneLine(qtext(entity.name));
        place.parent = static_cast<std::uint32_t>(parentIndex);
        place.begin = count(childList);
        place.beginRow = count(m_scene.rows);
        QRectF content;
        for (const std::uint32_t child : children) {
            content = content.united((this->*addChild)(child, at, place));
        }
        place.end = count(childList);
        place.endRow = count(m_scene.rows);
        parent.it += place.it;
        enclose(place, at, statedSize(entity), content, fallback);
        into.push_back(place);
        return place.reach;
    }

    QRectF addRow(std::size_t index, QPointF at, FloorPlace &hall)
    {
        const Row &row = m_plan.table<Row>()[index];
        FloorRow made;
        made.id = row.id;
        made.hall = static_cast<std::uint32_t>(m_scene.halls.size());
        made.tableIndex = static_cast<std::uint32_t>(index);
        made.slots = static_cast<std::int32_t>(std::clamp<std::int64_t>(row.slots, 1, 10'000));
        made.phase = phaseAt(row.phase);
        made.equipment = equipmentAt(row.equipment);
        made.south = row.direction == RowDirection::South;
        const double length = static_cast<double>(std::max<std::int64_t>(1, row.pitch.value)) * made.slots;
        const double depth = depthOf(row.equipment);
        made.box = QRectF(at + origin(row), made.south ? QSizeF(depth, length) : QSizeF(length, depth));
        addExceptions(index, made);
        m_scene.rows.push_back(made);
        m_scene.rowNames.push_back(qtext(row.name));
        if (m_contents) {
            hall.it += (*m_contents)[index].it;
        }
        return made.box;
    }

    void addExceptions(std::size_t index, FloorRow &row)
    {
        row.beginException = static_cast<std::uint32_t>(m_scene.exceptions.size());
        for (const std::uint32_t child : m_racksOf.of(index)) {
            const Rack &rack = m_plan.table<Rack>()[child];
            if (rack.slot < 0 || rack.slot >= row.slots) {
                continue;
            }
            m_scene.exceptions.push_back({rack.id, static_cast<std::int32_t>(rack.slot), rack.empty,
                                          rack.phase ? phaseAt(rack.phase) : row.phase,
                                          rack.equipment ? equipmentAt(rack.equipment) : row.equipment});
        }
        row.endException = static_cast<std::uint32_t>(m_scene.exceptions.size());
        std::stable_sort(m_scene.exceptions.begin() + row.beginException, m_scene.exceptions.end(),
                         [](const FloorException &a, const FloorException &b) { return a.slot < b.slot; });
    }

    double depthOf(Id<Equipment> id) const
    {
        const Equipment *equipment = m_plan.find(id);
        return equipment && equipment->depth.value > 0 ? static_cast<double>(equipment->depth.value) : kDefaultDepth;
    }

    bool sitesOverlap() const
    {
        std::vector<QRectF> boxes;
        for (const FloorPlace &site : m_scene.sites) {
            boxes.push_back(site.reach);
        }
        std::sort(boxes.begin(), boxes.end(), [](const QRectF &a, const QRectF &b) { return a.left() < b.left(); });
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            for (std::size_t j = i + 1; j < boxes.size() && boxes[j].left() < boxes[i].right(); ++j) {
                if (boxes[i].intersects(boxes[j])) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Sites that have not been placed yet overlap; the overview then sets them in rows, as on a sheet.
    void spreadSites()
    {
        if (!sitesOverlap()) {
            return;
        }
        const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(m_scene.sites.size()))));
        double x = 0, y = 0, depth = 0;
        for (std::size_t i = 0; i < m_scene.sites.size(); ++i) {
            if (i % columns == 0) {
                x = 0;
                y += depth * 1.15;
                depth = 0;
            }
            const QRectF reach = m_scene.sites[i].reach;
            moveSite(m_scene.sites[i], QPointF(x, y) - reach.topLeft());
            x += reach.width() + 0.15 * std::max(reach.width(), reach.height());
            depth = std::max(depth, reach.height());
        }
    }

    void moveSite(FloorPlace &site, QPointF by)
    {
        const auto move = [by](FloorPlace &place) {
            place.box.translate(by);
            place.reach.translate(by);
        };
        move(site);
        for (std::uint32_t b = site.begin; b < site.end; ++b) {
            FloorPlace &building = m_scene.buildings[b];
            move(building);
            std::for_each(m_scene.halls.begin() + building.begin, m_scene.halls.begin() + building.end, move);
        }
        for (std::uint32_t r = site.beginRow; r < site.endRow; ++r) {
            m_scene.rows[r].box.translate(by);
        }
    }

    const PlanSnapshot &m_plan;
    FloorScene &m_scene;
    const std::vector<RowContent> *m_contents;
    ChildIndex m_buildingsOf, m_hallsOf, m_rowsOf, m_racksOf;
    std::vector<std::uint16_t> m_phaseAt, m_equipmentAt;
};

std::vector<std::pair<std::int64_t, std::uint32_t>> indexById(const auto &places, auto id)
{
    std::vector<std::pair<std::int64_t, std::uint32_t>> index;
    index.reserve(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        index.emplace_back(id(places[i]), static_cast<std::uint32_t>(i));
    }
    std::sort(index.begin(), index.end());
    return index;
}

} // namespace

FloorScene FloorScene::build(const PlanSnapshot &plan, const Forecast *forecast)
{
    FloorScene scene;
    Builder(plan, forecast, scene).run();
    const auto placeId = [](const FloorPlace &place) { return place.id; };
    scene.m_siteById = indexById(scene.sites, placeId);
    scene.m_buildingById = indexById(scene.buildings, placeId);
    scene.m_hallById = indexById(scene.halls, placeId);
    scene.m_rowById = indexById(scene.rows, [](const FloorRow &row) { return row.id.value; });
    return scene;
}

} // namespace gigaplan
