// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risk/risk_view.h"

#include "model/items/milestone_model.h"
#include "model/items/order_date_model.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/words/labels.h"
#include "ui/kit/boxes.h"
#include "ui/kit/eliding_label.h"
#include "ui/kit/empty_page.h"
#include "ui/kit/flat_combo.h"
#include "ui/risk/fan_view.h"
#include "ui/risk/risk_bar.h"
#include "ui/risk/risk_table.h"
#include "ui/risk/tornado_chart.h"

#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace gigaplan {

namespace {

constexpr int kTargetCharacters = 18; ///< of the choice of a date

QSplitter *splitter(Qt::Orientation orientation, QWidget *first, int share, QWidget *second, int other)
{
    auto *split = new QSplitter(orientation);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(first);
    split->addWidget(second);
    split->setStretchFactor(0, share);
    split->setStretchFactor(1, other);
    split->setSizes({share * 100, other * 100});
    return split;
}

} // namespace

RiskView::RiskView(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_bar(new RiskBar(workspace.risk(), this)),
      m_pages(new QStackedLayout),
      m_empty(makeEmpty()),
      m_fan(new FanView(workspace, this)),
      m_tornadoPane(makeTornado()),
      m_tablePane(makeTables())
{
    setAccessibleName(tr("Risk"));
    setAutoFillBackground(true);
    column(this, {m_bar, {m_pages, 1}});
    m_pages->addWidget(m_empty);
    m_pages->addWidget(splitter(Qt::Vertical, splitter(Qt::Horizontal, m_fan, 3, m_tornadoPane, 2), 3, m_tablePane, 2));
    connect(&workspace.risk(), &RiskRun::resultChanged, this, &RiskView::showResult);
    connect(&workspace, &Workspace::selectionChanged, this, &RiskView::followSelection);
    connect(&workspace, &Workspace::documentReplaced, this, [this] { m_target = {}; });
    setTheme(Theme::light());
    followSelection();
    showResult();
}

EmptyPage *RiskView::makeEmpty()
{
    auto *page = new EmptyPage(
        tr("Dates and megawatts with their probability"),
        tr("Simulate the schedule a thousand times with uncertain durations: see the live power over time with its "
           "probability, the date each phase meets in 80 of 100 trials, what drives it, and the latest order date of "
           "each long-lead item."),
        this);
    page->setObjectName(QStringLiteral("riskEmpty"));
    QPushButton *run = page->addWay(tr("Run the Simulation"));
    run->setProperty("primary", true);
    connect(run, &QPushButton::clicked, &m_workspace.risk(), &RiskRun::start);
    const auto follow = [this, run] {
        const bool isRunning = m_workspace.risk().isRunning();
        run->setEnabled(m_workspace.document() && !isRunning);
        run->setText(isRunning ? tr("Running …") : tr("Run the Simulation"));
    };
    connect(&m_workspace.risk(), &RiskRun::runningChanged, run, follow);
    connect(&m_workspace, &Workspace::documentReplaced, run, follow);
    follow();
    return page;
}

QWidget *RiskView::makeTornado()
{
    auto *pane = new QWidget(this);
    auto *title = new QLabel(tr("What swings"), pane);
    title->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
    m_targets = new FlatCombo(pane);
    m_targets->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // names may be long
    m_targets->setMinimumContentsLength(kTargetCharacters);
    m_targets->setAccessibleName(tr("Whose date"));
    m_tornado = new TornadoChart(pane);
    column(pane, {line(nullptr, {title, m_targets, BoxPart::rest()}, {}, space::kSmall), {m_tornado, 1}},
           {space::kLarge, space::kMedium, space::kSmall, space::kSmall}, space::kSmall);
    connect(m_targets, &QComboBox::activated, this,
            [this] { setTarget(m_targets->currentData().value<EntityRef>().as<Phase>()); });
    connect(m_tornado, &TornadoChart::selectRequested, this, [this](EntityRef ref) {
        m_isChoosing = true;
        m_workspace.select({ref});
        m_isChoosing = false;
    });
    return pane;
}

QWidget *RiskView::makeTables()
{
    auto *pane = new QWidget(this);
    auto *tabs = new QTabBar(pane);
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    tabs->setAccessibleName(tr("Tables of the simulation"));
    tabs->addTab(tr("Milestones"));
    tabs->addTab(tr("Order dates"));
    m_joint = new ElidingLabel(pane);
    m_joint->setProperty("quiet", true);
    m_joint->setAccessibleName(tr("Joint confidence"));
    m_joint->setObjectName(QStringLiteral("jointConfidence"));
    auto *stack = new QStackedWidget(pane);
    m_milestones = new RiskTable(m_workspace, new MilestoneModel(m_workspace), MilestoneModel::NameColumn, stack);
    m_milestones->setAccessibleName(tr("Milestones"));
    m_orders = new RiskTable(m_workspace, new OrderDateModel(m_workspace), OrderDateModel::ItemColumn, stack);
    m_orders->setAccessibleName(tr("Order dates"));
    stack->addWidget(m_milestones);
    stack->addWidget(m_orders);
    connect(tabs, &QTabBar::currentChanged, stack, &QStackedWidget::setCurrentIndex);
    column(pane,
           {line(nullptr, {tabs, {m_joint, 1}}, {space::kTiny, 0, space::kLarge, 0}, space::kLarge),
            {line(nullptr, {stack}, {space::kMedium, 0, 0, 0}), 1}});
    return pane;
}

void RiskView::setTheme(const Theme &theme)
{
    setPalette(theme.panelPalette());
    m_bar->setTheme(theme);
    m_fan->setTheme(theme);
    m_tornado->setTheme(theme);
    m_milestones->setTheme(theme);
    m_orders->setTheme(theme);
    m_empty->setTheme(theme);
    for (QWidget *bar : {m_tornadoPane, m_tablePane}) {
        dressRiskBar(*bar, theme);
    }
}

void RiskView::showResult()
{
    const auto &analysis = m_workspace.risk().result();
    m_pages->setCurrentIndex(analysis ? 1 : 0);
    fillTargets();
    showTornado();
    m_joint->setText(analysis && analysis->allHeld
                         ? tr("All phases on their planned dates: %1 of trials").arg(percentText(*analysis->allHeld))
                         : QString());
    m_joint->setToolTip(m_joint->text());
}

void RiskView::fillTargets()
{
    m_targets->clear();
    m_targets->addItem(tr("the plan’s finish"), QVariant::fromValue(EntityRef()));
    const auto &analysis = m_workspace.risk().result();
    if (!analysis) {
        return;
    }
    for (const Phase *phase : inOrder<Phase>(analysis->plan)) {
        m_targets->addItem(tr("%1 live").arg(qtext(displayName(analysis->plan, phase->id))),
                           QVariant::fromValue(EntityRef(phase->id)));
    }
    setTarget(m_target);
}

void RiskView::setTarget(Id<Phase> phase)
{
    m_target = phase;
    for (int i = 0; i < m_targets->count(); ++i) {
        if (m_targets->itemData(i).value<EntityRef>() == EntityRef(phase) || i == 0) {
            m_targets->setCurrentIndex(i);
        }
    }
    showTornado();
}

void RiskView::showTornado()
{
    if (const auto &analysis = m_workspace.risk().result()) {
        m_tornado->setPicture(tornadoPicture(*analysis, m_target));
    }
}

void RiskView::followSelection()
{
    const EntityRef selected = m_workspace.primarySelection();
    m_tornado->setSelected(m_workspace.selection());
    if (m_isChoosing) {
        return;
    }
    const Tranche *tranche = m_workspace.plan().find(selected.as<Tranche>());
    if (selected.is<Phase>() && selected) {
        setTarget(selected.as<Phase>());
    } else if (tranche && tranche->phase) {
        setTarget(tranche->phase);
    } else if (selected.is<Plan>() && selected) {
        setTarget({});
    }
}

ViewSpec riskSpec()
{
    return viewSpec<RiskView>(
        QLatin1String("risk"), RiskView::tr("Risk"),
        RiskView::tr("Dates and megawatts with their probability, what drives them, when to order"));
}

} // namespace gigaplan
