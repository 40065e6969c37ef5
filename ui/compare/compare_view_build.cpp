// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_view.h"

#include "model/items/comparison_model.h"
#include "model/items/consequence_model.h"
#include "model/items/roles.h"
#include "model/work/latest_work.h"
#include "ui/compare/compare_delegate.h"
#include "ui/compare/conflict_model.h"
#include "ui/kit/boxes.h"
#include "ui/kit/cell_painter.h"
#include "ui/kit/empty_page.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

namespace gigaplan {

// How the view is put together; its behaviour is in compare_view.cpp.

namespace {

/// Ticks come in quick succession; the dry run waits until they are over.
constexpr int kPickingMs = 150;
constexpr QMargins kBarMargins{space::kLarge, space::kSmall, space::kSmall, space::kSmall};

} // namespace

CompareView::CompareView(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_differences(new ComparisonModel(this)),
      m_consequences(new ConsequenceModel(this)),
      m_conflicts(new ConflictModel(this)),
      m_consequenceDelegate(new ConsequenceDelegate(this)),
      m_work(new LatestWork(LatestWork::Older::IsStopped, this)),
      m_trial(new LatestWork(LatestWork::Older::IsStopped, this)),
      m_picking(new QTimer(this)),
      m_pages(new QStackedLayout(this)),
      m_empty(makeEmpty()),
      m_page(new QWidget(this)),
      m_conflictTable(new QTableView(m_page)),
      m_consequenceTable(new QTableView(m_page)),
      m_tree(new QTreeView(m_page)),
      m_header(makeHeader()),
      m_conflictBar(makeConflictBar()),
      m_footer(makeFooter())
{
    setAccessibleName(tr("Compare"));
    configureViews();
    auto *views = column(nullptr, {m_conflictTable, m_consequenceTable, {m_tree, 1}}, {space::kSmall, 0, 0, 0});
    column(m_page, {m_header, m_conflictBar, {views, 1}, m_footer});
    m_pages->setContentsMargins(0, 0, 0, 0);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_page);

    m_picking->setSingleShot(true);
    m_picking->setInterval(kPickingMs);
    connect(m_picking, &QTimer::timeout, this, &CompareView::startDryRun);
    connect(m_differences, &ComparisonModel::takenChanged, this, &CompareView::pickChanged);
    connect(m_conflicts, &ConflictModel::chosen, this, &CompareView::refresh);
    connect(&m_workspace, &Workspace::comparisonChanged, this, &CompareView::comparisonChanged);
    connect(&m_workspace, &Workspace::planChanged, this, &CompareView::refreshFooter);
    connect(&m_workspace, &Workspace::forecastChanged, this, &CompareView::refresh);
    setTheme(m_theme);
    comparisonChanged();
}

CompareView::~CompareView() = default;

EmptyPage *CompareView::makeEmpty()
{
    auto *page = new EmptyPage(
        tr("Two plans side by side"),
        tr("See what differs, what it does to each phase in days, megawatts, GPUs and money, and take over what "
           "you like, field by field. The timeline and the floor show the other plan as ghosts."),
        this);
    connect(page->addWay(tr("With what was saved"), tr("Changes since the plan was opened or last saved")),
            &QPushButton::clicked, this, &CompareView::compareWithSavedRequested);
    connect(page->addWay(tr("With a file…"), tr("Another plan file, of any readable format")), &QPushButton::clicked,
            this, &CompareView::compareWithFileRequested);
    connect(page->addWay(tr("With a scenario…"), tr("A what-if copy kept in this plan file")), &QPushButton::clicked,
            this, &CompareView::compareWithScenarioRequested);
    return page;
}

QWidget *CompareView::makeHeader()
{
    auto *bar = new QWidget(m_page);
    m_title = new QLabel(bar);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count = new QLabel(bar);
    m_count->setProperty("quiet", true);
    m_close = new QToolButton(bar);
    m_close->setText(QStringLiteral("✕"));
    m_close->setToolTip(tr("Stop comparing"));
    m_close->setAccessibleName(m_close->toolTip());
    m_close->setFocusPolicy(Qt::TabFocus);
    connect(m_close, &QToolButton::clicked, this, &CompareView::stop);
    line(bar, {{m_title, 1}, m_count, m_close}, kBarMargins, space::kMedium);
    return bar;
}

QWidget *CompareView::makeConflictBar()
{
    auto *bar = new QWidget(m_page);
    auto *text = new QLabel(tr("Both sides changed these. Choose which to keep; everything else is merged."), bar);
    text->setProperty("quiet", true);
    auto *row = line(bar, {{text, 1}}, {space::kLarge, 0, space::kSmall, space::kSmall}, space::kSmall);
    for (const auto &[words, side] :
         {std::pair(tr("All ours"), Side::Ours), std::pair(tr("All theirs"), Side::Theirs)}) {
        auto *button = new QPushButton(words, bar);
        connect(button, &QPushButton::clicked, this, [this, chosen = side] { m_conflicts->chooseAll(chosen); });
        row->addWidget(button);
    }
    return bar;
}

QWidget *CompareView::makeFooter()
{
    auto *bar = new QWidget(m_page);
    m_dryRun = new QLabel(bar);
    m_dryRun->setTextFormat(Qt::PlainText);
    m_dryRun->setWordWrap(true);
    m_dryRun->setAccessibleName(tr("Dry run"));
    m_takeAll = new QPushButton(tr("Take all"), bar);
    m_take = new QPushButton(tr("Take selected"), bar);
    m_merge = new QPushButton(tr("Merge"), bar);
    m_take->setProperty("primary", true);
    m_merge->setProperty("primary", true);
    connect(m_take, &QPushButton::clicked, this, &CompareView::takeSelected);
    connect(m_takeAll, &QPushButton::clicked, this, &CompareView::takeAll);
    connect(m_merge, &QPushButton::clicked, this, &CompareView::merge);
    line(bar, {{m_dryRun, 1}, m_takeAll, m_take, m_merge}, kBarMargins, space::kSmall);
    return bar;
}

void CompareView::configureViews()
{
    m_tree->setModel(m_differences);
    m_tree->setItemDelegate(new DifferenceDelegate(this));
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(space::kLarge);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_tree->setAccessibleName(tr("Differences"));
    m_consequenceTable->setModel(m_consequences);
    m_consequenceTable->setItemDelegate(m_consequenceDelegate);
    m_consequenceTable->setAccessibleName(tr("Consequences per phase"));
    m_conflictTable->setModel(m_conflicts);
    m_conflictTable->setItemDelegate(new ConflictDelegate(this));
    m_conflictTable->setAccessibleName(tr("Conflicts"));
    for (QTableView *table : {m_consequenceTable, m_conflictTable}) {
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        table->setTabKeyNavigation(false);
        table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        table->horizontalHeader()->setMinimumSectionSize(space::kRow);
    }
    m_consequenceTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_conflictTable->horizontalHeader()->setSectionResizeMode(ConflictModel::WordsColumn, QHeaderView::Stretch);
    m_consequenceTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    for (QAbstractItemView *view :
         std::initializer_list<QAbstractItemView *>{m_tree, m_consequenceTable, m_conflictTable}) {
        connect(view, &QAbstractItemView::clicked, this, &CompareView::go);
        connect(view, &QAbstractItemView::activated, this, &CompareView::go);
    }
}

void CompareView::setTheme(const Theme &theme)
{
    m_theme = theme;
    setAutoFillBackground(true);
    setPalette(theme.panelPalette());
    for (QAbstractItemView *view :
         std::initializer_list<QAbstractItemView *>{m_tree, m_consequenceTable, m_conflictTable}) {
        dressView(*view, theme);
    }
    for (QWidget *bar : {m_header, m_conflictBar, m_footer}) {
        dressBar(*bar, theme);
    }
    m_empty->setTheme(theme);
}

} // namespace gigaplan
