// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/plain_labels.h"

#include <QEvent>
#include <QScreen>

#include <algorithm>

namespace gigaplan {

namespace {

constexpr int kWidestTip = 600; ///< pixels

} // namespace

bool PlainLabels::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::Polish && type != QEvent::Show && type != QEvent::Resize) {
        return false;
    }
    auto *label = qobject_cast<QLabel *>(watched);
    const bool isTip = label && label->inherits("QTipLabel");
    if (isTip && type != QEvent::Polish) {
        wrap(*label);
    } else if (label && type == QEvent::Polish && label->textFormat() == Qt::AutoText) {
        label->setTextFormat(Qt::PlainText);
    }
    return false;
}

void PlainLabels::wrap(QLabel &tip)
{
    if (tip.width() <= kWidestTip || tip.wordWrap()) {
        return;
    }
    const QRect room = tip.screen()->availableGeometry();
    tip.setWordWrap(true);
    tip.resize(kWidestTip, std::min(tip.heightForWidth(kWidestTip), room.height()));
    const QPoint beside = QCursor::pos() + QPoint(2, 16);
    tip.move(std::clamp(beside.x(), room.left(), std::max(room.left(), room.right() - tip.width())),
             std::clamp(beside.y(), room.top(), std::max(room.top(), room.bottom() - tip.height())));
}

} // namespace gigaplan
