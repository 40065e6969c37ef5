// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/inspector_panel.h"

#include "model/base/text.h"
#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "ui/kit/boxes.h"
#include "ui/kit/cell_painter.h"
#include "ui/kit/empty_hint.h"
#include "ui/tables/inspector_delegate.h"
#include "ui/tables/tables_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>

namespace gigaplan {

InspectorPanel::InspectorPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_model(new InspectorModel(workspace, this)),
      m_delegate(new InspectorDelegate(workspace, this)),
      m_kind(new QLabel),
      m_name(new QLabel),
      m_table(new QTableView)
{
    m_name->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setColumnHidden(InspectorModel::UnitColumn, true);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(InspectorModel::LabelColumn, QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(InspectorModel::ValueColumn, QHeaderView::Stretch);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(true);
    new EmptyHint(*m_table,
                  tr("Select a phase, a task, a hall or anything else.\n"
                     "Its figures, fields and sources appear here."));

    auto *head = column(nullptr, {m_kind, m_name}, {space::kMedium, space::kSmall, space::kMedium, space::kTiny});
    column(this, {head, {m_table, 1}});

    connect(m_model, &InspectorModel::subjectChanged, this, &InspectorPanel::showSubject);
    connect(m_model, &QAbstractItemModel::modelReset, this, &InspectorPanel::layOutRows);
    connect(m_table, &QTableView::clicked, this, &InspectorPanel::follow);
    setTheme(Theme::light());
    showSubject();
    layOutRows();
}

void InspectorPanel::setTheme(const Theme &theme)
{
    setAutoFillBackground(true);
    setPalette(theme.panelPalette());
    dressView(*m_table, theme);
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_name->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_name->setPalette(theme.panelPalette());
    m_kind->setFont(Theme::font(TextSize::Small));
    m_kind->setPalette(theme.quietPalette());
}

void InspectorPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOutRows();
}

void InspectorPanel::showSubject()
{
    const EntityRef subject = m_model->subject();
    m_kind->setVisible(static_cast<bool>(subject));
    m_name->setVisible(static_cast<bool>(subject));
    if (!subject) {
        return;
    }
    const PlanSnapshot &plan = m_workspace.plan();
    const auto more = static_cast<std::int64_t>(m_model->rows().size()) - 1;
    const QString kind = qtext(tableInfo(subject.table).label);
    const QString key = qtext(keyOf(plan, subject));
    m_kind->setText(more > 0 ? tr("%1 and %2 more, edited together").arg(kind, qtext(grouped(more)))
                             : kind + QStringLiteral(" · ") + key);
    const QString name = qtext(displayName(plan, subject));
    m_name->setText(name.isEmpty() ? key : name);
}

void InspectorPanel::layOutRows()
{
    const int width = m_table->viewport()->width();
    m_table->setColumnWidth(InspectorModel::LabelColumn, width * 48 / 100);
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex label = m_model->index(row, InspectorModel::LabelColumn);
        const bool heading = label.data(EntryKindRole).toInt() == InspectorModel::Heading;
        if (heading || isWideEntry(label)) {
            m_table->setSpan(row, 0, 1, 2);
        }
        m_table->setRowHeight(row, m_delegate->heightOf(label, width));
    }
}

void InspectorPanel::follow(const QModelIndex &index)
{
    const EntityRef target = entityOf(index.data(EntityRole));
    if (target && index.column() == InspectorModel::LabelColumn) {
        m_workspace.showRow(target);
    } else if (index.flags() & Qt::ItemIsEditable) {
        m_table->edit(index);
    }
}

} // namespace gigaplan
