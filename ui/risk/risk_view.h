// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/kit/view_spec.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedLayout;

namespace gigaplan {

class EmptyPage;
class FanView;
class RiskBar;
class RiskTable;
class TornadoChart;

/// Dates and megawatts with their probability: a fan of live power over time, the drivers of a go-live, every
/// milestone's percentiles, and how late long-lead items may be ordered.
class RiskView final : public QWidget {
    Q_OBJECT

public:
    explicit RiskView(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    FanView &fan() const { return *m_fan; }
    TornadoChart &tornado() const { return *m_tornado; }
    /// Whose go-live the tornado is of; none: the plan's finish.
    Id<Phase> target() const { return m_target; }

private:
    EmptyPage *makeEmpty();
    QWidget *makeTornado();
    QWidget *makeTables();
    void showResult();
    void fillTargets();
    void showTornado();
    void followSelection();
    void setTarget(Id<Phase> phase);

    Workspace &m_workspace;
    RiskBar *m_bar;
    QStackedLayout *m_pages;
    EmptyPage *m_empty;
    FanView *m_fan;
    QComboBox *m_targets = nullptr;
    TornadoChart *m_tornado = nullptr;
    RiskTable *m_milestones = nullptr, *m_orders = nullptr;
    QLabel *m_joint = nullptr;
    QWidget *m_tornadoPane, *m_tablePane;
    Id<Phase> m_target;
    bool m_isChoosing = false; ///< the selection comes from the tornado, which then keeps its target
};

ViewSpec riskSpec();

} // namespace gigaplan
