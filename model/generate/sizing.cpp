// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/sizing.h"

#include "model/plan/capacity_basis.h"
#include "model/plan/equipment.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace gigaplan {
namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

bool hasAlias(const Equipment &equipment, const std::string &wanted)
{
    const std::string aliases = lower(equipment.aliases);
    for (std::size_t from = 0; from < aliases.size();) {
        std::size_t to = aliases.find(',', from);
        to = to == std::string::npos ? aliases.size() : to;
        std::string_view alias = std::string_view(aliases).substr(from, to - from);
        while (!alias.empty() && alias.front() == ' ') {
            alias.remove_prefix(1);
        }
        if (alias == wanted) {
            return true;
        }
        from = to + 1;
    }
    return false;
}

bool isFactor(double value, double atLeast, double atMost)
{
    return std::isfinite(value) && value >= atLeast && value <= atMost;
}

} // namespace

namespace generate {

Result<const Equipment *> catalogueEntry(std::string_view name)
{
    const std::string wanted = lower(name);
    std::string keys;
    for (const Equipment &equipment : equipmentCatalogue()) {
        if (wanted == equipment.key || wanted == lower(equipment.name) || hasAlias(equipment, wanted)) {
            return &equipment;
        }
        keys += (keys.empty() ? "" : ", ") + equipment.key;
    }
    return Error{ErrorKind::Usage, "no equipment \"" + std::string(name) + "\" in the catalogue; there are " + keys};
}

Result<double> checkedGigawatts(double gigawatts)
{
    if (!isFactor(gigawatts, 1e-6, kMostGigawatts)) {
        return Error{ErrorKind::Usage, "gigawatts must be a number from 0.000001 to 1,000"};
    }
    return gigawatts;
}

double rackItWatts(const Equipment &equipment, double overhead)
{
    return equipment.operating.value * 1e3 * overhead;
}

std::int64_t racksFor(double itWatts, const Equipment &equipment, double overhead)
{
    // A tolerance below a watt keeps a capacity that is a whole number of racks from taking one rack more.
    return std::max<std::int64_t>(1, std::llround(std::ceil((itWatts - 0.5) / rackItWatts(equipment, overhead))));
}

} // namespace generate

Result<Sizing> sizeCapacity(const SizeOptions &options)
{
    GIGAPLAN_TRY(generate::checkedGigawatts(options.gigawatts));
    if (!isFactor(options.pue, 1, 10)) {
        return Error{ErrorKind::Usage, "the PUE must be a number from 1 to 10"};
    }
    if (!isFactor(options.overhead, 1, 10)) {
        return Error{ErrorKind::Usage, "the overhead must be a number from 1 to 10"};
    }
    GIGAPLAN_TRY_VALUE(const auto equipment, generate::catalogueEntry(options.equipment));
    const double target = options.gigawatts * 1e9 / (options.basis == CapacityBasis::Facility ? options.pue : 1);
    Sizing sizing;
    sizing.equipment = equipment;
    sizing.racks = generate::racksFor(target, *equipment, options.overhead);
    sizing.gpus = sizing.racks * sizing.equipment->gpuPackages;
    const double it = static_cast<double>(sizing.racks) * generate::rackItWatts(*equipment, options.overhead);
    sizing.it = {std::llround(it)};
    sizing.facility = {std::llround(it * options.pue)};
    return sizing;
}

} // namespace gigaplan
