// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/save_target.h"

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
    QString name = suggestion;
    QString chosenFilter;
    for (;;) {
        QFileDialog dialog(window, title, name, filter);
        dialog.setAcceptMode(QFileDialog::AcceptSave);
        if (!chosenFilter.isEmpty()) {
            dialog.selectNameFilter(chosenFilter);
        }
        dialog.setDefaultSuffix(suffixOf(dialog.selectedNameFilter(), suffixes));
        QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog,
                         [&](const QString &selected) { dialog.setDefaultSuffix(suffixOf(selected, suffixes)); });
        if (dialog.exec() != QDialog::Accepted) {
            return {};
        }
        name = dialog.selectedFiles().value(0);
        if (suffixes.contains(QFileInfo(name).suffix(), Qt::CaseInsensitive)) {
            return name;
        }
        chosenFilter = dialog.selectedNameFilter();
        name += QLatin1Char('.') + suffixOf(chosenFilter, suffixes); // once more, so that a file of that name is asked about
    }
}

} // namespace gigaplan
