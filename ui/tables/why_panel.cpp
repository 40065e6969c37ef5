// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/why_panel.h"

#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "ui/kit/boxes.h"
#include "ui/kit/cell_painter.h"
#include "ui/kit/empty_hint.h"
#include "ui/tables/why_delegate.h"

#include <QLabel>
#include <QListView>
#include <QScopedValueRollback>

namespace gigaplan {

WhyPanel::WhyPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_model(new WhyModel(workspace, this)),
      m_name(new QLabel),
      m_list(new QListView)
{
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, 0);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new WhyDelegate(this));
    m_list->setAccessibleName(tr("Why the selected task has its dates"));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    new EmptyHint(*m_list, tr("Select a task.\nWhat drives its dates, and what waits for it, appears here."));
    column(this, {m_name, {m_list, 1}});

    connect(m_list, &QListView::clicked, this, &WhyPanel::go);
    connect(m_list, &QListView::activated, this, &WhyPanel::askAbout);
    connect(&workspace, &Workspace::selectionChanged, this, &WhyPanel::follow);
    connect(m_model, &QAbstractItemModel::modelReset, this, &WhyPanel::showSubject);
    m_model->setActive(false); // until it is shown
    setTheme(Theme::light());
    follow();
}

void WhyPanel::setTheme(const Theme &theme)
{
    setAutoFillBackground(true);
    setPalette(theme.panelPalette());
    dressView(*m_list, theme);
    m_name->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_name->setPalette(theme.panelPalette());
}

void WhyPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setActive(true);
}

void WhyPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model->setActive(false);
}

void WhyPanel::follow()
{
    if (m_isGoing) {
        return;
    }
    const EntityRef selected = m_workspace.primarySelection();
    m_model->explain(selected.is<Task>() ? Id<Task>{selected.id} : Id<Task>());
    showSubject();
}

void WhyPanel::showSubject()
{
    const Id<Task> subject = m_model->subject();
    m_name->setVisible(static_cast<bool>(subject));
    m_name->setText(qtext(displayName(m_workspace.plan(), subject)));
}

void WhyPanel::go(const QModelIndex &index)
{
    const QScopedValueRollback going(m_isGoing, true);
    m_workspace.showRow(entityOf(index.data(EntityRole)));
}

void WhyPanel::askAbout(const QModelIndex &index)
{
    go(index);
    follow();
}

} // namespace gigaplan
