// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tables_view.h"

#include "model/base/text.h"
#include "model/edit/commands.h"
#include "model/exchange/csv/csv.h"
#include "model/items/roles.h"
#include "model/plan/entities.h"
#include "model/plan/row_words.h"
#include "ui/kit/boxes.h"
#include "ui/kit/cell_painter.h"
#include "ui/kit/empty_hint.h"
#include "ui/kit/row_filter.h"
#include "ui/kit/view_selection.h"
#include "ui/tables/table_list.h"
#include "ui/tables/value_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTimer>

namespace gigaplan {

namespace {

constexpr int kWidestColumn = 320;

/// Cells in the form that spreadsheets accept from a clipboard, without running any: a cell that begins with a quote is
/// quoted, since it would otherwise be read as the beginning of a quoted cell.
QString joined(const QStringList &cells)
{
    static const QRegularExpression breaks(QStringLiteral("[\\t\\r\\n]"));
    QStringList clean;
    for (QString cell : cells) {
        cell = qtext(csv::harmless(cell.replace(breaks, QStringLiteral(" ")).toStdString()));
        if (cell.startsWith(QLatin1Char('"'))) {
            cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
        }
        clean.append(cell);
    }
    return clean.join(QLatin1Char('\t'));
}

} // namespace

TablesView::TablesView(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_model(new EntityTableModel(workspace, tableId<Task>(), this)),
      m_filter(new RowFilter(this)),
      m_delegate(new ValueDelegate(workspace, this)),
      m_list(new TableList(workspace)),
      m_table(new QTableView),
      m_typing(new QTimer(this)),
      m_toolbar(makeToolbar())
{
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    configureTable();
    new EmptyHint(*m_table, tr("No rows here yet.\nAdd the first one with “Add row”, or clear the filter."));
    new ViewSelection(workspace, *m_table);

    line(this, {m_list, {column(nullptr, {m_toolbar, {m_table, 1}}), 1}});

    connect(m_list, &TableList::chosen, this, &TablesView::showTable);
    connect(&workspace, &Workspace::revealRequested, this, [this](EntityRef ref) {
        if (ref && isVisible()) {
            reveal(ref);
        }
    });
    connect(m_filter, &QAbstractItemModel::modelReset, this, &TablesView::updateCounts);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &TablesView::updateCounts);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &TablesView::updateCounts);
    // The filter lets rows go while the table still has them.
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TablesView::updateCounts);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TablesView::updateCounts);
    connect(&workspace, &Workspace::documentReplaced, this, &TablesView::fitColumns);
    setTheme(Theme::light());
    m_list->setCurrent(tableId<Task>());
    showTable(tableId<Task>());
}

QWidget *TablesView::makeToolbar()
{
    auto *bar = new QWidget;
    m_title = new QLabel;
    m_count = new QLabel;
    m_count->setObjectName(QStringLiteral("rowCount"));
    m_count->setProperty("quiet", true);
    m_words = new QLineEdit;
    m_words->setPlaceholderText(tr("Filter rows"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(160);
    m_words->setMaximumWidth(280);
    m_add = new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("Add row"));
    m_remove = new QPushButton(QIcon::fromTheme(QStringLiteral("list-remove")), tr("Remove"));
    m_remove->setToolTip(tr("Remove the selected rows and what depends on them (Del)"));
    line(bar, {m_title, {m_count, 1}, {m_words, 1}, m_add, m_remove},
         {space::kMedium, space::kSmall, space::kMedium, space::kSmall}, space::kSmall);

    m_typing->setSingleShot(true);
    m_typing->setInterval(120);
    connect(m_words, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, [this] {
        m_filter->setWords(m_words->text());
        updateCounts();
    });
    connect(m_add, &QPushButton::clicked, this, &TablesView::addRow);
    connect(m_remove, &QPushButton::clicked, this, &TablesView::removeRequested);
    return bar;
}

void TablesView::configureTable()
{
    m_table->setItemDelegate(m_delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(false);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setSortIndicatorClearable(true);
    // Sorting begins with the indicator's column; none keeps the order of the plan and costs nothing.
    header->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    header->setResizeContentsPrecision(200);
    header->setMinimumHeight(space::kRow + space::kTiny);
    connect(header, &QHeaderView::sortIndicatorChanged, m_delegate,
            [this](int column) { m_delegate->setOutline(column < 0); });

    const auto addAction = [this](const QKeySequence &keys, auto slot) {
        auto *action = new QAction(m_table);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        m_table->addAction(action);
    };
    addAction(QKeySequence::Copy, &TablesView::copySelection);
    addAction(QKeySequence(Qt::Key_Insert), &TablesView::addRow);
}

void TablesView::setTheme(const Theme &theme)
{
    setAutoFillBackground(true);
    setPalette(theme.palette());
    m_list->setTheme(theme);
    dressView(*m_table, theme);
    dressHeader(*m_table->horizontalHeader(), theme, space::kSmall);
    dressBar(*m_toolbar, theme);
    m_title->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
}

void TablesView::showTable(TableId table)
{
    if (table != m_model->table()) {
        m_table->sortByColumn(-1, Qt::AscendingOrder);
        m_words->clear();
        m_filter->setWords({});
        m_model->setTable(table);
        m_list->setCurrent(table);
    }
    m_title->setText(tableTitle(table));
    m_add->setToolTip(tr("Add a row to %1").arg(tableTitle(table)));
    fitColumns();
    updateCounts();
}

void TablesView::reveal(EntityRef ref)
{
    showTable(ref.table);
    const int row = m_model->rowOf(ref);
    if (row < 0) {
        return;
    }
    QModelIndex at = m_filter->mapFromSource(m_model->index(row, 0));
    if (!at.isValid()) {
        m_words->clear();
        m_filter->setWords({});
        at = m_filter->mapFromSource(m_model->index(row, 0));
    }
    m_table->scrollTo(at, QAbstractItemView::PositionAtCenter);
}

void TablesView::fitColumns()
{
    for (int column = 0; column < m_filter->columnCount(); ++column) {
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), kWidestColumn));
    }
}

void TablesView::updateCounts()
{
    const std::string all = grouped(m_model->rowCount());
    QString text = qtext(m_filter->hasWords() ? grouped(m_filter->rowCount()) + " of " + all : all);
    if (const qsizetype selected = m_table->selectionModel()->selectedRows().size(); selected > 1) {
        text += tr(" · %1 selected").arg(qtext(grouped(selected)));
    }
    m_count->setText(text);
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
}

QString TablesView::selectionAsText() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        for (int row = 0; row < m_filter->rowCount(); ++row) {
            rows.append(m_filter->index(row, 0));
        }
    }
    const QHeaderView *header = m_table->horizontalHeader();
    QStringList cells;
    for (int shown = 0; shown < header->count(); ++shown) {
        cells.append(m_filter->headerData(header->logicalIndex(shown), Qt::Horizontal).toString());
    }
    QString text = joined(cells) + QLatin1Char('\n');
    for (const QModelIndex &row : rows) {
        cells.clear();
        for (int shown = 0; shown < header->count(); ++shown) {
            cells.append(row.siblingAtColumn(header->logicalIndex(shown)).data(PlainTextRole).toString());
        }
        text += joined(cells) + QLatin1Char('\n');
    }
    return text;
}

void TablesView::copySelection() const
{
    QGuiApplication::clipboard()->setText(selectionAsText());
}

void TablesView::addRow()
{
    const auto command = addDefaultRow(m_workspace.plan(), m_model->table(), m_workspace.selection());
    if (!command) {
        return;
    }
    EntityRef added;
    // Disconnected before the variable goes.
    const auto watch =
        connect(&m_workspace, &Workspace::planChanged, this, [this, into = &added](const ChangeSummary &summary) {
            withEntity(m_model->table(), [&]<class E>(Tag<E>) {
                if (!summary.of<E>().inserted.empty()) {
                    *into = summary.of<E>().inserted.front().id;
                }
            });
        });
    const bool done = m_workspace.perform(*command);
    disconnect(watch);
    if (done && added) {
        m_words->clear();
        m_filter->setWords({});
        m_workspace.select({added});
        const QModelIndex at = m_filter->mapFromSource(m_model->index(m_model->rowOf(added), 0));
        m_table->setFocus();
        m_table->setCurrentIndex(at);
        m_table->scrollTo(at);
    }
}

ViewSpec tablesSpec()
{
    return viewSpec<TablesView>(QLatin1String("tables"), TablesView::tr("Tables"),
                                TablesView::tr("Everything in the plan as rows and columns"));
}

} // namespace gigaplan
