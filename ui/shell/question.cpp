// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/question.h"

#include <QMessageBox>
#include <QPushButton>

namespace gigaplan {

int ask(QWidget *window, const QString &name, const QString &headline, const QString &explanation, const QStringList &answers)
{
    QMessageBox box(QMessageBox::Question, QMessageBox::tr("Gigaplan"), headline, QMessageBox::NoButton, window);
    box.setObjectName(name);
    box.setInformativeText(explanation);
    box.setTextFormat(Qt::PlainText); // names of files are not markup
    QList<QAbstractButton *> buttons;
    for (const QString &answer : answers) {
        buttons.append(box.addButton(answer, buttons.isEmpty() ? QMessageBox::AcceptRole : QMessageBox::ActionRole));
    }
    box.setDefaultButton(qobject_cast<QPushButton *>(buttons.value(0)));
    box.setEscapeButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    return static_cast<int>(buttons.indexOf(box.clickedButton()));
}

} // namespace gigaplan
