// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preview_dialog.h"

#include "ui/kit/boxes.h"
#include "ui/paint/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>

namespace gigaplan {

PageView::PageView(const ReportPages &pages, QWidget *parent) : QWidget(parent), m_pages(pages)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Page of the report"));
    setMinimumSize(480, 360);
}

void PageView::show(int page)
{
    page = std::clamp(page, 0, m_pages.count() - 1);
    if (page != m_page) {
        m_page = page;
        update();
        Q_EMIT pageChanged(page);
    }
}

void PageView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QSizeF sheet = m_pages.pageSize();
    const double room = space::kLarge;
    const double scale = std::min((width() - 2 * room) / sheet.width(), (height() - 2 * room) / sheet.height());
    const QRectF paper((width() - sheet.width() * scale) / 2, (height() - sheet.height() * scale) / 2,
                       sheet.width() * scale, sheet.height() * scale);
    const Theme theme = Theme::print();
    painter.fillRect(paper, theme.panel);
    painter.setPen(theme.hairlinePen());
    painter.drawRect(paper);
    painter.translate(paper.topLeft());
    painter.scale(scale, scale);
    painter.setClipRect(QRectF(QPointF(), sheet));
    m_pages.paint(m_page, painter);
}

void PageView::wheelEvent(QWheelEvent *event)
{
    show(m_page + (event->angleDelta().y() < 0 ? 1 : -1));
    event->accept();
}

void PageView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_PageDown:
    case Qt::Key_Right:
    case Qt::Key_Down: show(m_page + 1); break;
    case Qt::Key_PageUp:
    case Qt::Key_Left:
    case Qt::Key_Up: show(m_page - 1); break;
    case Qt::Key_Home: show(0); break;
    case Qt::Key_End: show(m_pages.count() - 1); break;
    default: QWidget::keyPressEvent(event);
    }
}

PreviewDialog::PreviewDialog(ReportPages pages, QWidget *parent)
    : QDialog(parent), m_pages(std::move(pages)), m_view(new PageView(m_pages, this))
{
    setWindowTitle(tr("Print preview"));
    auto *number = new QSpinBox(this);
    number->setRange(1, m_pages.count());
    number->setAccessibleName(tr("Page"));
    auto *count = new QLabel(tr("of %1").arg(m_pages.count()), this);
    auto *close = new QPushButton(tr("Close"), this);
    auto *row = line(nullptr, {new QLabel(tr("Page"), this), number, count, BoxPart::rest(), close},
                     {space::kLarge, 0, space::kLarge, 0}, kUsualSpacing);
    column(this, {{m_view, 1}, row}, {0, 0, 0, space::kSmall}, kUsualSpacing);
    connect(number, &QSpinBox::valueChanged, m_view, [this](int page) { m_view->show(page - 1); });
    connect(m_view, &PageView::pageChanged, number, [number](int page) { number->setValue(page + 1); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    resize(1000, 760);
    m_view->setFocus();
}

} // namespace gigaplan
