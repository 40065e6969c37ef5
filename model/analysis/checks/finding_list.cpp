// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/finding_list.h"

#include "model/base/text.h"
#include "model/plan/fields.h"

namespace gigaplan {

void FindingList::add(std::string_view rule, Severity severity, EntityRef subject, Date date, std::string text)
{
    m_findings.push_back({rule, severity, subject, date, std::move(text)});
}

void FindingList::addAll(std::string_view rule, Severity severity, std::vector<Candidate> places,
                         const std::function<std::string(const Candidate &)> &sentence)
{
    std::vector<std::pair<Place, std::size_t>> order(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        order[i] = {placeOf(places[i].date, places[i].subject), i};
    }
    std::sort(order.begin(), order.end());
    std::vector<Candidate> sorted;
    for (const auto &[place, i] : order) {
        sorted.push_back(places[i]);
    }
    places = std::move(sorted);
    const std::size_t told = std::min(places.size(), kMostPerRule);
    for (std::size_t i = 0; i < told; ++i) {
        add(rule, severity, places[i].subject, places[i].date, sentence(places[i]));
    }
    if (told < places.size()) {
        const auto rest = static_cast<std::int64_t>(places.size() - told);
        add(rule, severity, places[told].subject, places[told].date,
            "And " + grouped(rest) + " more of the same kind: " + sentence(places[told]));
    }
}

FindingList::Place FindingList::placeOf(Date date, EntityRef subject) const
{
    return {date, subject.table, positionOf(m_plan, subject)};
}

std::vector<Finding> FindingList::take()
{
    std::stable_sort(m_findings.begin(), m_findings.end(), [this](const Finding &a, const Finding &b) {
        return std::tuple(b.severity, a.date, a.rule, placeOf(a.date, a.subject))
            < std::tuple(a.severity, b.date, b.rule, placeOf(b.date, b.subject));
    });
    return std::move(m_findings);
}

} // namespace gigaplan
