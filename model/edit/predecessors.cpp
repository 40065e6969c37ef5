// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/predecessors.h"

#include "model/base/spoken_duration.h"
#include "model/base/text.h"
#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/plan/fields.h"
#include "model/plan/lag_text.h"
#include "model/plan/links.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gigaplan {

namespace {

/// Reads "+5 d" into the link; false: not understood.
bool readLag(std::string_view text, DecimalSign sign, Link &link)
{
    const bool isLead = text.front() == '-';
    const auto size = withDecimalPoint(trimmed(text.substr(1)), sign);
    if (!size) {
        return false;
    }
    if (size->ends_with('%')) {
        const auto share = parseNumber<double>(trimmed(std::string_view(*size).substr(0, size->size() - 1)));
        link.lagKind = LagKind::PercentOfPredecessor;
        link.lagPercent = {isLead ? -share.value_or(0) : share.value_or(0)};
        return share && *share >= 0 && *share <= Percent::highest;
    }
    const auto lag = parseDuration(*size, "d");
    if (!lag) {
        return false;
    }
    link.lagKind = lag->elapsed ? LagKind::Elapsed : LagKind::Working;
    link.lag = {isLead ? -lag->minutes : lag->minutes};
    return true;
}

/// Reads "14SS+2 d"; without a task where the name is not known.
std::optional<Link> readPart(std::string_view part, const TaskNamed &named, DecimalSign decimal)
{
    Link link;
    // A key may hold signs and letters of a type, so the longest name that is known wins.
    std::string_view name = part, rest;
    if (link.from = named(name); !link.from) {
        const auto sign = part.find_last_of("+-");
        if (sign != std::string::npos && sign > 0) {
            rest = part.substr(sign);
            name = trimmed(part.substr(0, sign));
            link.from = named(name);
        }
    }
    if (!link.from && name.size() > 2) {
        const std::string type = lowerCase(name.substr(name.size() - 2));
        static constexpr std::array<std::string_view, 4> kTypes{"fs", "ss", "ff", "sf"};
        const auto at = std::find(kTypes.begin(), kTypes.end(), type);
        if (at != kTypes.end()) {
            link.kind = static_cast<LinkKind>(at - kTypes.begin());
            link.from = named(trimmed(name.substr(0, name.size() - 2)));
        }
    }
    if (!link.from || (!rest.empty() && !readLag(rest, decimal, link))) {
        return std::nullopt;
    }
    return link;
}

using Links = std::vector<Link>;

std::vector<std::string> partsOf(std::string_view text, const std::vector<std::size_t> &ends)
{
    std::vector<std::string> parts;
    std::size_t at = 0;
    const auto add = [&](std::size_t end) {
        if (const std::string_view part = trimmed(text.substr(at, end - at)); !part.empty()) {
            parts.emplace_back(part);
        }
        at = end + 1;
    };
    for (const std::size_t end : ends) {
        add(end);
    }
    add(text.size());
    return parts;
}

/// The ways in which the commas between two semicolons can be meant.
class CommaReadings {
public:
    CommaReadings(std::string_view text, const TaskNamed &named, const LagNumbers &numbers)
        : m_text(text), m_named(named), m_numbers(numbers)
    {
        for (std::size_t at = text.find(','); at != std::string_view::npos; at = text.find(',', at + 1)) {
            (isInLag(text, at) ? m_open : m_parting).push_back(at);
        }
    }

    Result<Links> read() const
    {
        const std::size_t most = std::size_t{1} << std::min<std::size_t>(m_open.size(), kMostOpen);
        std::vector<std::pair<std::size_t, Links>> makeSense;
        for (std::size_t fractions = 0; fractions < most; ++fractions) {
            if (auto links = readWith(fractions)) {
                makeSense.emplace_back(fractions, std::move(*links));
            }
        }
        if (makeSense.empty()) {
            // A name may hold commas.
            const auto whole =
                m_open.empty() && m_parting.empty() ? std::nullopt : readPart(trimmed(m_text), m_named, m_numbers.sign);
            return whole ? Result<Links>(Links{*whole}) : notUnderstood();
        }
        const std::size_t meant = meansFractions() ? most - 1 : 0;
        const auto chosen =
            std::find_if(makeSense.begin(), makeSense.end(), [&](const auto &one) { return one.first == meant; });
        if (makeSense.size() == 1 || (chosen != makeSense.end() && (meansFractions() || meansParts()))) {
            return makeSense.size() == 1 ? makeSense.front().second : chosen->second;
        }
        return Error{ErrorKind::Invalid,
                     '"' + std::string(trimmed(m_text))
                         + "\" may mean a lag with a fraction or two predecessors: its comma does not tell; part "
                           "predecessors by semicolons"};
    }

private:
    static constexpr std::size_t kMostOpen = 10;

    bool meansFractions() const
    {
        return m_numbers.sign == DecimalSign::Comma && !m_numbers.commasPart && m_parting.empty();
    }
    bool meansParts() const
    {
        return m_numbers.sign == DecimalSign::Point || (m_numbers.sign == DecimalSign::Unknown && m_numbers.commasPart);
    }

    /// Bit i of `fractions`: the comma i that may be either belongs to a lag; those beyond the bits go with the first.
    std::optional<Links> readWith(std::size_t fractions) const
    {
        std::vector<std::size_t> ends = m_parting;
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            if (((fractions >> (i < kMostOpen ? i : 0)) & 1) == 0) {
                ends.push_back(m_open[i]);
            }
        }
        std::sort(ends.begin(), ends.end());
        Links links;
        for (const std::string &part : partsOf(m_text, ends)) {
            auto link = readPart(part, m_named, m_numbers.sign);
            if (!link) {
                return std::nullopt;
            }
            links.push_back(std::move(*link));
        }
        return links;
    }

    Error notUnderstood() const
    {
        std::string part(trimmed(m_text));
        if (m_open.empty()) {
            for (const std::string &one : partsOf(m_text, m_parting)) {
                if (!readPart(one, m_named, m_numbers.sign)) {
                    part = one;
                    break;
                }
            }
        }
        const auto sign = part.find_last_of("+-");
        if (sign != std::string::npos && sign > 0 && m_numbers.sign == DecimalSign::Unknown
            && signEvidence(std::string_view(part).substr(sign)) == SignEvidence::Either) {
            return {ErrorKind::Invalid,
                    '"' + part
                        + "\": the sign in its lag may stand before a fraction or part thousands, and no "
                          "other number tells; choose the decimal sign"};
        }
        return {ErrorKind::Invalid,
                '"' + part + "\" names no task"
                    + (m_open.empty()
                           ? "; write numbers with a type and a lag, like 12FS+5 d"
                           : ", whether its comma stands before a fraction or between two predecessors; write numbers "
                             "with a type and a lag, like 12FS+0.5 d, and part them by semicolons")};
    }

    std::string_view m_text;
    const TaskNamed &m_named;
    const LagNumbers m_numbers;
    std::vector<std::size_t> m_open, m_parting; ///< places of commas
};

} // namespace

std::string predecessorsText(const PlanSnapshot &plan, Id<Task> task, const TaskName &nameOf)
{
    std::vector<const Link *> links;
    for (const Link &link : plan.table<Link>()) {
        if (link.to == task) {
            links.push_back(&link);
        }
    }
    return predecessorsText(plan, links, nameOf);
}

std::string predecessorsText(const PlanSnapshot &plan, const std::vector<const Link *> &links, const TaskName &nameOf)
{
    std::vector<std::string> parts;
    for (const Link *link : links) {
        if (plan.find(link->from)) {
            const std::string lag = lagText(*link);
            const bool saysType = link->kind != LinkKind::FinishStart || !lag.empty();
            parts.push_back(nameOf(link->from) + (saysType ? std::string(enumName(link->kind)) : "") + lag);
        }
    }
    // Numbers in their order: 9 before 12.
    std::sort(parts.begin(), parts.end(), [](const std::string &a, const std::string &b) {
        return std::pair(std::min(a.find_first_not_of("0123456789"), a.size()), a)
            < std::pair(std::min(b.find_first_not_of("0123456789"), b.size()), b);
    });
    std::string text;
    for (const std::string &part : parts) {
        text += (text.empty() ? "" : "; ") + part;
    }
    return text;
}

bool sameMeaning(const Link &a, const Link &b)
{
    const bool sameLag = a.lagKind == LagKind::PercentOfPredecessor ? a.lagPercent == b.lagPercent : a.lag == b.lag;
    return a.from == b.from && a.kind == b.kind && a.lagKind == b.lagKind && sameLag;
}

bool isInLag(std::string_view text, std::size_t comma)
{
    const auto isDigitAt = [&](std::size_t at) { return at < text.size() && isDigit(text[at]); };
    if (comma == 0 || !isDigitAt(comma - 1) || !isDigitAt(comma + 1)) {
        return false;
    }
    const auto sign = text.find_last_not_of("0123456789. '\xC2\xA0", comma - 1);
    return sign != std::string_view::npos && sign > 0 && (text[sign] == '+' || text[sign] == '-');
}

Result<std::vector<Link>> readPredecessors(std::string_view text, const TaskNamed &named, const LagNumbers &numbers)
{
    Links links;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(";\r\n", at), text.size());
        auto some = CommaReadings(text.substr(at, end - at), named, numbers).read();
        if (!some) {
            Link whole;
            whole.from = named(trimmed(text)); // a name may hold any sign
            return whole.from ? Result<Links>(Links{whole}) : some.error();
        }
        links.insert(links.end(), some->begin(), some->end());
        at = end + 1;
    }
    return links;
}

Result<std::unique_ptr<Command>> setPredecessors(const PlanSnapshot &plan, Id<Task> task, std::string_view text,
                                                 const TaskNamed &named)
{
    GIGAPLAN_TRY_VALUE(std::vector<Link> wanted, readPredecessors(text, named));
    for (Link &link : wanted) {
        link.to = task;
    }
    std::vector<std::shared_ptr<const Command>> steps;
    std::vector<EntityRef> gone;
    for (const Link &link : plan.table<Link>()) {
        if (link.to != task) {
            continue;
        }
        const auto stays =
            std::find_if(wanted.begin(), wanted.end(), [&](const Link &one) { return sameMeaning(one, link); });
        if (stays == wanted.end()) {
            gone.emplace_back(link.id);
        } else {
            wanted.erase(stays);
        }
    }
    if (!gone.empty()) {
        steps.push_back(std::make_shared<RemoveEntities>(std::move(gone)));
    }
    for (Link &link : wanted) {
        link.key = keyOf(plan, link.from) + ">" + keyOf(plan, task);
        steps.push_back(std::make_shared<AddEntity<Link>>(link));
    }
    return std::unique_ptr<Command>(
        std::make_unique<CommandSequence>(std::move(steps), "Set what " + displayName(plan, task) + " waits for"));
}

} // namespace gigaplan
