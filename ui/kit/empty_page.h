// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace gigaplan {

/// What stands where there is nothing to show yet: what the view is for, and the ways to begin.
class EmptyPage final : public QWidget {
    Q_OBJECT

public:
    EmptyPage(const QString &title, const QString &text, QWidget *parent = nullptr);

    void setText(const QString &text);
    /// A button for a way to begin; the page owns it.
    QPushButton *addWay(const QString &text, const QString &tip = {});
    void setTheme(const Theme &theme);

private:
    QLabel *m_text;
    QHBoxLayout *m_ways;
};

} // namespace gigaplan
