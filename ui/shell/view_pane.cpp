// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/view_pane.h"

#include "ui/charts/capital_view.h"
#include "ui/charts/gpu_view.h"
#include "ui/charts/power_view.h"
#include "ui/compare/compare_view.h"
#include "ui/floor/floor_view.h"
#include "ui/risk/risk_view.h"
#include "ui/shell/overview.h"
#include "ui/tables/tables_view.h"
#include "ui/timeline/timeline_view.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace gigaplan {

namespace {

template <class View>
ViewSpec spec(const QString &name, const QString &tip)
{
    return {name, tip, [](Workspace &workspace, QWidget *parent) {
                auto *view = new View(workspace, parent);
                return ViewInstance{view, [view](const Theme &theme) { view->setTheme(theme); }};
            }};
}

} // namespace

const std::vector<ViewSpec> &viewSpecs()
{
    static const std::vector<ViewSpec> specs{
        spec<Overview>(ViewPane::tr("Overview"), ViewPane::tr("Every phase at a glance")),
        spec<TimelineView>(ViewPane::tr("Timeline"),
                           ViewPane::tr("Tasks of all phases; drag bars to move and stretch them")),
        spec<PowerView>(ViewPane::tr("Power"), ViewPane::tr("Load against capacity over time")),
        spec<GpuView>(ViewPane::tr("GPUs"), ViewPane::tr("GPU packages delivered, installed, powered and live")),
        spec<FloorView>(ViewPane::tr("Floor"),
                        ViewPane::tr("Campus, buildings, halls, rows and racks on the as-of date")),
        spec<CapitalView>(ViewPane::tr("Capital"), ViewPane::tr("Money committed, released and spent")),
        spec<RiskView>(ViewPane::tr("Risk"),
                       ViewPane::tr("Dates and megawatts with their probability, what swings them, when to order")),
        spec<TablesView>(ViewPane::tr("Tables"), ViewPane::tr("Everything in the plan as rows and columns")),
        spec<CompareView>(ViewPane::tr("Compare"),
                          ViewPane::tr("Another plan beside this one: what differs, what it does, and what to take")),
    };
    return specs;
}

ViewPane::ViewPane(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_tabs(new QTabBar(this)),
      m_stack(new QStackedWidget(this)),
      m_views(viewSpecs().size())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setAccessibleName(tr("Views"));
    for (const ViewSpec &view : viewSpecs()) {
        m_tabs->setTabToolTip(m_tabs->addTab(view.name), view.tip);
    }
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentWidget(view(index));
        Q_EMIT currentChanged(index);
    });
}

void ViewPane::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (const ViewInstance &view : m_views) {
        if (view.widget) {
            view.setTheme(theme);
        }
    }
}

void ViewPane::show(int index)
{
    m_tabs->setCurrentIndex(index);
    m_stack->setCurrentWidget(view(m_tabs->currentIndex()));
}

QWidget *ViewPane::view(int index)
{
    ViewInstance &instance = m_views[static_cast<std::size_t>(index)];
    if (!instance.widget) {
        instance = viewSpecs()[static_cast<std::size_t>(index)].make(m_workspace, m_stack);
        instance.setTheme(m_theme);
        m_stack->addWidget(instance.widget);
        if (const auto *compare = qobject_cast<CompareView *>(instance.widget)) {
            connect(compare, &CompareView::compareWithSavedRequested, this, &ViewPane::compareWithSavedRequested);
            connect(compare, &CompareView::compareWithFileRequested, this, &ViewPane::compareWithFileRequested);
            connect(compare, &CompareView::compareWithScenarioRequested, this, &ViewPane::compareWithScenarioRequested);
            connect(compare, &CompareView::merged, this, &ViewPane::merged);
        } else if (const auto *tables = qobject_cast<TablesView *>(instance.widget)) {
            connect(tables, &TablesView::removeRequested, this, [this, tables] { Q_EMIT removeRequested(tables); });
        }
    }
    return instance.widget;
}

void ViewPane::showComparison()
{
    showNamed(tr("Compare"));
}
void ViewPane::showTimeline()
{
    showNamed(tr("Timeline"));
}

void ViewPane::showNamed(const QString &name)
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (m_tabs->tabText(index) == name) {
            show(index);
        }
    }
}

} // namespace gigaplan
