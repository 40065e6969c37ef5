// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/kit/view_spec.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QButtonGroup;
class QPushButton;
class QStackedLayout;

namespace gigaplan {

class EmptyPage;
class FloorCanvas;

/// The floor map with its line of choices: what colours mean, and zoom. Follows the workspace's forecast, as-of date and
/// selection; clicking selects, dragging pans, the wheel zooms. An empty plan gets the first step offered.
class FloorView final : public QWidget {
    Q_OBJECT

public:
    explicit FloorView(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    FloorCanvas &canvas() const { return *m_canvas; }
    bool showsEmptyState() const;

private:
    QWidget *makeHeader();
    void showRightPage();
    void addFirstSite();

    Workspace &m_workspace;
    Theme m_theme = Theme::light();
    FloorCanvas *m_canvas;
    QButtonGroup *m_colours;
    QWidget *m_header;
    EmptyPage *m_empty;
    QPushButton *m_firstStep;
    QStackedLayout *m_pages;
};

ViewSpec floorSpec();

} // namespace gigaplan
