// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/levelling/serial_scheme.h"

#include <random>

namespace gigaplan {

/// Looks for a short plan among serial schedules. Equal options give equal keys.
class LevellingSearch {
public:
    LevellingSearch(const LevellingProblem &problem, const LevellingOptions &options, std::stop_token stop,
                    const Progress &progress);

    /// The keys of the best schedule found.
    SerialScheme::Keys run();
    std::size_t tried() const { return m_tried; }

private:
    using Keys = SerialScheme::Keys;
    /// A schedule, with the rows that compete in order of their starts.
    struct Member {
        SerialScheme::Outcome outcome;
        Keys keys;
        std::vector<std::uint32_t> order;
    };

    std::vector<Keys> ruleKeys() const;
    Keys sampledKeys();
    Keys combinedKeys();
    const Member &picked();
    Member decoded(const Keys &keys);
    Member improved(const Keys &keys);
    /// Whether it is better than the worst one kept.
    bool keep(Member member);
    bool goesOn();
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_random() % bound); }
    double share() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }

    const LevellingProblem &m_problem;
    const LevellingOptions &m_options;
    std::stop_token m_stop;
    const Progress &m_progress;
    SerialScheme m_scheme;
    std::mt19937_64 m_random;
    Member m_best; ///< of all
    std::vector<Member> m_members; ///< of those since the search last restarted, the best first
    std::size_t m_tried = 0, m_wanted = 0;
};

} // namespace gigaplan
