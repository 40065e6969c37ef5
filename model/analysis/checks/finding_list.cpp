// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/finding_list.h"

#include "model/base/text.h"

namespace gigaplan {

void FindingList::add(std::string_view rule, Severity severity, EntityRef subject, Date date, std::string text)
{
    m_findings.push_back({rule, severity, subject, date, std::move(text)});
}

void FindingList::addAll(std::string_view rule, Severity severity, std::vector<Candidate> places,
                         const std::function<std::string(const Candidate &)> &sentence)
{
    const auto earlier = [](const Candidate &x, const Candidate &y) {
        return std::tie(x.date, x.subject) < std::tie(y.date, y.subject);
    };
    std::sort(places.begin(), places.end(), earlier);
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

std::vector<Finding> FindingList::take()
{
    std::stable_sort(m_findings.begin(), m_findings.end(), [](const Finding &a, const Finding &b) {
        return std::tie(b.severity, a.date, a.rule, a.subject) < std::tie(a.severity, b.date, b.rule, b.subject);
    });
    return std::move(m_findings);
}

} // namespace gigaplan
