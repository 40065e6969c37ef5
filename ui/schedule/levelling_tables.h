// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/levelling_preview.h"

#include <QTabWidget>

namespace gigaplan {

class DialogTree;
struct Theme;

/// What levelling would do, in four tables: what moves and why, who waits how long, the go-lives, and what it cannot
/// resolve.
class LevellingTables final : public QTabWidget {
    Q_OBJECT

public:
    explicit LevellingTables(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    void show(const LevellingPreview &preview);
    void clear();

Q_SIGNALS:
    void chosen(gigaplan::EntityRef ref); ///< a row was clicked or entered

private:
    DialogTree *makeTable(const QStringList &headers, const QString &name, std::initializer_list<int> widths,
                          std::initializer_list<int> numbers);
    void showMoved(const LevellingPreview &preview);
    void showHalls(const LevellingPreview &preview);
    void showGoLives(const LevellingPreview &preview);
    void showLeft(const LevellingPreview &preview);

    DialogTree *m_moved, *m_halls, *m_goLives, *m_left;
};

} // namespace gigaplan
