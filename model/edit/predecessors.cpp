// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/predecessors.h"

#include "model/base/spoken_duration.h"
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
bool readLag(std::string_view text, Link &link)
{
    const bool isLead = text.front() == '-';
    const std::string size = trimmed(text.substr(1));
    if (size.ends_with('%')) {
        double share = 0;
        const std::string number = trimmed(std::string_view(size).substr(0, size.size() - 1));
        const auto read = std::from_chars(number.data(), number.data() + number.size(), share);
        link.lagKind = LagKind::PercentOfPredecessor;
        link.lagPercent = {isLead ? -share : share};
        return read.ec == std::errc() && read.ptr == number.data() + number.size() && share >= 0 && share <= Percent::highest;
    }
    const auto lag = parseDuration(size, "d");
    if (!lag) {
        return false;
    }
    link.lagKind = lag->elapsed ? LagKind::Elapsed : LagKind::Working;
    link.lag = {isLead ? -lag->minutes : lag->minutes};
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

Result<std::vector<Link>> readPredecessors(std::string_view text, const TaskNamed &named)
{
    std::vector<Link> links;
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
        links.push_back(*link);
    }
    return links;
}

Result<std::unique_ptr<Command>> setPredecessors(const PlanSnapshot &plan, Id<Task> task, std::string_view text,
                                                 const TaskNamed &named)
{
    auto read = readPredecessors(text, named);
    if (!read) {
        return read.error();
    }
    std::vector<Link> wanted = std::move(*read);
    for (Link &link : wanted) {
        link.to = task;
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
