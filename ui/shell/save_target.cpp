// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/save_target.h"

#include <QFileDialog>
#include <QFileInfo>

namespace gigaplan {

QString askSaveTarget(QWidget *window, const QString &title, const QString &suggestion, const QString &filter,
                      const QString &suffix)
{
    QString name = suggestion;
    for (;;) {
        QFileDialog dialog(window, title, QString(), filter);
        dialog.setAcceptMode(QFileDialog::AcceptSave);
        dialog.setDefaultSuffix(suffix);
        dialog.setDirectory(QFileInfo(name).absolutePath());
        dialog.selectFile(QFileInfo(name).fileName());
        if (dialog.exec() != QDialog::Accepted) {
            return {};
        }
        name = dialog.selectedFiles().value(0);
        if (QFileInfo(name).suffix().compare(suffix, Qt::CaseInsensitive) == 0) {
            return name;
        }
        name += QLatin1Char('.') + suffix; // once more, so that a file of that name is asked about
    }
}

} // namespace gigaplan
