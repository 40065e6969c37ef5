// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QWidget>

class QLabel;

namespace gigaplan {

/// What the view is for, and the three ways to begin.
class CompareEmpty final : public QWidget {
    Q_OBJECT

public:
    explicit CompareEmpty(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void savedRequested();
    void fileRequested();
    void scenarioRequested();

private:
    QLabel *m_text;
    QWidget *m_buttons;
};

} // namespace gigaplan
