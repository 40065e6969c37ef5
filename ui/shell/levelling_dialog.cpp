// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/levelling_dialog.h"

#include "model/edit/apply_difference.h"
#include "model/edit/commands.h"
#include "model/plan/fields.h"
#include "ui/compare/background.h"
#include "ui/paint/labels.h"
#include "ui/paint/theme.h"
#include "ui/shell/levelling_tables.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace gigaplan
{

namespace
{

constexpr int kSoonMs = 250, kTickMs = 100;
constexpr int kTextWidth = 520;
constexpr std::size_t kThorough = 10'000; ///< schedules: about ten times as long as usual for some hundred tasks
enum Page { ResultPage, EmptyPage };
enum Effort { Usual, Thorough, Quick };

bool needsAnything(const PlanSnapshot &plan)
{
    return !plan.table<Assignment>().isEmpty() || !plan.table<Requirement>().isEmpty();
}

} // namespace

LevellingDialog::LevellingDialog(Workspace &workspace, const Theme &theme, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_pages(new QStackedWidget(this)),
      m_summary(new QLabel(this)),
      m_tables(new LevellingTables(this)),
      m_progress(new QProgressBar(this)),
      m_soon(new QTimer(this)),
      m_tick(new QTimer(this)),
      m_background(new Background(this))
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
    auto *column = new QVBoxLayout(result);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(buildChoices());
    column->addWidget(m_summary);
    column->addWidget(m_progress);
    column->addWidget(m_tables, 1);
    m_pages->addWidget(result);
    m_pages->addWidget(buildEmpty());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    layout->setSpacing(space::kMedium);
    layout->addWidget(m_pages, 1);
    buildButtons(*layout);
    m_soon->setSingleShot(true);
    m_soon->setInterval(kSoonMs);
    m_tick->setInterval(kTickMs);
    connect(m_soon, &QTimer::timeout, this, &LevellingDialog::start);
    connect(m_tick, &QTimer::timeout, this, &LevellingDialog::showProgress);
    connect(&workspace, &Workspace::forecastChanged, m_soon, qOverload<>(&QTimer::start));
    connect(&workspace, &Workspace::documentReplaced, this, &QDialog::close);
    connect(m_tables, &LevellingTables::chosen, this, [this](EntityRef ref) {
        if (exists(m_workspace.plan(), ref)) {
            m_workspace.select({ ref });
            Q_EMIT m_workspace.revealRequested(ref);
        }
    });
    resize(1120, 620);
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
    m_phase->setAccessibleName(tr("Which tasks may move"));
    m_phase->setToolTip(tr("The tasks of one phase only move around those of all others"));
    m_effort->addItems({ tr("Usual search"), tr("Thorough search"), tr("Quick: priority rules only") });
    m_effort->setAccessibleName(tr("How long to search for a shorter plan"));
    m_effort->setToolTip(tr("A longer search finds shorter plans; equal choices always give the same plan"));
    m_stop = new QPushButton(tr("&Stop"), choices);
    m_stop->setToolTip(tr("Stop working it out; the plan stays as it is"));
    auto *line = new QHBoxLayout(choices);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kSmall);
    line->addWidget(m_phase);
    line->addWidget(m_effort);
    line->addStretch(1);
    line->addWidget(m_stop);
    connect(m_phase, &QComboBox::activated, this, &LevellingDialog::start);
    connect(m_effort, &QComboBox::activated, this, &LevellingDialog::start);
    connect(m_stop, &QPushButton::clicked, this, &LevellingDialog::stop);
    return choices;
}

QWidget *LevellingDialog::buildEmpty()
{
    auto *page = new QWidget(m_pages);
    auto *title = new QLabel(tr("Work waits for crews and deliveries"), page);
    title->setFont(Theme::font(TextSize::Title, QFont::DemiBold));
    m_emptyText = new QLabel(
        tr("Levelling holds tasks back until the crews, cranes, load banks and teams that they need are free, and "
           "until "
           "what they use up has arrived. No task of this plan says yet what it needs.\n\nAdd resources with the units "
           "that there are, assign tasks to them, or say which equipment must have arrived: all in the tables, under "
           "Resource, Assignment and Arrival needed."),
        page);
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignHCenter);
    m_emptyText->setFixedWidth(kTextWidth);
    auto *first = new QPushButton(tr("&Add a Resource"), page);
    first->setToolTip(tr("A crew of one unit, to be named and assigned"));
    connect(first, &QPushButton::clicked, this, &LevellingDialog::addResource);
    auto *column = new QVBoxLayout(page);
    column->setSpacing(space::kMedium);
    column->addStretch(2);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(m_emptyText, 0, Qt::AlignHCenter);
    column->addWidget(first, 0, Qt::AlignHCenter);
    column->addStretch(3);
    return page;
}

void LevellingDialog::buildButtons(QLayout &layout)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Apply | QDialogButtonBox::Close, this);
    m_apply = buttons->button(QDialogButtonBox::Apply);
    m_apply->setDefault(true);
    m_apply->setToolTip(tr("Set the levelling delays, as one step that can be undone"));
    m_clear = buttons->addButton(tr("C&lear Levelling"), QDialogButtonBox::ResetRole);
    m_clear->setToolTip(tr("Take all levelling delays out of the plan, as one step that can be undone"));
    layout.addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_apply, &QPushButton::clicked, this, &LevellingDialog::apply);
    connect(m_clear, &QPushButton::clicked, this, &LevellingDialog::clearLevelling);
}

void LevellingDialog::setTheme(const Theme &theme)
{
    m_tables->setTheme(theme);
    QPalette quiet = m_emptyText->palette();
    quiet.setColor(QPalette::WindowText, theme.quietText);
    m_emptyText->setPalette(quiet);
    m_emptyText->setMinimumHeight(m_emptyText->heightForWidth(kTextWidth));
    m_progress->setStyleSheet(
        QStringLiteral(
            "QProgressBar { border: none; background: transparent; } QProgressBar::chunk { background: %1; }")
            .arg(theme.accent.name()));
}

bool LevellingDialog::isBusy() const
{
    return m_background->isBusy() || m_soon->isActive();
}

void LevellingDialog::listPhases()
{
    m_phase->addItem(tr("All tasks"), QVariant::fromValue(std::int64_t { 0 }));
    for (const Phase *phase : orderedPhases(m_workspace.plan())) {
        m_phase->addItem(tr("Only %1").arg(qtext(displayName(m_workspace.plan(), phase->id))),
                         QVariant::fromValue(phase->id.value));
    }
}

LevellingOptions LevellingDialog::options() const
{
    LevellingOptions options;
    options.phase = { m_phase->currentData().value<std::int64_t>() };
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
    m_pages->setCurrentIndex(needsAnything(forecast->plan) ? ResultPage : EmptyPage);
    m_clear->setEnabled(!clearedLevelling(forecast->plan).isEmpty());
    m_preview.reset();
    m_apply->setEnabled(false);
    if (m_pages->currentIndex() == EmptyPage) {
        m_background->cancel();
        return;
    }
    m_told = std::make_shared<Progress>();
    m_background->run(
        [this, forecast, options = options(), told = m_told](std::stop_token stopped) -> Background::Finish {
            auto preview = levellingPreview(forecast, options, stopped, [told](std::size_t done, std::size_t of) {
                told->done = done;
                told->of = of;
            });
            return [this, preview = std::move(preview)] { finish(preview); };
        });
    m_summary->setText(tr("Working out who can start when…"));
    m_stop->setEnabled(true);
    m_tick->start();
    showProgress();
}

void LevellingDialog::stop()
{
    m_background->cancel();
    m_tick->stop();
    m_progress->setValue(0);
    m_stop->setEnabled(false);
    m_tables->clear();
    m_summary->setText(tr("Stopped. The plan is as it was; choose how to search to begin again."));
}

void LevellingDialog::showProgress()
{
    m_progress->setRange(0, static_cast<int>(std::max<std::size_t>(1, m_told->of)));
    m_progress->setValue(static_cast<int>(m_told->done));
}

void LevellingDialog::finish(std::shared_ptr<const LevellingPreview> preview)
{
    m_tick->stop();
    m_progress->setValue(0);
    m_stop->setEnabled(false);
    m_preview = std::move(preview);
    if (!m_preview) {
        return;
    }
    m_tables->show(*m_preview);
    m_summary->setText(summary());
    m_apply->setEnabled(!m_preview->change.isEmpty());
}

QString LevellingDialog::summary() const
{
    const Levelling &levelling = m_preview->levelling;
    const Date now = dayEnding(levelling.finishNow), then = dayEnding(levelling.finishLevelled);
    QString text = levelling.moved.empty()
        ? tr("Nothing has to wait: what tasks need is free and there when they begin.")
        : m_preview->change.isEmpty()
        ? tr("The plan is levelled: %L1 tasks lie later than their links alone would have them.")
              .arg(levelling.moved.size())
        : tr("%L1 tasks would lie later than their links alone would have them, so that %L2 overloads and %L3 "
             "starts before a delivery go.")
              .arg(levelling.moved.size())
              .arg(levelling.overloadsBefore - std::min(levelling.overloadsBefore, levelling.overloads.size()))
              .arg(levelling.shortArrivalsBefore
                   - std::min(levelling.shortArrivalsBefore, levelling.shortArrivals.size()));
    text += u' '
        + (now == then ? tr("The plan ends on %1 as before").arg(dateLabel(now))
                       : tr("The plan ends on %1, now on %2").arg(dateLabel(then), dateLabel(now)));
    if (!m_preview->goLives.empty() && (m_preview->lastNow != kNever || m_preview->lastLevelled != kNever)) {
        text += m_preview->lastNow == m_preview->lastLevelled
            ? tr("; the last go-live stays on %1").arg(dateLabel(m_preview->lastNow))
            : tr("; the last go-live is on %1, now on %2")
                  .arg(dateLabel(m_preview->lastLevelled), dateLabel(m_preview->lastNow));
    }
    return text + u'.';
}

void LevellingDialog::apply()
{
    if (m_preview) {
        m_workspace.perform(ApplyDifference(m_preview->change, "Level resources"));
    }
}

void LevellingDialog::clearLevelling()
{
    m_workspace.perform(ApplyDifference(clearedLevelling(m_workspace.plan()), "Clear levelling"));
}

void LevellingDialog::addResource()
{
    const auto add = addDefaultRow(m_workspace.plan(), tableId<Resource>(), {});
    if (!add || !m_workspace.perform(*add)) {
        return;
    }
    for (const Resource &resource : m_workspace.plan().table<Resource>()) {
        m_workspace.select({ resource.id });
    }
    if (!m_workspace.selection().empty()) {
        Q_EMIT m_workspace.revealRequested(m_workspace.selection().front());
    }
}

} // namespace gigaplan
