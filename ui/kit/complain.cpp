// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/complain.h"

#include <QMessageBox>

namespace gigaplan {

void complain(QWidget *window, const QString &headline, const QString &why)
{
    QMessageBox box(QMessageBox::Warning, QStringLiteral("Gigaplan"), headline, QMessageBox::Ok, window);
    box.setInformativeText(why);
    box.exec();
}

} // namespace gigaplan
