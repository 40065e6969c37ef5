// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/recent_files.h"

#include <QSettings>

namespace gigaplan {

namespace {

constexpr qsizetype kRecentFiles = 10;
constexpr QLatin1String kRecentKey("recentFiles");

} // namespace

QStringList RecentFiles::all() const
{
    return QSettings().value(kRecentKey).toStringList();
}

void RecentFiles::add(const QString &file)
{
    QStringList files = all();
    files.removeAll(file);
    files.prepend(file);
    QSettings().setValue(kRecentKey, files.mid(0, kRecentFiles));
    Q_EMIT changed();
}

} // namespace gigaplan
