// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/levelling/levelling_search.h"

#include <algorithm>

namespace gigaplan {

namespace {

constexpr std::size_t kMostPasses = 3000;
/// Tasks placed in the passes of a plan of any size, about.
constexpr std::size_t kPlacements = 400'000;
constexpr std::size_t kMostMembers = 40;
constexpr int kMostJustifications = 3;
/// After this many schedules in a row that are no better than the worst one kept, the search restarts.
constexpr std::size_t kMostFailures = 60;

} // namespace

LevellingSearch::LevellingSearch(const LevellingProblem &problem, const LevellingOptions &options, std::stop_token stop,
                                 const Progress &progress)
    : m_problem(problem),
      m_options(options),
      m_stop(std::move(stop)),
      m_progress(progress),
      m_scheme(problem),
      m_random(options.seed)
{
    const std::size_t bySize = std::min(kMostPasses, kPlacements / std::max<std::size_t>(1, problem.competing.size()));
    m_wanted = options.passes.value_or(bySize);
}

SerialScheme::Keys LevellingSearch::run()
{
    const auto rules = ruleKeys();
    if (m_options.plain || m_problem.competing.empty()) {
        m_tried = 1;
        return rules.front();
    }
    m_wanted += rules.size();
    m_best.keys = rules.front();
    for (const Keys &keys : rules) {
        if (goesOn()) {
            keep(improved(keys));
        }
    }
    const std::size_t members = std::max<std::size_t>(2, std::min(kMostMembers, m_wanted / 3));
    for (std::size_t failures = 0; goesOn();) {
        const bool filling = m_members.size() < members;
        failures = keep(improved(filling ? sampledKeys() : combinedKeys())) || filling ? 0 : failures + 1;
        if (failures > kMostFailures) {
            m_members.clear();
            failures = 0;
        }
    }
    return m_best.keys;
}

bool LevellingSearch::goesOn()
{
    if (m_progress) {
        m_progress(static_cast<double>(m_tried) / static_cast<double>(std::max<std::size_t>(1, m_wanted)));
    }
    const bool perfect = m_tried > 0 && m_best.outcome.waited == 0;
    return m_tried < m_wanted && !perfect && !m_stop.stop_requested();
}

/// Latest start, latest finish, least slack, and as the links have it.
std::vector<SerialScheme::Keys> LevellingSearch::ruleKeys() const
{
    std::vector<Keys> rules(4, Keys(m_problem.dates.size(), 0));
    for (const std::uint32_t row : m_problem.competing) {
        const TaskDates &dates = m_problem.dates[row];
        rules[0][row] = dates.lateStart.minutes;
        rules[1][row] = dates.lateFinish.minutes;
        rules[2][row] = dates.totalSlackMin;
        rules[3][row] = dates.earlyStart.minutes;
    }
    return rules;
}

/// The latest start with a random share of the plan's length: late ones get their chance, but seldom.
SerialScheme::Keys LevellingSearch::sampledKeys()
{
    const double scatter = 0.6 * share();
    const auto length = static_cast<double>(m_best.outcome.finish - m_problem.structure.rules.planStart);
    Keys keys(m_problem.dates.size(), 0);
    for (const std::uint32_t row : m_problem.competing) {
        keys[row] = m_problem.dates[row].lateStart.minutes + static_cast<std::int64_t>(scatter * share() * length);
    }
    return keys;
}

const LevellingSearch::Member &LevellingSearch::picked()
{
    return m_members[std::min(below(m_members.size()), below(m_members.size()))];
}

/// The mother's order with a stretch of it as the father has it, and here and there two neighbours exchanged.
SerialScheme::Keys LevellingSearch::combinedKeys()
{
    constexpr double kExchange = 0.15;
    const auto &mother = picked().order;
    const auto &father = picked().order;
    std::size_t first = below(mother.size() + 1), last = below(mother.size() + 1);
    if (first > last) {
        std::swap(first, last);
    }
    std::vector<std::uint32_t> order(mother.begin(), mother.begin() + static_cast<std::ptrdiff_t>(first));
    std::vector<char> taken(m_problem.dates.size(), 0);
    const auto takeFrom = [&](const std::vector<std::uint32_t> &parent, std::size_t size) {
        for (std::size_t i = 0; i < parent.size() && order.size() < size; ++i) {
            if (!taken[parent[i]]) {
                taken[parent[i]] = 1;
                order.push_back(parent[i]);
            }
        }
    };
    for (const std::uint32_t row : order) {
        taken[row] = 1;
    }
    takeFrom(father, last);
    takeFrom(mother, mother.size());
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
        if (share() < kExchange) {
            std::swap(order[i], order[i + 1]);
        }
    }
    Keys keys(m_problem.dates.size(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        keys[order[i]] = static_cast<std::int64_t>(i);
    }
    return keys;
}

LevellingSearch::Member LevellingSearch::decoded(const Keys &keys)
{
    Member member{m_scheme.forward(keys), keys, m_problem.competing};
    std::stable_sort(member.order.begin(), member.order.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return m_scheme.start(a) < m_scheme.start(b); });
    return member;
}

LevellingSearch::Member LevellingSearch::improved(const Keys &keys)
{
    ++m_tried;
    Member best = decoded(keys);
    for (int i = 0; i < kMostJustifications && !m_stop.stop_requested(); ++i) {
        Member next = decoded(m_scheme.justified());
        if (next.outcome >= best.outcome) {
            break;
        }
        best = std::move(next);
    }
    return best;
}

bool LevellingSearch::keep(Member member)
{
    if (m_tried == 1 || member.outcome < m_best.outcome) {
        m_best = member;
    }
    const auto at = std::lower_bound(m_members.begin(), m_members.end(), member,
                                     [](const Member &a, const Member &b) { return a.outcome < b.outcome; });
    if (at != m_members.end() && at->outcome == member.outcome) {
        return false; // the same schedule, most likely: many of a kind would breed no other
    }
    const bool better = at != m_members.end();
    m_members.insert(at, std::move(member));
    if (m_members.size() > kMostMembers) {
        m_members.pop_back();
    }
    return better;
}

} // namespace gigaplan
