// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/paint/theme.h"

#include <QWidget>

#include <utility>
#include <vector>

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace gigaplan {

class TimelineCanvas;

/// The strip above the Gantt: search, filter, grouping, baseline and zoom.
class TimelineBar final : public QWidget {
    Q_OBJECT

public:
    TimelineBar(Workspace &workspace, TimelineCanvas &canvas, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void focusFilter();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow(); ///< what the canvas shows
    void fillShow(QMenu &menu);
    void fillGroup(QMenu &menu);
    void fillBaseline(QMenu &menu);
    QString shownText() const;

    Workspace &m_workspace;
    TimelineCanvas &m_canvas;
    QLineEdit *m_text;
    QLabel *m_count;
    QToolButton *m_show, *m_group, *m_baseline;
    std::vector<std::pair<QWidget *, int>> m_needWidth; ///< what gives way first, with the width from which it is there
};

} // namespace gigaplan
