// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "ui/paint/floor_scene.h"
#include "ui/paint/theme.h"

namespace gigaplan {

/// What the colour of a rack means.
enum class FloorColour { State, Phase, Power, Equipment };
QString floorColourName(FloorColour colour); ///< "State", "Phase", "kW per rack", "Equipment"

/// How a rack is drawn. Planned racks are outlines only; `half` fills the lower half of a cell that is large enough,
/// so that "installed" can be recognised without colour as well.
struct FloorTone {
    QRgb fill = 0, edge = 0;
    QRgb far = 0; ///< fill and outline in one, where there is no room for an outline
    QRgb half = 0; ///< 0: none
};

/// The colours of all racks for one date and one meaning: what the painter reads, and what the legend explains.
struct FloorShades {
    struct Entry {
        QString label;
        std::uint16_t tone = 0;
    };
    static constexpr std::uint16_t kEmpty = 0; ///< the tone of an empty slot

    std::vector<FloorTone> tones;
    std::vector<std::uint16_t> rows, exceptions; ///< tone of each row and exception of the scene
    std::vector<QRgb> buildings, sites; ///< mean of the racks within; 0 where there are none
    QString title;
    std::vector<Entry> legend; ///< without the ramp of kW per rack
    double highest = 0; ///< kW at the top of the ramp; 0: there is no ramp

    /// `forecast` must be of the snapshot that `scene` was built from, or nullptr: every rack is then planned.
    static FloorShades of(const FloorScene &scene, const Forecast *forecast, Date asOf, FloorColour colour,
                          const Theme &theme);
};

} // namespace gigaplan
