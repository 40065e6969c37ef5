// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risk/risk_table.h"

#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "ui/kit/cell_painter.h"
#include "ui/kit/hairline_delegate.h"

#include <QHeaderView>

namespace gigaplan {

namespace {

/// Warnings carry a glyph besides their colour.
class RiskDelegate final : public HairlineDelegate {
public:
    using HairlineDelegate::HairlineDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus; // the row says enough
        if (index.data(SeverityRole).isValid()) {
            option->text.prepend(QStringLiteral("\u26a0 "));
            const QColor warning = mixed(m_theme.failed, m_theme.text, 0.15);
            option->palette.setColor(QPalette::Text, warning);
            option->palette.setColor(QPalette::HighlightedText, warning);
        }
    }
};

} // namespace

RiskTable::RiskTable(Workspace &workspace, QAbstractItemModel *of, int stretched, QWidget *parent)
    : QTableView(parent), m_workspace(workspace), m_stretched(stretched)
{
    of->setParent(this);
    setModel(of);
    setItemDelegate(new RiskDelegate(this, space::kLarge));
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMinimumHeight(3 * space::kRow);
    horizontalHeader()->setMinimumSectionSize(space::kHuge);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RiskTable::choose);
    connect(this, &QTableView::clicked, this, &RiskTable::choose);
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex &index) { m_workspace.showRow(entityOf(index.data(EntityRole))); });
    connect(of, &QAbstractItemModel::modelReset, this, [this] {
        fitColumns();
        showSelection();
    });
    connect(&workspace, &Workspace::selectionChanged, this, &RiskTable::showSelection);
    fitColumns();
}

void RiskTable::setTheme(const Theme &theme)
{
    dressView(*this, theme);
    dressHeader(*horizontalHeader(), theme);
    horizontalHeader()->setFixedHeight(space::kRow);
    fitColumns();
}

void RiskTable::fitColumns()
{
    for (int column = 0; column < model()->columnCount(); ++column) {
        horizontalHeader()->setSectionResizeMode(
            column, column == m_stretched ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    }
}

void RiskTable::showSelection()
{
    const EntityRef wanted = m_workspace.primarySelection();
    m_isFollowing = true;
    int at = -1;
    for (int row = 0; wanted && at < 0 && row < model()->rowCount(); ++row) {
        at = entityOf(model()->index(row, 0).data(EntityRole)) == wanted ? row : -1;
    }
    if (at >= 0) {
        setCurrentIndex(model()->index(at, 0));
        scrollTo(currentIndex());
    } else {
        selectionModel()->clear();
    }
    m_isFollowing = false;
}

void RiskTable::choose(const QModelIndex &index)
{
    const EntityRef ref = entityOf(index.data(EntityRole));
    if (!m_isFollowing && ref && exists(m_workspace.plan(), ref)) {
        m_workspace.select({ref});
    }
}

} // namespace gigaplan
