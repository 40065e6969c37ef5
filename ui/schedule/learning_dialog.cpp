// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schedule/learning_dialog.h"

#include "model/base/text.h"
#include "model/edit/apply_difference.h"
#include "model/edit/keys.h"
#include "model/plan/fields.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"
#include "model/words/labels.h"
#include "ui/kit/boxes.h"
#include "ui/kit/dialog_table.h"
#include "ui/paint/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTimer>

namespace gigaplan {

namespace {

constexpr int kLearnSoonMs = 200;
constexpr int kMostChanges = 1000;
constexpr int kNoRule = 0, kStated = 1, kFitted = 2;
enum ClassColumn { ClassName, RuleKind, DurationRate, CostRate, Actuals, WorkToCome, CostToCome, ClassColumns };

QTableWidget *makeTable(const QStringList &headers, const Theme &theme, QWidget *parent)
{
    auto *table = new QTableWidget(0, static_cast<int>(headers.size()), parent);
    table->setHorizontalHeaderLabels(headers);
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    dressDialogTable(*table, *table->horizontalHeader(), theme);
    return table;
}

void put(QTableWidget &table, int row, int column, const QString &text, bool number = false)
{
    auto *item = new QTableWidgetItem(text);
    item->setTextAlignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    item->setToolTip(text);
    table.setItem(row, column, item);
}

/// "30,000 days → 24,300 days (−19.0 %)".
QString beforeAfter(const QString &before, const QString &after, const ClassLearning &learned)
{
    if (learned.before <= 0) {
        return LearningDialog::tr("nothing to come");
    }
    if (learned.rows == 0) {
        return LearningDialog::tr("%1, unchanged").arg(before);
    }
    const double percent = 100 * (learned.after / learned.before - 1);
    return LearningDialog::tr("%1 → %2 (%3%4 %)")
        .arg(before, after, percent < 0 ? QStringLiteral("−") : QStringLiteral("+"))
        .arg(std::abs(percent), 0, 'f', 1);
}

QString actualsText(const ClassLearning &learned)
{
    if (!learned.fit) {
        return qtext(learned.cannotFit);
    }
    return LearningDialog::tr("%1 % (%2 to %3 %), %4 phases")
        .arg(learned.fit->curve.rate(), 0, 'f', 1)
        .arg(learned.fit->rateLow, 0, 'f', 1)
        .arg(learned.fit->rateHigh, 0, 'f', 1)
        .arg(learned.fit->points);
}

const LearningRate *rateOf(const PlanSnapshot &plan, WorkClass workClass)
{
    const LearningRate *found = nullptr;
    for (const LearningRate &rate : plan.table<LearningRate>()) {
        found = rate.workClass == workClass ? &rate : found;
    }
    return found;
}

} // namespace

LearningDialog::LearningDialog(Workspace &workspace, const Theme &theme, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_plan(workspace.plan()),
      m_belief(new QLabel(this)),
      m_summary(new QLabel(this)),
      m_soon(new QTimer(this))
{
    setWindowTitle(tr("Learn from finished work"));
    setObjectName(QStringLiteral("learningDialog"));
    m_classes = makeTable({tr("Work class"), tr("Rule"), tr("Work, per doubling"), tr("Cost, per doubling"),
                           tr("Work saved, from actuals"), tr("Work to come"), tr("Cost to come")},
                          theme, this);
    m_phases = makeTable({tr("Phase"), tr("Live, as believed"), tr("Live, as planned"), tr("Live, as learned"),
                          tr("Cost, as planned"), tr("Cost, as learned")},
                         theme, this);
    m_changes = makeTable({tr("Task or cost"), tr("Phase"), tr("Now"), tr("Then")}, theme, this);
    auto *tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    tabs->addTab(m_phases, tr("&Go-lives"));
    tabs->addTab(m_changes, tr("&What changes"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Apply | QDialogButtonBox::Cancel, this);
    m_apply = buttons->button(QDialogButtonBox::Apply);
    m_apply->setDefault(true);
    m_belief->setWordWrap(true);
    column(this, {m_belief, {m_classes, 5}, {tabs, 4}, m_summary, buttons}, kDialogMargins, space::kMedium);
    m_soon->setSingleShot(true);
    m_soon->setInterval(kLearnSoonMs);
    connect(m_soon, &QTimer::timeout, this, &LearningDialog::preview);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &LearningDialog::apply);
    m_learning = computeLearning(m_plan, m_plan.table<LearningRate>(), workspace.baseline());
    buildRules();
    resize(1180, 680);
    preview();
}

QDoubleSpinBox *LearningDialog::percentBox(double value)
{
    auto *box = new QDoubleSpinBox;
    box->setRange(-90, 90);
    box->setDecimals(1);
    box->setSuffix(QStringLiteral(" %"));
    box->setFrame(false);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    box->setValue(value);
    box->setKeyboardTracking(false);
    connect(box, &QDoubleSpinBox::valueChanged, m_soon, qOverload<>(&QTimer::start));
    return box;
}

void LearningDialog::buildRules()
{
    m_classes->setRowCount(static_cast<int>(m_learning.classes.size()));
    for (const WorkClassLearning &of : m_learning.classes) {
        const int row = static_cast<int>(m_rules.size());
        const LearningRate *rate = rateOf(m_plan, of.workClass);
        Rule rule;
        rule.workClass = of.workClass;
        rule.kind = new QComboBox;
        rule.kind->addItems({tr("No learning"), tr("As stated"), tr("As actuals say")});
        rule.kind->setCurrentIndex(!rate ? kNoRule : rate->kind == LearningKind::Fitted ? kFitted : kStated);
        rule.kind->setAccessibleName(qtext(enumLabel(of.workClass)));
        rule.duration = percentBox(rate ? rate->duration.value : 0);
        rule.cost = percentBox(rate ? rate->cost.value : 0);
        connect(rule.kind, &QComboBox::currentIndexChanged, this, &LearningDialog::preview);
        put(*m_classes, row, ClassName, qtext(enumLabel(of.workClass)));
        m_classes->setCellWidget(row, RuleKind, rule.kind);
        m_classes->setCellWidget(row, DurationRate, rule.duration);
        m_classes->setCellWidget(row, CostRate, rule.cost);
        m_rules.push_back(rule);
    }
    const std::array widths{120, 140, 120, 120, 230, 230};
    for (std::size_t i = 0; i < widths.size(); ++i) {
        m_classes->setColumnWidth(static_cast<int>(i), widths[i]);
    }
}

std::vector<LearningRate> LearningDialog::rates() const
{
    std::vector<LearningRate> all;
    for (const Rule &rule : m_rules) {
        if (rule.kind->currentIndex() == kNoRule) {
            continue;
        }
        const LearningRate *before = rateOf(m_plan, rule.workClass);
        LearningRate rate = before ? *before : LearningRate();
        if (!before) {
            rate.key = unusedKey(m_plan, tableId<LearningRate>(), "learning-" + std::string(enumName(rule.workClass)));
            rate.id = {idValueFromKey(Description<LearningRate>::table, rate.key)};
        }
        rate.workClass = rule.workClass;
        rate.kind = rule.kind->currentIndex() == kFitted ? LearningKind::Fitted : LearningKind::Stated;
        rate.duration = {rule.duration->value()};
        rate.cost = {rule.cost->value()};
        all.push_back(std::move(rate));
    }
    return all;
}

void LearningDialog::preview()
{
    m_learning = computeLearning(m_plan, Table<LearningRate>::fromRows(rates()), m_workspace.baseline());
    m_belief->setText(
        m_learning.baseline
            ? tr("Estimates come from the baseline “%1”. A rate is what each doubling of finished phases saves.")
                  .arg(qtext(displayName(m_plan, m_learning.baseline)))
            : tr("Estimates come from the current plan; take a baseline, and later learning starts from the same "
                 "estimates. A rate is what each doubling of finished phases saves."));
    showClasses();
    showPhases();
    showChanges();
    const auto tasks = m_learning.change.of<Task>().updated.size(), costs = m_learning.change.of<Cost>().updated.size();
    m_summary->setText(
        tasks + costs == 0
            ? tr("No task and no cost would change.")
            : tr("%L1 tasks and %L2 costs would change, as one step that can be undone.").arg(tasks).arg(costs));
    m_apply->setEnabled(!wholeChange().isEmpty());
}

void LearningDialog::showClasses()
{
    for (std::size_t i = 0; i < m_rules.size() && i < m_learning.classes.size(); ++i) {
        const WorkClassLearning &of = m_learning.classes[i];
        const bool stated = m_rules[i].kind->currentIndex() == kStated;
        m_rules[i].duration->setEnabled(stated);
        m_rules[i].cost->setEnabled(stated);
        const int row = static_cast<int>(i);
        const auto work = [](double minutes) { return workLabel(static_cast<std::int64_t>(minutes)); };
        const auto money = [&](double amount) {
            return moneyLabel({static_cast<std::int64_t>(amount)}, m_plan.plan().currency);
        };
        put(*m_classes, row, Actuals, actualsText(of.duration));
        put(*m_classes, row, WorkToCome, beforeAfter(work(of.duration.before), work(of.duration.after), of.duration));
        put(*m_classes, row, CostToCome, beforeAfter(money(of.cost.before), money(of.cost.after), of.cost));
    }
}

void LearningDialog::showPhases()
{
    m_phases->setRowCount(static_cast<int>(m_learning.phases.size()));
    int row = 0;
    for (const PhaseLearning &phase : m_learning.phases) {
        put(*m_phases, row, 0, qtext(displayName(m_plan, phase.phase)));
        put(*m_phases, row, 1, phase.liveBelieved ? dateLabel(*phase.liveBelieved) : tr("no baseline"));
        put(*m_phases, row, 2, dateLabel(phase.livePlanned));
        QString learned = dateLabel(phase.liveLearned);
        if (phase.livePlanned != kNever && phase.liveLearned != kNever && phase.livePlanned != phase.liveLearned) {
            const int days = phase.liveLearned - phase.livePlanned;
            learned += days > 0 ? tr("  (%L1 days later)").arg(days) : tr("  (%L1 days earlier)").arg(-days);
        }
        put(*m_phases, row, 3, learned);
        put(*m_phases, row, 4, moneyLabel(phase.costPlanned, m_plan.plan().currency));
        put(*m_phases, row, 5, moneyLabel(phase.costLearned, m_plan.plan().currency));
        ++row;
    }
    for (int column = 0; column < 5; ++column) {
        m_phases->setColumnWidth(column, column == 3 ? 240 : 150);
    }
}

void LearningDialog::showChanges()
{
    const auto &tasks = m_learning.change.of<Task>().updated;
    const auto &costs = m_learning.change.of<Cost>().updated;
    const int all = static_cast<int>(tasks.size() + costs.size());
    const int shown = std::min(all, kMostChanges);
    m_changes->setRowCount(shown + (all > shown));
    int row = 0;
    for (const auto &update : tasks) {
        if (row == shown) {
            break;
        }
        put(*m_changes, row, 0, qtext(update.after.name));
        put(*m_changes, row, 1, qtext(displayName(m_plan, update.after.phase)));
        put(*m_changes, row, 2, workLabel(m_plan.find(update.after.id)->duration.value));
        put(*m_changes, row++, 3, workLabel(update.after.duration.value));
    }
    for (const auto &update : costs) {
        if (row == shown) {
            break;
        }
        put(*m_changes, row, 0, qtext(update.after.name));
        put(*m_changes, row, 1, qtext(displayName(m_plan, update.after.phase)));
        put(*m_changes, row, 2, qtext(grouped(m_plan.find(update.after.id)->amount.value)));
        put(*m_changes, row++, 3, qtext(grouped(update.after.amount.value)));
    }
    if (all > shown) {
        put(*m_changes, row, 0, tr("and %L1 more").arg(all - shown));
    }
    m_changes->setColumnWidth(0, 420);
    m_changes->setColumnWidth(1, 160);
    m_changes->setColumnWidth(2, 180);
}

ChangeSummary LearningDialog::wholeChange() const
{
    ChangeSummary change = m_learning.change;
    const auto wanted = rates();
    for (const LearningRate &rate : wanted) {
        const LearningRate *before = m_plan.find(rate.id);
        if (!before) {
            change.of<LearningRate>().inserted.push_back(rate);
        } else if (!(*before == rate)) {
            change.of<LearningRate>().updated.push_back({rate, 0});
        }
    }
    for (const Rule &rule : m_rules) {
        const LearningRate *before = rateOf(m_plan, rule.workClass);
        if (before && rule.kind->currentIndex() == kNoRule) {
            change.of<LearningRate>().removed.push_back(before->id);
        }
    }
    return change;
}

void LearningDialog::apply()
{
    preview(); // a figure may have been typed a moment ago
    if (m_workspace.perform(ApplyDifference(wholeChange(), "Learn from finished work"))) {
        accept();
    }
}

} // namespace gigaplan
