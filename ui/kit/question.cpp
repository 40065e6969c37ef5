// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/question.h"

#include "ui/paint/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace gigaplan {

namespace {

/// Of the words, in pixels: a sentence or two then takes few lines.
constexpr int kTextWidth = 420;

} // namespace

int ask(QWidget *window, const QString &name, const QString &headline, const QString &explanation,
        const QStringList &answers)
{
    QMessageBox box(QMessageBox::NoIcon, QMessageBox::tr("Gigaplan"), headline, QMessageBox::NoButton, window);
    box.setObjectName(name);
    box.setInformativeText(explanation);
    box.setTextFormat(Qt::PlainText); // names of files are not markup
    if (auto *label = box.findChild<QLabel *>(QStringLiteral("qt_msgbox_label"))) {
        label->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    }
    // Not as the label's minimum: the box breaks a long headline only while the label itself says how wide it would be.
    if (auto *grid = qobject_cast<QGridLayout *>(box.layout())) {
        grid->addItem(new QSpacerItem(kTextWidth, 0), grid->rowCount(), grid->columnCount() - 1);
    }
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
