// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/floor/floor_relations.h"

#include "model/workspace/relations.h"

namespace gigaplan {

namespace {

/// From these sizes (logical pixels) on, rows and halls can be distinguished.
constexpr double kJoinedRowPixels = 4, kJoinedHallPixels = 10;

double across(const FloorRow &row, const FloorCamera &camera)
{
    return (row.south ? row.box.width() : row.box.height()) * camera.scale;
}

} // namespace

void FloorRelations::reset(const FloorScene &scene)
{
    m_rows.assign(scene.rows.size(), Answer::Unknown);
    m_halls.assign(scene.halls.size(), Answer::Unknown);
    m_buildings.assign(scene.buildings.size(), Answer::Unknown);
}

FloorMarks FloorRelations::marks(const FloorScene &scene, const FloorCamera &camera)
{
    FloorMarks marks;
    const auto &selection = m_workspace.selection();
    if (selection.empty()) {
        return marks;
    }
    const QRectF seen = camera.visible();
    for (const EntityRef ref : selection) {
        const QRectF box = scene.boxOf(m_workspace.plan(), ref);
        if (!box.isNull() && box.intersects(seen)) {
            marks.selected.push_back(box);
        }
    }
    for (std::uint32_t b = 0; b < scene.buildings.size(); ++b) {
        const FloorPlace &building = scene.buildings[b];
        if (!building.reach.intersects(seen)) {
            continue;
        }
        for (std::uint32_t h = building.begin; h < building.end; ++h) {
            const FloorPlace &hall = scene.halls[h];
            if (!hall.reach.intersects(seen) || isInsideSelection(scene, h)) {
                continue;
            }
            const bool rows = hall.begin < hall.end && across(scene.rows[hall.begin], camera) >= kJoinedRowPixels;
            for (std::uint32_t r = hall.begin; rows && r < hall.end; ++r) {
                if (scene.rows[r].box.intersects(seen) && !m_workspace.isSelected(scene.rows[r].id)
                    && isRowRelated(scene, r)) {
                    marks.related.push_back(scene.rows[r].box);
                }
            }
            if (!rows && hall.box.height() * camera.scale >= kJoinedHallPixels
                && isPlaceRelated(scene, m_halls, h, hall, Id<Hall>{hall.id})) {
                marks.related.push_back(hall.box);
            }
        }
        const bool small = building.begin == building.end
            || scene.halls[building.begin].box.height() * camera.scale < kJoinedHallPixels;
        if (small && !m_workspace.isSelected(Id<Building>{building.id})
            && isPlaceRelated(scene, m_buildings, b, building, Id<Building>{building.id})) {
            marks.related.push_back(building.box);
        }
    }
    return marks;
}

QRectF FloorRelations::boundsOf(const FloorScene &scene, EntityRef ref) const
{
    QRectF bounds;
    for (const FloorRow &row : scene.rows) {
        if (areRelated(m_workspace.plan(), ref, row.id)) {
            bounds = bounds.united(row.box);
        }
    }
    return bounds;
}

bool FloorRelations::isRelated(std::vector<Answer> &answers, std::uint32_t index, EntityRef ref)
{
    if (answers[index] == Answer::Unknown) {
        answers[index] = m_workspace.isRelated(ref) ? Answer::Yes : Answer::No;
    }
    return answers[index] == Answer::Yes;
}

bool FloorRelations::isRowRelated(const FloorScene &scene, std::uint32_t row)
{
    return isRelated(m_rows, row, scene.rows[row].id);
}

/// A place is pointed out where it, or any row within, belongs to the selection.
bool FloorRelations::isPlaceRelated(const FloorScene &scene, std::vector<Answer> &answers, std::uint32_t index,
                                    const FloorPlace &place, EntityRef ref)
{
    if (answers[index] == Answer::Unknown && !isRelated(answers, index, ref)) {
        for (std::uint32_t r = place.beginRow; r < place.endRow; ++r) {
            if (isRowRelated(scene, r)) {
                answers[index] = Answer::Yes;
                break;
            }
        }
    }
    return answers[index] == Answer::Yes;
}

/// Inside a selected place everything belongs to it; its own outline says so.
bool FloorRelations::isInsideSelection(const FloorScene &scene, std::uint32_t hall) const
{
    const std::uint32_t building = scene.halls[hall].parent, site = scene.buildings[building].parent;
    return m_workspace.isSelected(Id<Hall>{scene.halls[hall].id})
        || m_workspace.isSelected(Id<Building>{scene.buildings[building].id})
        || m_workspace.isSelected(Id<Site>{scene.sites[site].id});
}

} // namespace gigaplan
