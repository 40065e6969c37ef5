// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risk/risk_table.h"

#include "model/items/roles.h"
#include "model/plan/fields.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace gigaplan {

/// Rows with a hairline under them; warnings carry a glyph besides their colour.
class RiskDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTheme(const Theme &theme) { m_theme = theme; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->setPen(m_theme.hairlinePen());
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width() + space::kLarge, space::kRow};
    }

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

private:
    Theme m_theme = Theme::light();
};

RiskTable::RiskTable(Workspace &workspace, QAbstractItemModel *of, int stretched, QWidget *parent)
    : QTableView(parent), m_workspace(workspace), m_stretched(stretched), m_delegate(new RiskDelegate(this))
{
    of->setParent(this);
    setModel(of);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setMinimumHeight(3 * space::kRow);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(space::kRow);
    verticalHeader()->setDefaultSectionSize(space::kRow);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(space::kHuge);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RiskTable::choose);
    connect(this, &QTableView::clicked, this, &RiskTable::choose);
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) {
        choose(index);
        if (const EntityRef ref = entityOf(index.data(EntityRole)); exists(m_workspace.plan(), ref)) {
            m_workspace.reveal(ref);
        }
    });
    connect(of, &QAbstractItemModel::modelReset, this, [this] {
        fitColumns();
        showSelection();
    });
    connect(&workspace, &Workspace::selectionChanged, this, &RiskTable::showSelection);
    fitColumns();
}

void RiskTable::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    setFont(Theme::font());
    // Under an application's style sheet the viewport keeps its first palette; a sheet of its own does reach it.
    setStyleSheet(
        QStringLiteral(
            "QTableView { background: %1; color: %2; border: 0; selection-background-color: %5; selection-color: %2; }"
            "QHeaderView { background: %1; border: 0; }"
            "QHeaderView::section { background: %1; color: %3; border: 0; border-bottom: 1px "
            "solid %4; padding: 0 4px; }")
            .arg(theme.panel.name(), theme.text.name(), theme.quietText.name(), theme.hairline.name(),
                 mixed(theme.panel, theme.accent, theme.selected.alphaF()).name()));
    horizontalHeader()->setFont(Theme::font(TextSize::Small));
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
