// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schedule/levelling_dialog.h"

#include "model/edit/commands.h"
#include "model/edit/set_level_delays.h"
#include "model/plan/crews.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/words/labels.h"
#include "model/work/latest_work.h"
#include "ui/kit/boxes.h"
#include "ui/kit/empty_page.h"
#include "ui/paint/theme.h"
#include "ui/schedule/levelling_tables.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

namespace gigaplan {

namespace {

constexpr int kLevelSoonMs = 250;
constexpr int kPhaseCharacters = 24; ///< of the choice of a phase
constexpr std::size_t kThorough = 10'000; ///< schedules: about ten times as long as usual for some hundred tasks
enum Page { ResultPage, StartPage };
enum Effort { Usual, Thorough, Quick };

bool needsAnything(const PlanSnapshot &plan)
{
    return !plan.table<Assignment>().isEmpty() || !plan.table<Requirement>().isEmpty();
}

/// " 13 overloads of resources go, and 2 starts before a delivery."
QString cured(const Levelling &levelling)
{
    const auto gone = [](std::size_t before, std::size_t left) { return before - std::min(before, left); };
    const std::size_t overloads = gone(levelling.overloadsBefore, levelling.overloads.size());
    const std::size_t arrivals = gone(levelling.shortArrivalsBefore, levelling.shortArrivals.size());
    QStringList parts;
    if (overloads > 0) {
        parts << (overloads == 1 ? LevellingDialog::tr("one overload of a resource")
                                 : LevellingDialog::tr("%L1 overloads of resources").arg(overloads));
    }
    if (arrivals > 0) {
        parts << (arrivals == 1 ? LevellingDialog::tr("one start before a delivery")
                                : LevellingDialog::tr("%L1 starts before a delivery").arg(arrivals));
    }
    return parts.isEmpty() ? QString()
                           : LevellingDialog::tr(" That cures %1.").arg(parts.join(LevellingDialog::tr(" and ")));
}

} // namespace

LevellingDialog::LevellingDialog(Workspace &workspace, const Theme &theme, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_pages(new QStackedWidget(this)),
      m_summary(new QLabel(this)),
      m_tables(new LevellingTables(this)),
      m_empty(new EmptyPage(
          tr("Work waits for crews and deliveries"),
          tr("Levelling holds tasks back until the crews, cranes, load banks and teams that they need are free, and "
             "until what they use up has arrived. No task of this plan says yet what it needs.\n\nAdd resources with "
             "the units that there are, assign tasks to them, or say which equipment must have arrived: all in the "
             "tables, under Resource, Assignment and Arrival needed."),
          this)),
      m_progress(new QProgressBar(this)),
      m_soon(new QTimer(this)),
      m_work(new LatestWork(LatestWork::Older::IsStopped, this))
{
    setWindowTitle(tr("Level resources"));
    setObjectName(QStringLiteral("levellingDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_summary->setWordWrap(true);
    m_summary->setMinimumHeight(2 * m_summary->fontMetrics().lineSpacing());
    m_summary->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(space::kTiny);
    m_progress->setAccessibleName(tr("Schedules tried"));
    auto *result = new QWidget(m_pages);
    column(result, {buildChoices(), m_summary, m_progress, {m_tables, 1}}, {}, space::kSmall);
    m_pages->addWidget(result);
    m_pages->addWidget(m_empty);
    column(this, {{m_pages, 1}, buildButtons()}, kDialogMargins, space::kMedium);
    m_soon->setSingleShot(true);
    m_soon->setInterval(kLevelSoonMs);
    connect(m_soon, &QTimer::timeout, this, &LevellingDialog::start);
    connect(&workspace, &Workspace::forecastChanged, m_soon, qOverload<>(&QTimer::start));
    connect(&workspace, &Workspace::planChanged, this, [this] { m_apply->setEnabled(false); });
    connect(&workspace, &Workspace::forecastChanged, this, &LevellingDialog::listPhases);
    connect(&workspace, &Workspace::documentReplaced, this, &QDialog::close);
    connect(m_empty->addWay(tr("&Add a Resource"), tr("Add a crew of one unit, to name and assign")),
            &QPushButton::clicked, this, &LevellingDialog::addResource);
    connect(m_tables, &LevellingTables::chosen, &workspace, &Workspace::showRow);
    resize(1180, 620);
    setTheme(theme);
    listPhases();
    start();
}

LevellingDialog::~LevellingDialog() = default;

QWidget *LevellingDialog::buildChoices()
{
    auto *choices = new QWidget(this);
    m_phase = new QComboBox(choices);
    m_effort = new QComboBox(choices);
    m_phase->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // names may be long
    m_phase->setMinimumContentsLength(kPhaseCharacters);
    m_phase->setAccessibleName(tr("Which tasks may move"));
    m_phase->setToolTip(tr("The tasks of one phase only move around those of all others"));
    m_effort->addItems({tr("Usual search"), tr("Thorough search"), tr("Quick: priority rules only")});
    m_effort->setAccessibleName(tr("How long to search for a shorter plan"));
    m_effort->setToolTip(tr("A longer search finds shorter plans; the same choices always give the same plan"));
    m_stop = new QPushButton(tr("&Stop"), choices);
    m_stop->setToolTip(tr("Stop; nothing is changed"));
    line(choices, {m_phase, m_effort, BoxPart::rest(), m_stop}, {}, space::kSmall);
    connect(m_phase, &QComboBox::activated, this, &LevellingDialog::start);
    connect(m_effort, &QComboBox::activated, this, &LevellingDialog::start);
    connect(m_stop, &QPushButton::clicked, this, &LevellingDialog::stop);
    return choices;
}

QWidget *LevellingDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Apply | QDialogButtonBox::Close, this);
    m_apply = buttons->button(QDialogButtonBox::Apply);
    m_apply->setDefault(true);
    m_apply->setToolTip(tr("Set the levelling delays, as one step that can be undone"));
    m_clear = buttons->addButton(tr("C&lear Levelling"), QDialogButtonBox::ResetRole);
    m_clear->setToolTip(
        tr("Take the levelling delays of the tasks chosen above out of the plan, as one step that can be undone"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_apply, &QPushButton::clicked, this, &LevellingDialog::apply);
    connect(m_clear, &QPushButton::clicked, this, &LevellingDialog::clearLevelling);
    return buttons;
}

void LevellingDialog::setTheme(const Theme &theme)
{
    m_tables->setTheme(theme);
    m_empty->setTheme(theme);
    m_progress->setStyleSheet(
        QStringLiteral(
            "QProgressBar { border: none; background: transparent; } QProgressBar::chunk { background: %1; }")
            .arg(theme.accent.name()));
}

bool LevellingDialog::isBusy() const
{
    return m_work->isBusy() || m_soon->isActive();
}

void LevellingDialog::listPhases()
{
    const QVariant chosen = m_phase->currentData();
    const QSignalBlocker quiet(m_phase);
    m_phase->clear();
    m_phase->addItem(tr("All tasks"), QVariant::fromValue(std::int64_t{0}));
    for (const Phase *phase : inOrder<Phase>(m_workspace.plan())) {
        m_phase->addItem(tr("Only %1").arg(qtext(displayName(m_workspace.plan(), phase->id))),
                         QVariant::fromValue(phase->id.value));
    }
    m_phase->setCurrentIndex(std::max(0, m_phase->findData(chosen)));
}

LevellingOptions LevellingDialog::options() const
{
    LevellingOptions options;
    options.phase = {m_phase->currentData().value<std::int64_t>()};
    if (m_effort->currentIndex() != Usual) {
        options.passes = m_effort->currentIndex() == Thorough ? kThorough : 0;
    }
    return options;
}

void LevellingDialog::start()
{
    const auto &forecast = m_workspace.forecast();
    if (!forecast) {
        return;
    }
    m_pages->setCurrentIndex(needsAnything(forecast->plan) ? ResultPage : StartPage);
    m_clear->setEnabled(!clearedLevelling(forecast->plan, options().phase).empty());
    m_preview.reset();
    m_apply->setEnabled(false);
    if (m_pages->currentIndex() == StartPage) {
        m_work->cancel();
        m_stop->setEnabled(false);
        return;
    }
    m_progress->setValue(0);
    m_work->run([this, work = m_work, forecast, options = options()](std::stop_token stopped) -> LatestWork::Finish {
        const auto told = eachPercent([this, work](double share) {
            work->tell([this, share] { m_progress->setValue(static_cast<int>(share * m_progress->maximum())); });
        });
        auto preview = levellingPreview(forecast, options, stopped, told);
        return [this, preview = std::move(preview)] { finish(preview); };
    });
    m_summary->setText(tr("Levelling…"));
    m_stop->setEnabled(true);
}

void LevellingDialog::stop()
{
    m_work->cancel();
    m_progress->setValue(0);
    m_stop->setEnabled(false);
    m_tables->clear();
    m_summary->setText(tr("Stopped. Nothing was changed; choose an effort to start again."));
}

void LevellingDialog::finish(std::shared_ptr<const LevellingPreview> preview)
{
    m_progress->setValue(0);
    m_stop->setEnabled(false);
    m_preview = std::move(preview);
    if (!m_preview) {
        return;
    }
    m_tables->show(*m_preview);
    m_summary->setText(summary());
    m_apply->setEnabled(isCurrent() && !m_preview->change.isEmpty());
}

/// The preview's changes are based on the plan that it was computed for: they would undo any later edit.
bool LevellingDialog::isCurrent() const
{
    return m_preview && m_preview->plan.version() == m_workspace.plan().version();
}

QString LevellingDialog::summary() const
{
    const Levelling &levelling = m_preview->levelling;
    const Date now = dayEnding(levelling.finishNow), then = dayEnding(levelling.finishLevelled);
    QString text;
    if (levelling.moved.empty()) {
        text = tr("Nothing has to wait: every task finds its crews and deliveries when it starts.");
    } else if (m_preview->change.isEmpty()) {
        text = tr("The plan is levelled: %L1 tasks are later than their links require.").arg(levelling.moved.size());
    } else {
        text = tr("%L1 tasks would be later than their links require.").arg(levelling.moved.size()) + cured(levelling);
    }
    const bool isLevelled = m_preview->change.isEmpty();
    const Date unlevelled = dayEnding(levelling.finishUnlevelled);
    if (isLevelled && now != unlevelled) {
        text +=
            tr(" The plan ends on %1; without levelling it would end on %2").arg(dateLabel(now), dateLabel(unlevelled));
    } else if (now == then) {
        text += (isLevelled ? tr(" The plan ends on %1") : tr(" The plan ends on %1 as before")).arg(dateLabel(now));
    } else {
        text += tr(" The plan would end on %1; now it ends on %2").arg(dateLabel(then), dateLabel(now));
    }
    const Date lastNow = m_preview->lastNow, lastThen = m_preview->lastLevelled;
    if (lastNow == lastThen && lastNow != kNever) {
        text += (isLevelled ? tr("; the last go-live is on %1") : tr("; the last go-live stays on %1"))
                    .arg(dateLabel(lastNow));
    } else if (lastNow != lastThen) {
        text += tr("; the last go-live would be on %1, now on %2").arg(dateLabel(lastThen), dateLabel(lastNow));
    }
    return text + u'.';
}

void LevellingDialog::apply()
{
    if (isCurrent()) {
        m_workspace.perform(SetLevelDelays(m_preview->levelling.changes, "Level resources"));
    }
}

void LevellingDialog::clearLevelling()
{
    const Id<Phase> phase = options().phase;
    const std::string of = phase ? " of " + displayName(m_workspace.plan(), phase) : std::string();
    m_workspace.perform(SetLevelDelays(clearedLevelling(m_workspace.plan(), phase), "Clear levelling" + of));
}

void LevellingDialog::addResource()
{
    const auto add = addDefaultRow(m_workspace.plan(), tableId<Resource>(), {});
    if (!add || !m_workspace.perform(*add)) {
        return;
    }
    const auto &resources = m_workspace.plan().table<Resource>();
    m_workspace.showRow(resources[resources.size() - 1].id);
}

} // namespace gigaplan
