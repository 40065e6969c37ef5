// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risk/tornado_chart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace gigaplan {

TornadoChart::TornadoChart(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumSize(240, static_cast<int>(TornadoLayout::kAxisHeight) + 3 * space::kRow);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(space::kRow);
}

void TornadoChart::setPicture(TornadoPicture picture)
{
    const bool isOther = picture.title != m_picture.title;
    m_picture = std::move(picture);
    m_light.hovered = -1;
    m_light.current = -1;
    fitScrollBar();
    if (isOther) {
        verticalScrollBar()->setValue(0);
    }
    describe();
    viewport()->update();
}

void TornadoChart::describe()
{
    setAccessibleName(m_picture.title);
    const auto at = static_cast<std::size_t>(m_light.current);
    QStringList words;
    if (at < m_picture.entries.size()) {
        const Readout facts = tornadoReadout(m_picture.entries[at]);
        words << facts.title;
        for (const ReadoutLine &line : facts.lines) {
            words << line.what + QStringLiteral(" ") + line.before;
        }
    }
    setAccessibleDescription(words.isEmpty() ? m_picture.empty : words.join(QStringLiteral(", ")));
}

void TornadoChart::setTheme(const Theme &theme)
{
    m_theme = theme;
    viewport()->update();
}

void TornadoChart::setSelected(std::vector<EntityRef> refs)
{
    m_light.selected = std::move(refs);
    viewport()->update();
}

QRectF TornadoChart::rows() const
{
    return QRectF(viewport()->rect()).adjusted(0, TornadoLayout::kAxisHeight, 0, 0);
}

QRect TornadoChart::rowRect(int index) const
{
    const TornadoLayout layout(m_picture, viewport()->width());
    return layout.row(static_cast<std::size_t>(index))
        .translated(0, rows().top() - verticalScrollBar()->value())
        .toRect();
}

int TornadoChart::rowAt(QPointF point) const
{
    const TornadoLayout layout(m_picture, viewport()->width());
    return rows().contains(point) ? layout.rowAt(point.y() - rows().top() + verticalScrollBar()->value()) : -1;
}

void TornadoChart::fitScrollBar()
{
    const double room = rows().height();
    const double all = TornadoLayout(m_picture, viewport()->width()).height();
    verticalScrollBar()->setPageStep(std::max(1, static_cast<int>(room)));
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(all - room)));
}

void TornadoChart::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.panel);
    if (m_picture.entries.empty()) {
        painter.setPen(m_theme.quietText);
        painter.drawText(QRectF(viewport()->rect()).adjusted(space::kLarge, 0, -space::kLarge, 0),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_picture.empty);
        return;
    }
    painter.setRenderHint(QPainter::TextAntialiasing);
    TornadoLight light = m_light;
    light.current = hasFocus() ? m_light.current : -1;
    paintTornadoAxis(painter, m_picture, QRectF(viewport()->rect()), m_theme);
    paintTornadoRows(painter, m_picture, rows(), verticalScrollBar()->value(), light, m_theme);
    if (m_light.hovered >= 0) {
        const Readout facts = tornadoReadout(m_picture.entries[static_cast<std::size_t>(m_light.hovered)]);
        paintReadout(painter, facts, readoutRect(facts, m_pointer, QRectF(viewport()->rect())), m_theme);
    }
}

void TornadoChart::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitScrollBar();
}

void TornadoChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        request(rowAt(event->position()));
    }
}

void TornadoChart::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    m_light.hovered = rowAt(m_pointer);
    viewport()->setCursor(m_light.hovered >= 0 && m_picture.entries[static_cast<std::size_t>(m_light.hovered)].ref
                              ? Qt::PointingHandCursor
                              : Qt::ArrowCursor);
    viewport()->update();
}

bool TornadoChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_light.hovered = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TornadoChart::focusInEvent(QFocusEvent *event)
{
    if (m_light.current < 0 && event->reason() != Qt::MouseFocusReason) {
        setCurrent(0);
    }
    QAbstractScrollArea::focusInEvent(event);
}

void TornadoChart::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_picture.entries.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up: setCurrent(std::max(0, m_light.current - 1)); break;
    case Qt::Key_Down: setCurrent(std::min(last, m_light.current + 1)); break;
    case Qt::Key_Home: setCurrent(0); break;
    case Qt::Key_End: setCurrent(last); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: request(m_light.current); break;
    default: event->ignore();
    }
}

void TornadoChart::setCurrent(int index)
{
    if (index < 0 || index >= static_cast<int>(m_picture.entries.size())) {
        return;
    }
    m_light.current = index;
    const QRect row = rowRect(index);
    const int above = static_cast<int>(rows().top()) - row.top(), below = row.bottom() - viewport()->rect().bottom();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + (above > 0 ? -above : std::max(0, below)));
    describe();
    viewport()->update();
}

void TornadoChart::request(int index)
{
    if (index < 0) {
        return;
    }
    setCurrent(index);
    if (const EntityRef ref = m_picture.entries[static_cast<std::size_t>(index)].ref) {
        Q_EMIT selectRequested(ref);
    }
}

} // namespace gigaplan
