// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/kit/themed_delegate.h"

namespace gigaplan {

/// Paints the plan tree: phases with a swatch of their step of the ramp, figures quiet at the right, rows that belong to
/// the selection faintly tinted.
class PlanTreeDelegate final : public ThemedDelegate {
    Q_OBJECT

public:
    explicit PlanTreeDelegate(const Workspace &workspace, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Workspace &m_workspace;
};

} // namespace gigaplan
