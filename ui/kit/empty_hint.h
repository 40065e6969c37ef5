// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QLabel>

class QAbstractItemView;

namespace gigaplan {

/// The text in the middle of an item view while its model has no rows: what the view is for and the first step.
class EmptyHint final : public QLabel {
    Q_OBJECT

public:
    /// Belongs to the view and follows its model, which must be set before.
    EmptyHint(QAbstractItemView &view, const QString &text);
    void setTheme(const Theme &theme);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    QAbstractItemView &m_view;
};

} // namespace gigaplan
