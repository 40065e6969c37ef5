// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace gigaplan {

struct Theme;

/// The purpose of levelling and the first step, where no task states what it needs.
class LevellingEmpty final : public QWidget {
    Q_OBJECT

public:
    explicit LevellingEmpty(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void resourceRequested();

private:
    QLabel *m_text;
};

} // namespace gigaplan
