// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_bar.h"

#include "model/plan/baselines.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/work_kinds.h"
#include "model/words/labels.h"
#include "ui/kit/boxes.h"
#include "ui/paint/one_line.h"
#include "ui/timeline/timeline_canvas.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <array>

namespace gigaplan {

namespace {

constexpr int kFilterWidth = 180, kNarrowFilter = 90;
constexpr int kWidestBaseline = 160; ///< pixels of its name
constexpr std::array kGroupings{OutlineGrouping::None, OutlineGrouping::Phase, OutlineGrouping::WorkClass,
                                OutlineGrouping::Hall};

template <class Fill>
QToolButton *menuButton(QWidget *parent, const QString &tip, Fill fill)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolTip(tip);
    auto *menu = new QMenu(button);
    button->setMenu(menu);
    QObject::connect(menu, &QMenu::aboutToShow, parent, [menu, fill] {
        menu->clear();
        qDeleteAll(menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly)); // clear() leaves sub-menus
        fill(*menu);
    });
    return button;
}

QToolButton *pushButton(QWidget *parent, const QString &text, const QString &tip)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QString groupingName(OutlineGrouping grouping)
{
    switch (grouping) {
    case OutlineGrouping::None: return TimelineBar::tr("Work breakdown");
    case OutlineGrouping::Phase: return TimelineBar::tr("By phase");
    case OutlineGrouping::WorkClass: return TimelineBar::tr("By work class");
    case OutlineGrouping::Hall: return TimelineBar::tr("By hall");
    }
    return {};
}

} // namespace

TimelineBar::TimelineBar(Workspace &workspace, TimelineCanvas &canvas, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_canvas(canvas), m_text(new QLineEdit(this)), m_count(new QLabel(this))
{
    m_text->setPlaceholderText(tr("Find tasks"));
    m_text->setAccessibleName(tr("Show tasks with this in their name"));
    m_text->setToolTip(tr("Show tasks with this in their name (/ in the chart; F3 shows all again)"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(kNarrowFilter);
    m_text->setMaximumWidth(kFilterWidth);
    m_show = menuButton(this, tr("Which tasks are shown"), [this](QMenu &menu) { fillShow(menu); });
    m_group = menuButton(this, tr("How tasks are grouped"), [this](QMenu &menu) { fillGroup(menu); });
    m_baseline = menuButton(this, tr("The baseline under the bars"), [this](QMenu &menu) { fillBaseline(menu); });
    auto *out = pushButton(this, QStringLiteral("−"), tr("Zoom out"));
    auto *in = pushButton(this, QStringLiteral("+"), tr("Zoom in"));
    auto *fit = pushButton(this, tr("Fit"), tr("Show the whole plan (Home)"));
    auto *open = pushButton(this, tr("Expand"), tr("Open all summaries"));
    auto *close = pushButton(this, tr("Collapse"), tr("Close all summaries"));
    m_count->setFont(Theme::font(TextSize::Small));

    line(this, {m_text, m_show, m_group, m_baseline, m_count, BoxPart::rest(), open, close, out, in, fit},
         {space::kSmall, space::kTiny, space::kSmall, space::kTiny}, space::kTiny);
    // In a narrow pane what the canvas offers by keys gives way; the pane is never made wider by its strip.
    setMinimumWidth(kNarrowFilter);
    m_needWidth = {{open, 760}, {close, 760}, {m_count, 700}, {fit, 560}, {in, 500}, {out, 500}};
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        OutlineFilter filter = m_canvas.lines().filter();
        filter.text = text.trimmed();
        m_canvas.lines().setFilter(filter);
    });
    connect(m_text, &QLineEdit::returnPressed, this, [this] { m_canvas.setFocus(); });
    connect(out, &QToolButton::clicked, this, [this] { m_canvas.zoomBy(1 / TimelineCanvas::zoomStep); });
    connect(in, &QToolButton::clicked, this, [this] { m_canvas.zoomBy(TimelineCanvas::zoomStep); });
    connect(fit, &QToolButton::clicked, this, [this] { m_canvas.fitAll(); });
    connect(open, &QToolButton::clicked, this, [this] { m_canvas.lines().expandAll(); });
    connect(close, &QToolButton::clicked, this, [this] { m_canvas.lines().collapseAll(); });
    connect(&m_canvas.lines(), &TimelineLines::arranged, this, &TimelineBar::follow);
    connect(&m_canvas.keys(), &TimelineKeys::filterRequested, this, &TimelineBar::focusFilter);
    connect(&m_workspace, &Workspace::forecastChanged, this, &TimelineBar::follow);
    connect(&m_workspace, &Workspace::baselineChanged, this, &TimelineBar::follow);
    follow();
}

void TimelineBar::setTheme(const Theme &theme)
{
    setPalette(theme.panelPalette());
    setAutoFillBackground(true);
    m_count->setPalette(theme.quietPalette());
}

void TimelineBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (const auto &[widget, needed] : m_needWidth) {
        widget->setVisible(width() >= needed);
    }
}

void TimelineBar::focusFilter()
{
    m_text->setFocus();
    m_text->selectAll();
}

QString TimelineBar::shownText() const
{
    const OutlineFilter &filter = m_canvas.lines().filter();
    QStringList words;
    if (filter.critical) {
        words << tr("critical");
    }
    if (filter.nearCritical) {
        words << tr("nearly critical");
    }
    if (filter.late) {
        words << tr("late");
    }
    if (filter.unfinished) {
        words << tr("unfinished");
    }
    if (const Phase *phase = m_workspace.plan().find(filter.phase)) {
        words << qtext(phase->name.empty() ? phase->key : phase->name);
    }
    if (filter.workClass) {
        words << qtext(EnumNames<WorkClass>::entries[static_cast<std::size_t>(*filter.workClass)].label).toLower();
    }
    return words.isEmpty() ? tr("All tasks") : tr("Only %1").arg(words.join(QStringLiteral(", ")));
}

void TimelineBar::follow()
{
    const OutlineFilter &filter = m_canvas.lines().filter();
    if (m_text->text().trimmed() != filter.text) {
        m_text->setText(filter.text);
    }
    m_show->setText(shownText());
    m_group->setText(groupingName(m_canvas.lines().grouping()));
    const Baseline *baseline = m_workspace.plan().find(m_workspace.baseline());
    const QString name = baseline ? oneLine(qtext(baseline->name.empty() ? baseline->key : baseline->name)) : QString();
    const QString shown = fontMetrics().elidedText(name, Qt::ElideRight, kWidestBaseline);
    m_baseline->setText(baseline ? tr("Against %1").arg(QString(shown).replace(QLatin1Char('&'), QStringLiteral("&&")))
                                 : tr("No baseline"));
    m_baseline->setVisible(!m_workspace.plan().table<Baseline>().isEmpty());
    m_count->setText(filter.isEmpty() ? QString()
                                      : tr("%1 tasks").arg(countLabel(m_canvas.lines().rows().matchCount())));
}

void TimelineBar::fillShow(QMenu &menu)
{
    const auto set = [this](auto change) {
        return [this, change](bool on) {
            OutlineFilter filter = m_canvas.lines().filter();
            change(filter, on);
            m_canvas.lines().setFilter(filter);
        };
    };
    const auto add = [](QMenu &to, const QString &text, bool checked, auto &&slot) {
        QAction *action = to.addAction(text);
        action->setCheckable(true);
        action->setChecked(checked);
        QObject::connect(action, &QAction::triggered, &to, slot);
    };
    const OutlineFilter &filter = m_canvas.lines().filter();
    add(menu, tr("All tasks"), filter.isEmpty(), [this](bool) { m_canvas.lines().setFilter({}); });
    menu.addSeparator();
    add(menu, tr("Critical"), filter.critical, set([](OutlineFilter &one, bool on) { one.critical = on; }));
    add(menu, tr("Critical or nearly so"), filter.nearCritical,
        set([](OutlineFilter &one, bool on) { one.nearCritical = on; }));
    add(menu, tr("Late"), filter.late, set([](OutlineFilter &one, bool on) { one.late = on; }));
    add(menu, tr("Unfinished"), filter.unfinished, set([](OutlineFilter &one, bool on) { one.unfinished = on; }));
    menu.addSeparator();
    QMenu *phases = menu.addMenu(tr("Phase"));
    for (const Phase *phase : inOrder<Phase>(m_workspace.plan())) {
        add(*phases, qtext(phase->name.empty() ? phase->key : phase->name), filter.phase == phase->id,
            set([id = phase->id](OutlineFilter &one, bool on) { one.phase = on ? id : Id<Phase>(); }));
    }
    phases->setEnabled(!phases->isEmpty());
    QMenu *classes = menu.addMenu(tr("Work class"));
    for (std::size_t i = 0; i < EnumNames<WorkClass>::entries.size(); ++i) {
        const auto workClass = static_cast<WorkClass>(i);
        add(*classes, qtext(EnumNames<WorkClass>::entries[i].label), filter.workClass == workClass,
            set([workClass](OutlineFilter &one, bool on) {
                one.workClass = on ? std::optional(workClass) : std::nullopt;
            }));
    }
    menu.addSeparator();
    add(menu, tr("All links"), m_canvas.lines().showsAllLinks(),
        [this](bool on) { m_canvas.lines().setShowAllLinks(on); });
}

void TimelineBar::fillGroup(QMenu &menu)
{
    for (const OutlineGrouping grouping : kGroupings) {
        QAction *action =
            menu.addAction(groupingName(grouping), this, [this, grouping] { m_canvas.lines().setGrouping(grouping); });
        action->setCheckable(true);
        action->setChecked(m_canvas.lines().grouping() == grouping);
    }
}

void TimelineBar::fillBaseline(QMenu &menu)
{
    const auto add = [&](const QString &text, Id<Baseline> baseline) {
        QAction *action = menu.addAction(text, this, [this, baseline] { m_workspace.setBaseline(baseline); });
        action->setCheckable(true);
        action->setChecked(m_workspace.baseline() == baseline);
    };
    add(tr("No baseline"), {});
    menu.addSeparator();
    for (const Baseline *baseline : inOrder<Baseline>(m_workspace.plan())) {
        add(qtext(baseline->name.empty() ? baseline->key : baseline->name), baseline->id);
    }
}

} // namespace gigaplan
