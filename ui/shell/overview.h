// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/kit/view_spec.h"
#include "ui/paint/theme.h"

#include <QWidget>

namespace gigaplan {

/// The plan on one page: key figures on the as-of date, then a line per phase with its go-live, power, GPUs and how far
/// it has come. Click a phase to select it everywhere.
class Overview final : public QWidget {
    Q_OBJECT

public:
    explicit Overview(Workspace &workspace, QWidget *parent = nullptr);
    void setTheme(const Theme &theme);

protected:
    bool event(QEvent *event) override; ///< shows elided text in full
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRectF titleLine() const;
    int phaseAt(const QPointF &point) const; ///< -1: none
    void drawFigures(QPainter &painter) const;
    void drawPhases(QPainter &painter) const;
    void drawPhase(QPainter &painter, const QRectF &line, std::size_t index, const PhaseFigures &figures) const;
    void drawEmpty(QPainter &painter) const;
    QRectF phaseLine(std::size_t index) const;

    Workspace &m_workspace;
    Theme m_theme = Theme::light();
    int m_hovered = -1;
};

ViewSpec overviewSpec();

} // namespace gigaplan
