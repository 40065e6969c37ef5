// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/empty_hint.h"

#include <QAbstractItemView>
#include <QEvent>

namespace gigaplan {

EmptyHint::EmptyHint(QAbstractItemView &view, const QString &text) : QLabel(text, view.viewport()), m_view(view)
{
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setMargin(space::kHuge);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view.viewport()->installEventFilter(this);
    QAbstractItemModel *model = view.model();
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyHint::follow);
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyHint::follow);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyHint::follow);
    connect(model, &QAbstractItemModel::layoutChanged, this, &EmptyHint::follow);
    follow();
}

void EmptyHint::setTheme(const Theme &theme)
{
    setFont(Theme::font());
    setStyleSheet(QStringLiteral("background: transparent; color: %1;").arg(theme.quietText.name()));
}

bool EmptyHint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        setGeometry(m_view.viewport()->rect());
    }
    return QLabel::eventFilter(watched, event);
}

void EmptyHint::follow()
{
    setGeometry(m_view.viewport()->rect());
    setVisible(m_view.model()->rowCount(m_view.rootIndex()) == 0);
}

} // namespace gigaplan
