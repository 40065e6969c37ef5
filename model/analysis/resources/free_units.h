// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace gigaplan {

/// Free units of one resource over time, as steps on an axis of minutes. Taking and searching cost far less than the
/// number of steps: these lie in blocks that know the least and the most that is free within them.
class FreeUnits {
public:
    static constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t kForever = std::numeric_limits<std::int64_t>::max();
    struct Step {
        std::int64_t from = kFirst;
        std::int64_t units = 0; ///< free from here on; negative where more is taken than there is
        friend bool operator==(const Step &, const Step &) = default;
    };

    /// `steps` in order, not empty; the first holds from `kFirst` on, whatever it says.
    explicit FreeUnits(const std::vector<Step> &steps);

    void take(std::int64_t from, std::int64_t until, std::int64_t units);

    std::int64_t at(std::int64_t when) const;
    /// Where the last stretch ends that lies in part within [from, until) and has fewer free units: `from` if there is
    /// none, kForever if it does not end.
    std::int64_t endOfShortage(std::int64_t from, std::int64_t until, std::int64_t units) const;
    /// Where the first such stretch begins: `until` if there is none.
    std::int64_t startOfShortage(std::int64_t from, std::int64_t until, std::int64_t units) const;

    /// The most units that are ever free, below the given number; 0: none.
    std::int64_t mostBelow(std::int64_t units) const;

    std::vector<Step> steps() const;

private:
    struct Block {
        std::vector<Step> steps;
        std::int64_t least = 0, most = 0;
        void measure();
    };
    struct Place {
        std::size_t block = 0, step = 0;
    };

    Place placeOf(std::int64_t when) const;
    /// Makes a step begin there.
    void cut(std::int64_t at);
    void joinAt(std::int64_t at);
    bool next(Place &place) const;
    bool previous(Place &place) const;
    const Step &stepAt(Place place) const { return m_blocks[place.block].steps[place.step]; }

    std::vector<Block> m_blocks; ///< none is empty
};

} // namespace gigaplan
