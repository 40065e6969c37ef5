// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPainter>
#include <QStringList>

namespace gigaplan {

/// A text in lines that are no wider than `width`: broken between words, within a word where it is wider than a line.
/// A text of more than `mostLines` ends in an ellipsis.
class WrappedText {
public:
    WrappedText(QString text, const QFont &font, double width, int mostLines);

    int lines() const { return static_cast<int>(m_lines.size()); } ///< at least one
    double height() const { return lineHeight() * lines(); }
    double lineHeight() const;
    /// How much higher it is than one line.
    double excess() const { return height() - lineHeight(); }
    /// From `topLeft` on, with the painter's pen.
    void paint(QPainter &painter, const QPointF &topLeft, Qt::Alignment side = Qt::AlignLeft) const;

private:
    QFont m_font;
    double m_width;
    QStringList m_lines;
};

} // namespace gigaplan
