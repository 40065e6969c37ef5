// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compare/consequence_words.h"

#include "model/base/text.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

/// `text` is of the magnitude.
std::string withSign(bool negative, const std::string &text)
{
    return (negative ? "−" : "+") + text;
}

/// How much a phase's change matters for the order of a sentence: a date lost or won comes before any shift.
std::int64_t weightOf(const PhaseConsequence &phase)
{
    if (phase.liveBefore.has_value() != phase.liveAfter.has_value()) {
        return std::numeric_limits<std::int32_t>::max();
    }
    return std::abs(phase.days.value_or(0));
}

std::string phaseText(const PhaseConsequence &phase, std::string_view currency)
{
    std::vector<std::string> parts;
    if (phase.liveBefore && !phase.liveAfter) {
        parts.push_back("never live");
    } else if (!phase.liveBefore && phase.liveAfter) {
        parts.push_back("live " + displayDate(*phase.liveAfter));
    } else if (phase.days && *phase.days != 0) {
        parts.push_back("live " + signedDays(*phase.days));
    }
    for (std::string part :
         {signedPower(phase.itMw), signedCount(phase.gpus, "GPUs"), signedMoney(phase.cost, currency)}) {
        if (!part.empty()) {
            parts.push_back(std::move(part));
        }
    }
    if (const std::string released = signedMoney(phase.releasedByEnd, currency); !released.empty()) {
        parts.push_back(released + " released");
    }
    std::string text = phase.name;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text.append(i == 0 ? " " : i + 1 == parts.size() ? " and " : ", ").append(parts[i]);
    }
    return text;
}

} // namespace

std::string signedDays(std::int32_t days)
{
    const std::int64_t count = std::abs(static_cast<std::int64_t>(days));
    return days == 0 ? std::string() : withSign(days < 0, grouped(count) + (count == 1 ? " day" : " days"));
}

std::string signedPower(Megawatts power)
{
    const Watts watts = toWatts(power);
    return watts.value == 0 ? std::string() : withSign(watts.value < 0, displayPower({std::abs(watts.value)}, "IT"));
}

std::string signedCount(std::int64_t count, std::string_view unit)
{
    if (count == 0) {
        return {};
    }
    const std::string text = withSign(count < 0, displayCount(std::abs(count)));
    return unit.empty() ? text : text + ' ' + std::string(unit);
}

std::string signedMoney(std::int64_t amount, std::string_view currency)
{
    return amount == 0 ? std::string() : withSign(amount < 0, displayMoney({std::abs(amount)}, currency));
}

std::string consequenceText(const std::vector<PhaseConsequence> &phases, std::string_view currency, std::size_t longest)
{
    std::vector<const PhaseConsequence *> changed;
    for (const PhaseConsequence &phase : phases) {
        if (!phase.isNone()) {
            changed.push_back(&phase);
        }
    }
    if (changed.empty()) {
        return "no phase changes";
    }
    std::stable_sort(changed.begin(), changed.end(),
                     [](const PhaseConsequence *a, const PhaseConsequence *b) { return weightOf(*a) > weightOf(*b); });
    std::string text;
    const std::size_t named = changed.size() <= longest + 1 ? changed.size() : longest;
    for (std::size_t i = 0; i < named; ++i) {
        text.append(i == 0 ? "" : "; ").append(phaseText(*changed[i], currency));
    }
    if (named < changed.size()) {
        text += "; and " + std::to_string(changed.size() - named) + " more phases";
    }
    return text;
}

} // namespace gigaplan
