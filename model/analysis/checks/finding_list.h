// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/checks/findings.h"

#include <functional>

namespace gigaplan {

/// Something that breaks a rule, before its sentence has been written.
struct Candidate {
    EntityRef subject;
    Date date = kNever;
    std::int64_t a = 0, b = 0; ///< quantities for the sentence; each rule has its own use
};

/// Findings as rules report them. One root problem can break a rule at thousands of places: only the first few of a
/// rule get a sentence each, the rest become one finding that says how many there are.
class FindingList {
public:
    static constexpr std::size_t kMostPerRule = 20;

    /// The plan must outlive the list.
    explicit FindingList(const PlanSnapshot &plan) : m_plan(plan) {}

    void add(std::string_view rule, Severity severity, EntityRef subject, Date date, std::string text);
    /// Takes all places at which one rule is broken: earliest first, then by key, then in the order given.
    void addAll(std::string_view rule, Severity severity, std::vector<Candidate> places,
                const std::function<std::string(const Candidate &)> &sentence);

    /// In the order that findProblems promises.
    std::vector<Finding> take();

private:
    /// The rank of a finding among those of the same rule.
    using Place = std::tuple<Date, TableId, std::size_t>;
    Place placeOf(Date date, EntityRef subject) const;

    const PlanSnapshot &m_plan;
    std::vector<Finding> m_findings;
};

} // namespace gigaplan
