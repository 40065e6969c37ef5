// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/view_pane.h"

#include "ui/compare/compare_view.h"
#include "ui/kit/boxes.h"
#include "ui/tables/tables_view.h"

#include <QStackedWidget>

namespace gigaplan {

ViewPane::ViewPane(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_tabs(new QTabBar(this)),
      m_stack(new QStackedWidget(this)),
      m_views(viewSpecs().size())
{
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setAccessibleName(tr("Views"));
    for (const ViewSpec &view : viewSpecs()) {
        m_tabs->setTabToolTip(m_tabs->addTab(view.name), view.tip);
    }
    column(this, {m_tabs, {m_stack, 1}});
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) { m_stack->setCurrentWidget(view(index)); });
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

void ViewPane::show(QLatin1String id)
{
    show(viewIndex(id));
}

} // namespace gigaplan
