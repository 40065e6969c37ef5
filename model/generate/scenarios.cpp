// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/embedded_plans.h"
#include "model/generate/generate.h"

#include <algorithm>

namespace gigaplan {

Result<PlanSnapshot> scenarioPlan(std::string_view name)
{
    const std::vector<std::string> names = scenarioNames();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        std::string known;
        for (const std::string &each : names) {
            known += (known.empty() ? "" : ", ") + each;
        }
        return Error{ErrorKind::Usage, "no scenario \"" + std::string(name) + "\"; there are " + known};
    }
    auto rows = generate::embeddedRows(QStringLiteral("scenarios/") + QString::fromStdString(std::string(name)));
    return rows ? Result<PlanSnapshot>((*std::move(rows)).snapshot()) : rows.error();
}

std::vector<std::string> scenarioNames()
{
    std::vector<std::string> names;
    for (const QString &name : generate::embeddedNames(QStringLiteral("scenarios"))) {
        names.push_back(name.toStdString());
    }
    return names;
}

} // namespace gigaplan
