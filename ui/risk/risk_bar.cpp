// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risk/risk_bar.h"

#include "model/words/labels.h"
#include "ui/kit/boxes.h"
#include "ui/kit/eliding_label.h"
#include "ui/kit/flat_combo.h"
#include "ui/risk/risk_source.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

namespace gigaplan {

namespace {

constexpr QMargins kLineMargins{space::kLarge, 0, space::kLarge, space::kTiny}; ///< of the lines under the controls
constexpr int kMostTrials = 100'000, kMostSeed = 999'999'999, kProgressWidth = 96, kBarHeight = 6;

QLabel *quietLabel(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("quiet", true);
    label->setBuddy(buddy);
    return label;
}

QSpinBox *numberBox(int least, int most, const QString &name, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(least, most);
    box->setGroupSeparatorShown(true);
    box->setLocale(QLocale(QLocale::English, QLocale::UnitedStates));
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    box->setKeyboardTracking(false);
    box->setAccessibleName(name);
    return box;
}

} // namespace

void dressRiskBar(QWidget &bar, const Theme &theme)
{
    bar.setAttribute(Qt::WA_StyledBackground);
    bar.setFont(Theme::font());
    bar.setStyleSheet(
        QStringLiteral(
            "QWidget { background: %1; color: %2; }"
            "QLabel[quiet=\"true\"] { color: %4; } QLabel[warning=\"true\"] { color: %8; }"
            "QPushButton, QSpinBox, QComboBox { border: 1px solid %3; border-radius: 4px; padding: 3px 8px; }"
            "QPushButton { padding: 3px 12px; } QComboBox { padding-right: 16px; }"
            "QComboBox::drop-down { border: 0; width: 0; }"
            "QComboBox QAbstractItemView { background: %1; color: %2; selection-background-color: %5; selection-color: "
            "%7; }"
            "QPushButton:focus, QSpinBox:focus, QComboBox:focus, QToolButton:focus { border-color: %5; }"
            "QPushButton:hover, QToolButton:hover { background: %6; }"
            "QPushButton[primary=\"true\"]:enabled { background: %5; color: %7; border-color: %5; }"
            "QPushButton[primary=\"true\"]:focus { border-color: %2; }"
            "QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 1px 6px; color: %4; }"
            "QToolButton:checked { color: %2; }"
            "QProgressBar { border: 0; border-radius: 3px; background: %3; }"
            "QProgressBar::chunk { border-radius: 3px; background: %5; }")
            .arg(theme.panel.name(), theme.text.name(), theme.hairline.name(), theme.quietText.name(),
                 theme.accent.name(), theme.hover.name(), theme.readableOn(theme.accent).name(),
                 mixed(theme.failed, theme.text, 0.15).name()));
}

RiskBar::RiskBar(RiskRun &run, QWidget *parent) : QWidget(parent), m_run(run)
{
    column(this, {makeControls(), m_note = makeNote(), m_basis = makeBasis()});
    connect(&run, &RiskRun::settingsChanged, this, &RiskBar::showSettings);
    connect(&run, &RiskRun::runningChanged, this, &RiskBar::showRunning);
    connect(&run, &RiskRun::progressChanged, this, &RiskBar::showRunning);
    connect(&run, &RiskRun::resultChanged, this, &RiskBar::showResult);
    connect(&run, &RiskRun::staleChanged, this, &RiskBar::showResult);
    showSettings();
    showRunning();
    showResult();
}

QWidget *RiskBar::makeControls()
{
    auto *bar = new QWidget(this);
    m_start = new QPushButton(bar);
    m_start->setObjectName(QStringLiteral("runRisk"));
    m_start->setProperty("primary", true);
    m_progress = new QProgressBar(bar);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(kProgressWidth, kBarHeight);
    m_progress->setAccessibleName(tr("Progress of the simulation"));
    m_trials = numberBox(10, kMostTrials, tr("Trials"), bar);
    m_seed = numberBox(1, kMostSeed, tr("Seed"), bar);
    m_seed->setGroupSeparatorShown(false);
    m_seed->setMaximumWidth(88);
    m_profile = new FlatCombo(bar);
    m_profile->setAccessibleName(tr("Risks"));
    for (const auto &[name, label] : EnumNames<RiskProfile>::entries) {
        m_profile->addItem(qtext(label));
    }
    line(bar,
         {m_start, m_progress, BoxPart::rest(), quietLabel(tr("&Trials"), m_trials, bar), m_trials,
          BoxPart::gap(space::kSmall), quietLabel(tr("S&eed"), m_seed, bar), m_seed, BoxPart::gap(space::kSmall),
          quietLabel(tr("R&isks"), m_profile, bar), m_profile},
         {space::kLarge, space::kSmall, space::kLarge, space::kSmall}, space::kSmall);
    connect(m_start, &QPushButton::clicked, this, [this] { m_run.isRunning() ? m_run.cancel() : m_run.start(); });
    connect(m_trials, &QSpinBox::valueChanged, this, &RiskBar::takeSettings);
    connect(m_seed, &QSpinBox::valueChanged, this, &RiskBar::takeSettings);
    connect(m_profile, &QComboBox::activated, this, &RiskBar::takeSettings);
    return bar;
}

QWidget *RiskBar::makeNote()
{
    auto *bar = new QWidget(this);
    auto *text = new ElidingLabel(
        QStringLiteral("\u26a0 ") + tr("The plan has changed since. These figures are for the earlier plan."), bar);
    text->setProperty("warning", true);
    text->setObjectName(QStringLiteral("riskIsStale"));
    auto *again = new QPushButton(tr("Run Again"), bar);
    again->setObjectName(QStringLiteral("runRiskAgain"));
    connect(again, &QPushButton::clicked, &m_run, &RiskRun::start);
    line(bar, {{text, 1}, again}, kLineMargins, space::kSmall);
    return bar;
}

QWidget *RiskBar::makeBasis()
{
    auto *bar = new QWidget(this);
    m_short = new ElidingLabel(bar);
    m_long = new QLabel(bar);
    m_long->setWordWrap(true);
    m_long->setTextFormat(Qt::PlainText);
    m_long->setVisible(false);
    m_more = new QToolButton(bar);
    m_more->setText(tr("More"));
    m_more->setToolTip(tr("Notes on these figures: estimates, the default profile"));
    m_more->setCheckable(true);
    m_more->setFocusPolicy(Qt::TabFocus);
    for (QLabel *label : std::initializer_list<QLabel *>{m_short, m_long}) {
        label->setProperty("quiet", true);
        label->setFont(Theme::font(TextSize::Small));
        label->setAccessibleName(tr("Basis of these figures"));
    }
    m_short->setObjectName(QStringLiteral("riskBasis"));
    line(bar, {{m_short, 1}, {m_long, 1}, m_more}, kLineMargins, space::kSmall)->setAlignment(m_more, Qt::AlignTop);
    connect(m_more, &QToolButton::toggled, this, [this](bool more) {
        m_short->setVisible(!more);
        m_long->setVisible(more);
        m_more->setText(more ? tr("Less") : tr("More"));
    });
    return bar;
}

void RiskBar::setTheme(const Theme &theme)
{
    dressRiskBar(*this, theme);
}

void RiskBar::showSettings()
{
    const SimulationSettings settings = m_run.settings();
    const QSignalBlocker trials(m_trials), seed(m_seed), profile(m_profile);
    m_trials->setValue(static_cast<int>(settings.trials));
    m_seed->setValue(static_cast<int>(settings.seed));
    m_profile->setCurrentIndex(static_cast<int>(settings.profile));
}

void RiskBar::takeSettings()
{
    SimulationSettings settings = m_run.settings();
    settings.trials = static_cast<std::size_t>(m_trials->value());
    settings.seed = static_cast<std::uint64_t>(m_seed->value());
    settings.profile = static_cast<RiskProfile>(m_profile->currentIndex());
    m_run.setSettings(settings);
}

void RiskBar::showRunning()
{
    const bool isRunning = m_run.isRunning();
    m_start->setText(isRunning ? tr("Cancel") : tr("Run"));
    m_start->setToolTip(isRunning ? tr("Stop; the previous result is kept")
                                  : tr("Simulate the schedule with random durations"));
    m_start->setAccessibleName(m_start->text());
    m_progress->setVisible(isRunning);
    m_progress->setValue(static_cast<int>(m_run.progress() * m_progress->maximum()));
}

void RiskBar::showResult()
{
    const auto &analysis = m_run.result();
    m_note->setVisible(analysis && m_run.isStale());
    m_basis->setVisible(analysis != nullptr);
    if (analysis) {
        const QString beside = besideText(*analysis);
        QString basis = qtext(basisOf(*analysis));
        if (!beside.isEmpty()) {
            basis += QStringLiteral(" · ") + beside;
        }
        m_short->setText(basis);
        m_short->setToolTip(basis);
        m_long->setText(basis);
        m_more->setVisible(!beside.isEmpty());
        if (beside.isEmpty()) {
            m_more->setChecked(false);
        }
    }
}

} // namespace gigaplan
