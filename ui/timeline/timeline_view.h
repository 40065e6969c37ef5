// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/kit/view_spec.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;

namespace gigaplan {

class EmptyPage;
class TimelineBar;
class TimelineCanvas;

/// The Gantt of the plan: the work breakdown next to its bars. Bars are dragged to move, at their end to stretch, from
/// their handle to link; the as-of date is dragged in the header. Every change is a command to the workspace.
class TimelineView : public QWidget {
    Q_OBJECT

public:
    explicit TimelineView(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    TimelineCanvas &canvas() const { return *m_canvas; }

private:
    void follow();
    void addFirstTask();

    Workspace &m_workspace;
    QStackedLayout *m_pages;
    TimelineCanvas *m_canvas;
    TimelineBar *m_bar;
    QWidget *m_chart; ///< bar and canvas
    EmptyPage *m_empty;
    QPushButton *m_emptyAction;
};

ViewSpec timelineSpec();

} // namespace gigaplan
