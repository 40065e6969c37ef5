// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/paint/floor_painter.h"

namespace gigaplan {

/// Which places of the map belong to the selection. Determined once per place and selection, and only for places in
/// sight, since each answer walks the plan's references.
class FloorRelations {
public:
    explicit FloorRelations(const Workspace &workspace) : m_workspace(workspace) {}

    /// Forgets all answers: the selection or the scene is another one.
    void reset(const FloorScene &scene);
    /// Boxes to highlight: the selection itself, and what is related to it at the level that can be distinguished at
    /// this zoom (rows, else halls, else buildings).
    FloorMarks marks(const FloorScene &scene, const FloorCamera &camera);
    /// Bounds of all rows related to `ref`, for a thing that has no place of its own; null if there are none.
    QRectF boundsOf(const FloorScene &scene, EntityRef ref) const;

private:
    enum class Answer : std::uint8_t { Unknown, No, Yes };
    bool isRelated(std::vector<Answer> &answers, std::uint32_t index, EntityRef ref);
    bool isRowRelated(const FloorScene &scene, std::uint32_t row);
    bool isPlaceRelated(const FloorScene &scene, std::vector<Answer> &answers, std::uint32_t index,
                        const FloorPlace &place, EntityRef ref);
    bool isInsideSelection(const FloorScene &scene, std::uint32_t hall) const;

    const Workspace &m_workspace;
    std::vector<Answer> m_rows, m_halls, m_buildings;
};

} // namespace gigaplan
