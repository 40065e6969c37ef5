// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/predecessors.h"

#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/plan/fields.h"
#include "model/plan/lag_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace gigaplan {

namespace {

struct Unit {
    std::string_view name;
    std::int64_t work, wall; ///< minutes
};
/// A day of work has 8 hours, a week 5 days, a month 20, as in the field's standard tools.
constexpr std::array kUnits{Unit{"mo", 9600, 43200}, Unit{"min", 1, 1}, Unit{"m", 1, 1},   Unit{"hours", 60, 60},
                            Unit{"h", 60, 60},       Unit{"days", 480, 1440}, Unit{"day", 480, 1440},
                            Unit{"d", 480, 1440},    Unit{"weeks", 2400, 10080}, Unit{"w", 2400, 10080}};
constexpr std::int64_t kLongestLag = 100'000'000;

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

/// Reads "+5 d" into the link; false: not understood.
bool readLag(std::string text, Link &link)
{
    std::erase(text, ' ');
    const bool isLead = text.front() == '-';
    double number = 0;
    const char *const begin = text.data() + 1, *const end = text.data() + text.size();
    const auto read = std::from_chars(begin, end, number);
    if (read.ec != std::errc() || !(std::abs(number) < 1e9) || number < 0) {
        return false;
    }
    std::string unit = lower(std::string(read.ptr, end));
    number = isLead ? -number : number;
    if (unit == "%") {
        link.lagKind = LagKind::PercentOfPredecessor;
        link.lagPercent = {number};
        return true;
    }
    const bool elapsed = unit.starts_with('e');
    link.lagKind = elapsed ? LagKind::Elapsed : LagKind::Working;
    unit = elapsed ? unit.substr(1) : unit.empty() ? "d" : unit;
    const auto found = std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit &known) { return known.name == unit; });
    if (found == kUnits.end()) {
        return false;
    }
    const double minutes = number * static_cast<double>(elapsed ? found->wall : found->work);
    if (std::abs(minutes) > static_cast<double>(kLongestLag)) {
        return false;
    }
    link.lag = {std::llround(minutes)};
    return true;
}

/// Reads "14SS+2 d"; the id of no task where the name is not known.
std::optional<Link> readPart(const std::string &part, const TaskNamed &named)
{
    Link link;
    // A key may hold signs and letters of a type, so the longest name that is known wins.
    std::string name = part;
    std::string rest;
    if (link.from = named(name); !link.from) {
        const auto sign = part.find_last_of("+-");
        if (sign != std::string::npos && sign > 0) {
            rest = part.substr(sign);
            name = trimmed(std::string_view(part).substr(0, sign));
            link.from = named(name);
        }
    }
    if (!link.from && name.size() > 2) {
        const std::string type = lower(name.substr(name.size() - 2));
        static constexpr std::array<std::string_view, 4> kTypes{"fs", "ss", "ff", "sf"};
        const auto at = std::find(kTypes.begin(), kTypes.end(), type);
        if (at != kTypes.end()) {
            link.kind = static_cast<LinkKind>(at - kTypes.begin());
            link.from = named(trimmed(std::string_view(name).substr(0, name.size() - 2)));
        }
    }
    if (!link.from || (!rest.empty() && !readLag(rest, link))) {
        return std::nullopt;
    }
    return link;
}

bool sameMeaning(const Link &a, const Link &b)
{
    return a.from == b.from && a.kind == b.kind && a.lagKind == b.lagKind && a.lag == b.lag && a.lagPercent == b.lagPercent;
}

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

Result<std::unique_ptr<Command>> setPredecessors(const PlanSnapshot &plan, Id<Task> task, std::string_view text,
                                                 const TaskNamed &named)
{
    std::vector<Link> wanted;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(";,", at), text.size());
        const std::string part = trimmed(text.substr(at, end - at));
        at = end + 1;
        if (part.empty()) {
            continue;
        }
        auto link = readPart(part, named);
        if (!link) {
            return Error{ErrorKind::Invalid, "\"" + part + "\" names no task; write numbers with a type and a lag, like 12FS+5 d"};
        }
        link->to = task;
        wanted.push_back(*link);
    }
    std::vector<std::shared_ptr<const Command>> steps;
    std::vector<EntityRef> gone;
    for (const Link &link : plan.table<Link>()) {
        if (link.to != task) {
            continue;
        }
        const auto stays = std::find_if(wanted.begin(), wanted.end(), [&](const Link &one) { return sameMeaning(one, link); });
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
