// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/embedded_plans.h"
#include "model/generate/generate.h"
#include "model/plan/equipment.h"
#include "model/plan/knowledge.h"

namespace gigaplan {
namespace {

/// Read when it is first asked for. A program whose catalogue cannot be read, which its tests do not let pass, has no
/// equipment to offer and refuses every name of it.
const PlanRows &catalogue()
{
    static const PlanRows rows = [] {
        auto read = generate::embeddedRows(QStringLiteral("catalogue"));
        return read ? *std::move(read) : PlanRows();
    }();
    return rows;
}

} // namespace

const std::vector<Equipment> &equipmentCatalogue()
{
    return catalogue().of<Equipment>();
}

const std::vector<Claim> &catalogueClaims()
{
    return catalogue().of<Claim>();
}

} // namespace gigaplan
