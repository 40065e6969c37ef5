// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_list.h"

#include "model/base/text.h"
#include "model/items/roles.h"
#include "ui/kit/cell_painter.h"
#include "ui/kit/themed_delegate.h"
#include "ui/tables/tables_view.h"

#include <QPainter>

namespace gigaplan {

namespace {

constexpr int kRowsRole = Qt::UserRole;

/// A name at the left, the number of rows at the right.
class NameAndCount final : public ThemedDelegate {
public:
    using ThemedDelegate::ThemedDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->fillRect(option.rect, m_theme.window);
        const bool selected = option.state & QStyle::State_Selected;
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->fillRect(option.rect, selected ? m_theme.selected : m_theme.hover);
        }
        const qlonglong rows = index.data(kRowsRole).toLongLong();
        const QFont font = Theme::font(TextSize::Body, selected ? QFont::DemiBold : QFont::Normal);
        paintCellText(*painter, option.rect.adjusted(space::kTiny, 0, 0, 0), index.data().toString(),
                      Qt::AlignLeft | Qt::AlignVCenter, rows > 0 || selected ? m_theme.text : m_theme.quietText, font);
        if (rows > 0) {
            paintCellText(*painter, option.rect.adjusted(0, 0, -space::kTiny, 0), qtext(grouped(rows)),
                          Qt::AlignRight | Qt::AlignVCenter, m_theme.quietText, Theme::font(TextSize::Small));
        }
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {0, space::kRow + 2}; }
};

} // namespace

TableList::TableList(Workspace &workspace, QWidget *parent) : QListWidget(parent), m_workspace(workspace)
{
    for (std::size_t i = 0; i < kPlannedTableCount; ++i) {
        addItem(tableTitle(tableAt(i)));
    }
    setItemDelegate(new NameAndCount(this));
    setFixedWidth(208);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Tables of the plan"));
    count();
    connect(&workspace, &Workspace::documentReplaced, this, &TableList::count);
    connect(&workspace, &Workspace::planChanged, this, &TableList::count);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0) {
            Q_EMIT chosen(current());
        }
    });
}

void TableList::setTheme(const Theme &theme)
{
    dressView(*this, theme, theme.window);
}

TableId TableList::current() const
{
    return tableAt(static_cast<std::size_t>(std::max(0, currentRow())));
}

void TableList::setCurrent(TableId table)
{
    setCurrentRow(static_cast<int>(table));
}

void TableList::count()
{
    for (std::size_t i = 0; i < kPlannedTableCount; ++i) {
        qlonglong rows = 0;
        withEntity(tableAt(i),
                   [&]<class E>(Tag<E>) { rows = static_cast<qlonglong>(m_workspace.plan().table<E>().size()); });
        item(static_cast<int>(i))->setData(kRowsRole, rows);
    }
}

} // namespace gigaplan
