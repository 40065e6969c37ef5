// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/plan_tree_panel.h"

#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "ui/kit/boxes.h"
#include "ui/kit/cell_painter.h"
#include "ui/kit/empty_hint.h"
#include "ui/kit/row_filter.h"
#include "ui/kit/view_selection.h"
#include "ui/tables/plan_tree_delegate.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTimer>
#include <QTreeView>

namespace gigaplan {

namespace {

constexpr int kWideEnoughForPower = 280;
constexpr int kWideEnoughForDates = 200;

} // namespace

PlanTreePanel::PlanTreePanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_model(new PlanTreeModel(workspace, this)),
      m_filter(new RowFilter(this)),
      m_words(new QLineEdit),
      m_tree(new QTreeView),
      m_typing(new QTimer(this))
{
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setAutoAcceptChildRows(true);
    m_filter->setSourceModel(m_model);
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(new PlanTreeDelegate(workspace, this));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(space::kLarge);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(PlanTreeModel::NameColumn, QHeaderView::Stretch);
    m_words->setPlaceholderText(tr("Filter phases, sites, halls, rows"));
    m_words->setClearButtonEnabled(true);
    auto *hint = new EmptyHint(*m_tree, tr("No plan is open."));
    new ViewSelection(workspace, *m_tree,
                      [this](EntityRef ref) { return m_filter->mapFromSource(m_model->indexOf(ref)); });

    m_bar = new QWidget;
    line(m_bar, {m_words}, {space::kSmall, space::kSmall, space::kSmall, space::kSmall});
    column(this, {m_bar, {m_tree, 1}});

    m_typing->setSingleShot(true);
    m_typing->setInterval(120);
    connect(m_words, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_words, &QLineEdit::textChanged, hint, [hint](const QString &words) {
        hint->setText(words.isEmpty() ? tr("No plan is open.") : tr("Nothing in the plan has this name."));
    });
    connect(m_typing, &QTimer::timeout, this, &PlanTreePanel::applyFilter);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &PlanTreePanel::openFirstLevels);
    connect(&workspace, &Workspace::selectionChanged, m_tree->viewport(), qOverload<>(&QWidget::update));
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex &at) {
        const EntityRef ref = m_model->entityAt(m_filter->mapToSource(at));
        m_workspace.reveal(ref);
    });
    setTheme(Theme::light());
    openFirstLevels();
    chooseColumns();
}

void PlanTreePanel::setTheme(const Theme &theme)
{
    setAutoFillBackground(true);
    setPalette(theme.panelPalette());
    dressView(*m_tree, theme);
    dressBar(*m_bar, theme);
}

void PlanTreePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    chooseColumns();
}

void PlanTreePanel::chooseColumns()
{
    const QFontMetrics metrics(Theme::font(TextSize::Small));
    const int room = m_tree->viewport()->width();
    m_tree->setColumnHidden(PlanTreeModel::LiveColumn, room < kWideEnoughForDates);
    m_tree->setColumnHidden(PlanTreeModel::PowerColumn, room < kWideEnoughForPower);
    const auto widthFor = [&](const QString &text) { return metrics.horizontalAdvance(text) + 2 * space::kSmall + 2; };
    m_tree->setColumnWidth(PlanTreeModel::LiveColumn, widthFor(QStringLiteral("28 May 2028")));
    const bool it = m_workspace.plan().plan().basis == CapacityBasis::It;
    m_tree->setColumnWidth(PlanTreeModel::PowerColumn,
                           widthFor(it ? QStringLiteral("99.9 MW IT") : QStringLiteral("99.9 MW facility")));
}

void PlanTreePanel::openFirstLevels()
{
    chooseColumns();
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        m_tree->expand(m_filter->index(row, 0));
    }
}

void PlanTreePanel::applyFilter()
{
    m_filter->setWords(m_words->text());
    if (m_filter->hasWords()) {
        openToMatches();
    }
}

/// Opens rows that are shown only because something below them matches; rows that match themselves stay as they are.
void PlanTreePanel::openToMatches()
{
    std::vector<QModelIndex> waiting{QModelIndex()};
    while (!waiting.empty()) {
        const QModelIndex parent = waiting.back();
        waiting.pop_back();
        for (int row = 0; row < m_filter->rowCount(parent); ++row) {
            const QModelIndex at = m_filter->index(row, 0, parent);
            if (!m_filter->matches(m_filter->mapToSource(at))) {
                m_tree->expand(at);
                waiting.push_back(at);
            }
        }
    }
}

} // namespace gigaplan
