// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/hairline_delegate.h"

namespace gigaplan {

/// The tree of differences: tables in bold with their number, the word of a change with a sign for added and removed.
class DifferenceDelegate final : public HairlineDelegate {
    Q_OBJECT

public:
    using HairlineDelegate::HairlineDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// The consequences: a swatch of each phase's colour, changes in the colour of their verdict, with arrow and sign.
class ConsequenceDelegate final : public HairlineDelegate {
    Q_OBJECT

public:
    using HairlineDelegate::HairlineDelegate;
    void setPhaseCount(int count) { m_phaseCount = count; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_phaseCount = 0;
};

/// The conflicts: what they are about, and two choices of which one holds.
class ConflictDelegate final : public HairlineDelegate {
    Q_OBJECT

public:
    using HairlineDelegate::HairlineDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

} // namespace gigaplan
