// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/save_target.h"

#include <QFileDialog>
#include <QFileInfo>

namespace gigaplan {

namespace {

/// The one suffix that the filter is about; else the first.
QString suffixOf(const QString &filter, const QStringList &suffixes)
{
    QStringList named;
    for (const QString &suffix : suffixes) {
        if (filter.contains(QStringLiteral("*.") + suffix)) {
            named += suffix;
        }
    }
    return named.size() == 1 ? named.front() : suffixes.front();
}

} // namespace

QString askSaveTarget(QWidget *window, const QString &title, const QString &suggestion, const QString &filter,
                      const QStringList &suffixes)
{
    QString name = suggestion, chosenFilter;
    for (;;) {
        name = QFileDialog::getSaveFileName(window, title, name, filter, &chosenFilter);
        if (name.isEmpty() || suffixes.contains(QFileInfo(name).suffix(), Qt::CaseInsensitive)) {
            return name;
        }
        name += QLatin1Char('.') + suffixOf(chosenFilter, suffixes);
        if (!QFileInfo::exists(name)) {
            return name;
        }
        // Once more, so that the file of that name is asked about.
    }
}

} // namespace gigaplan
