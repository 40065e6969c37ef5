// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/findings_delegate.h"

#include "model/items/findings_model.h"
#include "model/items/roles.h"
#include "ui/kit/cell_painter.h"

#include <QPainter>
#include <QPainterPath>

namespace gigaplan {

void paintSeverity(QPainter &painter, const QRectF &rect, Severity severity, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF c = rect.center();
    const double r = std::min(rect.width(), rect.height()) / 2 - 1;
    const QColor colour = severity == Severity::Error ? theme.failed
        : severity == Severity::Warning               ? theme.overloaded
                                                      : theme.quietText;
    const QPen mark(theme.readableOn(colour), r / 4, Qt::SolidLine, Qt::RoundCap);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (severity) {
    case Severity::Error: {
        const double d = r * 0.38;
        painter.drawEllipse(c, r, r);
        painter.setPen(mark);
        painter.drawLine(c + QPointF(-d, -d), c + QPointF(d, d));
        painter.drawLine(c + QPointF(-d, d), c + QPointF(d, -d));
        break;
    }
    case Severity::Warning: {
        QPainterPath triangle(c + QPointF(0, -r));
        triangle.lineTo(c + QPointF(r * 1.05, r * 0.85));
        triangle.lineTo(c + QPointF(-r * 1.05, r * 0.85));
        triangle.closeSubpath();
        painter.drawPath(triangle);
        painter.setPen(mark);
        painter.drawLine(c + QPointF(0, -r * 0.3), c + QPointF(0, r * 0.2));
        painter.drawPoint(c + QPointF(0, r * 0.58));
        break;
    }
    case Severity::Info:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 1.2));
        painter.drawEllipse(c, r - 0.5, r - 0.5);
        painter.setPen(QPen(colour, r / 4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(c + QPointF(0, -r * 0.05), c + QPointF(0, r * 0.45));
        painter.drawPoint(c + QPointF(0, -r * 0.45));
        break;
    }
    painter.restore();
}

QIcon severityIcon(Severity severity, const Theme &theme)
{
    constexpr int kScale = 2;
    QPixmap picture(space::kIcon * kScale, space::kIcon * kScale);
    picture.fill(Qt::transparent);
    picture.setDevicePixelRatio(kScale);
    QPainter painter(&picture);
    paintSeverity(painter, QRectF(1, 1, space::kIcon - 2, space::kIcon - 2), severity, theme);
    return QIcon(picture);
}

void FindingsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    QStyleOptionViewItem whole = option;
    whole.state &= ~QStyle::State_HasFocus;
    paintCellGround(*painter, whole, m_theme);
    if (index.column() == FindingsModel::SeverityColumn) {
        QRectF box(0, 0, 14, 14);
        box.moveCenter(QRectF(option.rect).center());
        paintSeverity(*painter, box, static_cast<Severity>(index.data(SeverityRole).toInt()), m_theme);
    } else {
        const bool quiet = index.column() != FindingsModel::TextColumn;
        paintCellText(*painter, option.rect, index.data().toString(), Qt::AlignLeft | Qt::AlignVCenter,
                      quiet ? m_theme.quietText : m_theme.text, Theme::font());
    }
    painter->restore();
}

QSize FindingsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.fontMetrics.horizontalAdvance(index.data().toString()) + 2 * space::kSmall, space::kRow};
}

} // namespace gigaplan
