// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/embedded_plans.h"

#include "model/exchange/json/json_plan.h"

#include <QFile>

/// Resources of a static library are taken along only where they are asked for, and that outside of namespaces.
static void loadEmbeddedPlans()
{
    Q_INIT_RESOURCE(embedded_plans);
}

namespace gigaplan::generate {

Result<PlanRows> embeddedRows(const QString &name)
{
    loadEmbeddedPlans();
    QFile file(QStringLiteral(":/gigaplan/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorKind::Unreadable, name.toStdString() + " is not part of this program"};
    }
    const QByteArray text = file.readAll();
    return json::readRows({text.constData(), static_cast<std::size_t>(text.size())}, name.toStdString());
}

} // namespace gigaplan::generate
