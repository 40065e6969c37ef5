// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/calendars.h"
#include "model/plan/links.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/schedule/small_plan.h"

#include <random>

namespace gigaplan::test {

/// What a random plan may hold beside tasks, summaries and links of every kind on three calendars.
struct RandomOptions {
    bool constraints = true;
    bool progress = true;
    bool leads = true;
    std::size_t leaves = 7;
};

class RandomNetwork {
public:
    SmallPlan small;

    RandomNetwork(unsigned seed, const RandomOptions &options) : m_random(seed), m_options(options)
    {
        addCalendars();
        addTasks();
        addLinks();
    }

private:
    std::size_t upTo(std::size_t count) { return m_random() % count; }
    bool oneIn(std::size_t count) { return upTo(count) == 0; }
    Instant someInstant()
    {
        const auto minute = static_cast<std::int64_t>(upTo(4) == 0 ? 0 : 30 * upTo(48));
        return startOfDay(makeDate(2026, 1, 3) + static_cast<int>(upTo(25))) + minute;
    }

    void addCalendars()
    {
        auto &six = small.calendar("six", "06:00-14:00");
        six.sunday = {};
        six.wednesday = parseWorkHours("06:00-10:00 12:30-20:00").value();
        small.exception("six", makeDate(2026, 1, 8), makeDate(2026, 1, 10));
        small.exception("six", makeDate(2026, 1, 9), makeDate(2026, 1, 9), "00:00-24:00");
        auto &night = small.calendar("night", "00:00-04:00 20:00-24:00");
        night.monday = {};
        if (oneIn(2)) {
            small.plan().calendar = idOf<Calendar>("six");
        }
    }

    /// Leaves in order; a summary takes the next few of them, and may lie in a summary.
    void addTasks()
    {
        std::size_t made = 0;
        int groups = 0;
        while (made < m_options.leaves) {
            if (oneIn(2)) {
                addLeaf({}, made++);
                continue;
            }
            const std::string outer = "s" + std::to_string(groups++);
            small.task(outer, 0);
            const std::string inner = oneIn(2) ? outer : "s" + std::to_string(groups++);
            if (inner != outer) {
                small.task(inner, 0, outer);
            }
            const std::size_t begin = made;
            for (std::size_t i = 0; i < 1 + upTo(3) || made == begin; ++i) {
                addLeaf(inner, made++);
            }
            m_groups.push_back({inner, begin, made});
            if (inner != outer) {
                addLeaf(outer, made++);
                m_groups.push_back({outer, begin, made});
            }
        }
    }

    void addLeaf(const std::string &parent, std::size_t index)
    {
        const std::string key = "t" + std::to_string(index);
        auto &task = small.task(key, oneIn(5) ? 0 : static_cast<std::int64_t>(upTo(48) * 30 + 1), parent);
        task.elapsed = oneIn(8);
        task.calendar = std::array{Id<Calendar>(), idOf<Calendar>("six"), idOf<Calendar>("night")}[upTo(3)];
        if (m_options.constraints && oneIn(4)) {
            task.constraint = static_cast<ConstraintKind>(upTo(8));
            if (task.constraint == ConstraintKind::AsLateAsPossible) {
                task.constraint = ConstraintKind::AsSoonAsPossible;
            }
            task.constraintDate = someInstant();
        }
        if (m_options.constraints && oneIn(6)) {
            task.deadline = someInstant();
        }
        if (m_options.progress && oneIn(6)) {
            task.actualStart = someInstant();
            task.complete = {static_cast<double>(upTo(4) * 25)};
            if (oneIn(2)) {
                task.actualFinish = *task.actualStart + static_cast<std::int64_t>(upTo(5000));
                task.complete = {100};
            }
        }
        m_groups.push_back({key, index, index + 1});
    }

    void addLinks()
    {
        for (std::size_t i = 0; i < 2 * m_options.leaves; ++i) {
            const Group &from = m_groups[upTo(m_groups.size())];
            const Group &to = m_groups[upTo(m_groups.size())];
            if (from.end > to.begin) {
                continue;
            }
            const auto lagKind = static_cast<LagKind>(upTo(3));
            const bool share = lagKind == LagKind::PercentOfPredecessor;
            auto lag = oneIn(2) ? 0 : static_cast<std::int64_t>(share ? upTo(15) * 10 : upTo(30) * 60);
            if (m_options.leads && oneIn(4)) {
                lag = -lag / 2;
            }
            small.link(from.key, to.key, static_cast<LinkKind>(upTo(4)), lag, lagKind);
        }
    }

    struct Group {
        std::string key;
        std::size_t begin, end; ///< leaves
    };
    std::mt19937 m_random;
    RandomOptions m_options;
    std::vector<Group> m_groups; ///< leaves and summaries that a link may join
};

} // namespace gigaplan::test
