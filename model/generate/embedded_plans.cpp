// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/embedded_plans.h"

#include "model/exchange/json/json_plan.h"

#include <QDir>
#include <QFile>

/// Resources of a static library are taken along only where they are asked for, and that outside of namespaces.
static void loadEmbeddedPlans()
{
    Q_INIT_RESOURCE(embedded_plans);
}

namespace gigaplan::generate {

namespace {

QString pathOf(const QString &name)
{
    loadEmbeddedPlans();
    return QStringLiteral(":/gigaplan/") + name;
}

} // namespace

Result<PlanRows> embeddedRows(const QString &name)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorKind::Unreadable, name.toStdString() + " is not part of this program"};
    }
    const QByteArray text = file.readAll();
    return json::readRows({text.constData(), static_cast<std::size_t>(text.size())}, name.toStdString());
}

QStringList embeddedNames(const QString &folder)
{
    return QDir(pathOf(folder)).entryList(QDir::Files, QDir::Name);
}

} // namespace gigaplan::generate
