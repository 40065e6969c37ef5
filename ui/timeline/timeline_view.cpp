// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "model/edit/commands.h"
#include "ui/kit/boxes.h"
#include "ui/kit/empty_page.h"
#include "ui/timeline/timeline_bar.h"
#include "ui/timeline/timeline_canvas.h"

#include <QPushButton>
#include <QStackedLayout>

namespace gigaplan {

TimelineView::TimelineView(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_pages(new QStackedLayout(this)),
      m_canvas(new TimelineCanvas(workspace, this)),
      m_bar(new TimelineBar(workspace, *m_canvas, this)),
      m_chart(new QWidget(this)),
      m_empty(new EmptyPage(tr("Schedule of the whole plan"), {}, this)),
      m_emptyAction(m_empty->addWay(tr("Add a task")))
{
    setAccessibleName(tr("Timeline"));
    m_pages->setContentsMargins(0, 0, 0, 0);
    column(m_chart, {m_bar, {m_canvas, 1}});
    m_pages->addWidget(m_chart);
    m_pages->addWidget(m_empty);
    setFocusProxy(m_canvas);

    connect(m_emptyAction, &QPushButton::clicked, this, &TimelineView::addFirstTask);

    setTheme(Theme::light());
    connect(&m_workspace, &Workspace::documentReplaced, this, &TimelineView::follow);
    connect(&m_workspace, &Workspace::forecastChanged, this, &TimelineView::follow);
    follow();
}

void TimelineView::setTheme(const Theme &theme)
{
    m_canvas->setTheme(theme);
    m_bar->setTheme(theme);
    m_empty->setTheme(theme);
}

void TimelineView::follow()
{
    const bool hasTasks = m_workspace.document() && !m_workspace.plan().table<Task>().isEmpty();
    m_pages->setCurrentWidget(hasTasks ? m_chart : m_empty);
    m_emptyAction->setVisible(m_workspace.document() != nullptr);
    m_empty->setText(m_workspace.document()
                         ? tr("The timeline shows the tasks of the plan, their predecessors, and which of them "
                              "delay the next gigawatt. This plan has no tasks yet.")
                         : tr("The timeline shows the tasks of the plan, their predecessors, and which of them "
                              "delay the next gigawatt. Open a plan or make a new one from the File menu."));
}

void TimelineView::addFirstTask()
{
    if (const auto command = addDefaultRow(m_workspace.plan(), tableId<Task>(), {})) {
        m_workspace.perform(*command);
    }
}

ViewSpec timelineSpec()
{
    return viewSpec<TimelineView>(QLatin1String("timeline"), TimelineView::tr("Timeline"),
                                  TimelineView::tr("Tasks of all phases; drag bars to move and stretch them"),
                                  [](EntityRef ref) { return ref.is<Task>(); });
}

} // namespace gigaplan
