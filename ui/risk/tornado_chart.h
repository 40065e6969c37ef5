// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/tornado_painter.h"

#include <QAbstractScrollArea>

namespace gigaplan {

/// An interactive tornado: hover for the facts of a factor, click to select what it represents. Keys: up and down go
/// through the factors, Return selects.
class TornadoChart final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TornadoChart(QWidget *parent = nullptr);

    void setPicture(TornadoPicture picture);
    void setTheme(const Theme &theme);
    void setSelected(std::vector<EntityRef> refs);

    const TornadoPicture &picture() const { return m_picture; }
    /// The rectangle of a factor's row, in pixels of the viewport.
    QRect rowRect(int index) const;

Q_SIGNALS:
    void selectRequested(gigaplan::EntityRef ref);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    QRectF rows() const; ///< under the axis
    int rowAt(QPointF point) const;
    void request(int index);
    void setCurrent(int index);
    void fitScrollBar();
    void describe();

    TornadoPicture m_picture;
    Theme m_theme = Theme::light();
    TornadoLight m_light;
    QPointF m_pointer;
};

} // namespace gigaplan
