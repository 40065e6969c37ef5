// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_view.h"

#include "model/compare/consequence_words.h"
#include "model/edit/apply_difference.h"
#include "model/items/comparison_model.h"
#include "model/items/consequence_model.h"
#include "model/items/roles.h"
#include "model/plan/difference.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/work/latest_work.h"
#include "ui/compare/compare_delegate.h"
#include "ui/compare/conflict_model.h"
#include "ui/kit/empty_page.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QTimer>
#include <QTreeView>

#include <unordered_map>
#include <unordered_set>

namespace gigaplan {

namespace {

constexpr std::size_t kPhasesNamed = 2; ///< in the line of the dry run; the table above has them all
/// Up to this many differing rows are shown opened.
constexpr int kOpenedRows = 60;
/// Rows of the tables above the tree, alone and together; the rest is scrolled to.
constexpr int kMostRowsAlone = 5, kMostRowsTogether = 3;

QString counted(int count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(QLocale::c().toString(count));
}

void keepHeight(QTableView &table, int mostRows)
{
    const int rows = std::clamp(table.model()->rowCount(), 1, mostRows);
    table.setFixedHeight(rows * space::kRow + table.horizontalHeader()->sizeHint().height() + 2);
}

} // namespace

bool CompareView::showsEmptyState() const
{
    return m_pages->currentWidget() == m_empty;
}

bool CompareView::isBusy() const
{
    return m_work->isBusy() || m_trial->isBusy() || m_picking->isActive();
}

QString CompareView::dryRunText() const
{
    return m_dryRun->text();
}

bool CompareView::isMerge() const
{
    return m_workspace.compared() && m_workspace.compared()->base;
}

/// Whether the view shows the current plan.
bool CompareView::isFresh() const
{
    const auto &shown = m_differences->comparison();
    return shown && !m_work->isBusy() && shown->before->plan.version() == m_workspace.plan().version();
}

void CompareView::comparisonChanged()
{
    const ComparedPlan *other = m_workspace.compared();
    m_pages->setCurrentWidget(other ? m_page : m_empty);
    m_picking->stop();
    m_trial->cancel();
    m_run.reset();
    m_mergeResult.reset();
    m_opensTree = true;
    m_differences->setComparison(nullptr);
    m_differences->setCheckable(!isMerge());
    m_conflicts->setConflicts({}, {}, {});
    m_consequences->setPhases({}, {});
    if (other) {
        const QString words = isMerge() ? tr("Merge %1 into the open plan") : tr("Open plan ↔ %1");
        m_title->setText(words.arg(other->name));
        m_title->setToolTip(m_title->text());
    }
    m_take->setVisible(!isMerge());
    m_takeAll->setVisible(!isMerge());
    m_merge->setVisible(isMerge());
    refresh();
}

void CompareView::refresh()
{
    m_isOld = true;
    if (!isVisible() || !m_workspace.compared() || !m_workspace.forecast() || !m_workspace.comparedForecast()) {
        if (!m_workspace.compared()) {
            m_work->cancel();
        }
        refreshFooter();
        return;
    }
    m_isOld = false;
    CompareInput input{m_workspace.forecast(), m_workspace.comparedForecast(), m_workspace.compared()->base,
                       m_conflicts->conflicts()};
    m_work->run([this, input = std::move(input)](std::stop_token stop) -> LatestWork::Finish {
        auto outcome = std::make_shared<CompareOutcome>(compareOrMerge(input, stop));
        return [this, outcome] { present(std::move(*outcome)); };
    });
    refreshFooter();
}

void CompareView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOld) {
        refresh();
    }
}

void CompareView::present(CompareOutcome outcome)
{
    m_problem = QString::fromStdString(outcome.problem);
    m_mergeResult = std::move(outcome.merge);
    if (m_mergeResult) {
        m_conflicts->setConflicts(m_mergeResult->conflicts, m_workspace.plan(), m_workspace.compared()->plan);
    }
    const auto &comparison = outcome.comparison;
    m_consequences->setPhases(comparison ? comparison->phases : std::vector<PhaseConsequence>(),
                              m_workspace.plan().plan().currency);
    m_consequenceDelegate->setPhaseCount(m_consequences->phaseCount());
    // Which branches are open and the current item survive an edit.
    std::unordered_set<EntityRef> open;
    std::unordered_set<int> tables;
    EntityRef current = m_differences->entityAt(m_tree->currentIndex());
    for (int g = 0; g < m_differences->rowCount(); ++g) {
        const QModelIndex table = m_differences->index(g, 0);
        if (m_tree->isExpanded(table)) {
            tables.insert(static_cast<int>(m_differences->entityAt(m_differences->index(0, 0, table)).table));
            for (int r = 0; r < m_differences->rowCount(table); ++r) {
                if (const QModelIndex row = m_differences->index(r, 0, table); m_tree->isExpanded(row)) {
                    open.insert(m_differences->entityAt(row));
                }
            }
        }
    }
    m_differences->setComparison(comparison);
    const bool few = comparison && comparison->rows.size() <= kOpenedRows;
    for (int g = 0; g < m_differences->rowCount(); ++g) {
        const QModelIndex table = m_differences->index(g, 0);
        const EntityRef first = m_differences->entityAt(m_differences->index(0, 0, table));
        m_tree->setExpanded(table,
                            m_opensTree ? few || m_differences->rowCount() == 1
                                        : tables.contains(static_cast<int>(first.table)));
    }
    for (const EntityRef ref : open) {
        if (const QModelIndex row = m_differences->indexOf(ref); row.isValid()) {
            m_tree->expand(row);
        }
    }
    if (const QModelIndex row = m_differences->indexOf(current); current && row.isValid()) {
        m_tree->setCurrentIndex(row);
    }
    if (comparison && m_opensTree) {
        fitColumns();
        m_opensTree = false;
    }
    fitViews();
    refreshFooter();
}

void CompareView::fitColumns()
{
    const int width = std::max(640, m_tree->viewport()->width());
    const int change = QFontMetrics(Theme::font()).horizontalAdvance(QStringLiteral("re-phased")) + 3 * space::kSmall;
    m_tree->setColumnWidth(ComparisonModel::WhatColumn, (width - change) * 34 / 100);
    m_tree->setColumnWidth(ComparisonModel::ChangeColumn, change);
    m_tree->setColumnWidth(ComparisonModel::HereColumn, (width - change) * 38 / 100);
}

void CompareView::fitViews()
{
    const bool conflicts = m_conflicts->rowCount() > 0;
    m_conflictBar->setVisible(conflicts);
    m_conflictTable->setVisible(conflicts);
    const int choice = QFontMetrics(Theme::font()).horizontalAdvance(tr("Theirs: 28 May 2028")) + 48;
    m_conflictTable->setColumnWidth(ConflictModel::OursColumn, choice);
    m_conflictTable->setColumnWidth(ConflictModel::TheirsColumn, choice);
    m_consequenceTable->clearSpans();
    const int rows = m_consequences->rowCount();
    if (rows > 0 && m_consequences->index(rows - 1, 0).data(ConsequenceModel::PhaseStepRole).toInt() < 0) {
        m_consequenceTable->setSpan(rows - 1, 0, 1, ConsequenceModel::kColumnCount);
    }
    m_consequenceTable->setVisible(m_differences->differenceCount() > 0);
    keepHeight(*m_conflictTable, kMostRowsTogether);
    keepHeight(*m_consequenceTable, conflicts ? kMostRowsTogether : kMostRowsAlone);
}

void CompareView::pickChanged()
{
    m_run.reset();
    m_trial->cancel();
    if (m_differences->comparison() && !isMerge() && m_differences->takenCount() > 0) {
        m_picking->start();
    } else {
        m_picking->stop();
    }
    refreshFooter();
}

void CompareView::startDryRun()
{
    const auto comparison = m_differences->comparison();
    if (!comparison) {
        return;
    }
    std::unordered_map<EntityRef, std::unordered_set<std::size_t>> picked;
    for (int g = 0; g < m_differences->rowCount(); ++g) {
        const QModelIndex table = m_differences->index(g, 0);
        for (int r = 0; r < m_differences->rowCount(table); ++r) {
            for (const std::size_t field : m_differences->takenFields(m_differences->index(r, 0, table))) {
                picked[m_differences->entityAt(m_differences->index(r, 0, table))].insert(field);
            }
        }
    }
    m_trial->run([this, comparison, picked = std::move(picked)](std::stop_token stop) -> LatestWork::Finish {
        auto run = std::make_shared<std::optional<DryRun>>(dryRun(
            comparison,
            [&](EntityRef row, std::size_t field) {
                const auto at = picked.find(row);
                return at != picked.end() && at->second.contains(field);
            },
            stop));
        return [this, run] {
            m_run = std::move(*run);
            refreshFooter();
        };
    });
    refreshFooter();
}

void CompareView::refreshFooter()
{
    const ComparedPlan *other = m_workspace.compared();
    if (!other) {
        return;
    }
    const int all = m_differences->differenceCount(), taken = m_differences->takenCount();
    const bool fresh = isFresh();
    const std::string &currency = m_workspace.plan().plan().currency;
    const auto effect = [&](const std::vector<PhaseConsequence> &phases) {
        return QString::fromStdString(consequenceText(phases, currency, kPhasesNamed));
    };
    QString words;
    if (!m_problem.isEmpty()) {
        words = tr("These plans cannot be merged: %1").arg(m_problem);
    } else if (!fresh) {
        words = tr("Comparing…");
    } else if (all == 0) {
        words = isMerge() ? tr("Merging changes nothing of this scenario; what changed in others is taken with it.")
                          : tr("The two plans are the same.");
    } else if (isMerge()) {
        words = tr("Merging makes %1: %2")
                    .arg(counted(all, tr("1 change"), tr("%1 changes")), effect(m_differences->comparison()->phases));
    } else if (taken == 0) {
        words = tr("Tick what to take from %1.").arg(other->name);
    } else if (!m_run) {
        words = tr("Computing the effect of %1…").arg(counted(taken, tr("1 change"), tr("%1 changes")));
    } else {
        const int made = static_cast<int>(m_run->changes);
        words =
            tr("Taking %1: %2").arg(counted(made, tr("this 1 change"), tr("these %1 changes")), effect(m_run->phases));
        if (made > taken) {
            words += tr(" (plus %1 it depends on)").arg(made - taken);
        }
    }
    m_dryRun->setText(words);
    m_dryRun->setToolTip(words);
    m_count->setText(fresh ? counted(all, tr("1 difference"), tr("%1 differences")) : QString());
    m_take->setEnabled(fresh && m_run && !m_run->change.isEmpty());
    m_takeAll->setEnabled(fresh && all > 0);
    m_merge->setEnabled(fresh && m_mergeResult.has_value());
    if (m_mergeResult && !m_conflicts->conflicts().empty()) {
        m_merge->setToolTip(tr("With the choices above"));
    }
}

void CompareView::go(const QModelIndex &index)
{
    m_workspace.showRow(entityOf(index.data(EntityRole)));
}

bool CompareView::apply(ChangeSummary change, const QString &text)
{
    return m_workspace.perform(ApplyDifference(std::move(change), text.toStdString()));
}

void CompareView::takeSelected()
{
    if (!isFresh() || !m_run || m_run->of != m_differences->comparison()) {
        return;
    }
    const QString changes = counted(static_cast<int>(m_run->changes), tr("1 change"), tr("%1 changes"));
    apply(m_run->change, tr("Take %1 from %2").arg(changes, m_workspace.compared()->name));
}

void CompareView::takeAll()
{
    if (isFresh() && !isMerge()) {
        apply(m_differences->comparison()->change, tr("Take all from %1").arg(m_workspace.compared()->name));
    }
}

void CompareView::merge()
{
    if (!isFresh() || !m_mergeResult) {
        return;
    }
    const ComparedFrom from = m_workspace.compared()->from;
    const QString name = m_workspace.compared()->name;
    if (apply(differenceOf(m_workspace.plan(), m_mergeResult->merged), tr("Merge %1").arg(name))) {
        m_workspace.stopComparing();
        Q_EMIT merged(from);
    }
}

void CompareView::stop()
{
    m_workspace.stopComparing();
}

ViewSpec compareSpec()
{
    return viewSpec<CompareView>(
        QLatin1String("compare"), CompareView::tr("Compare"),
        CompareView::tr("Another plan beside this one: what differs, what it does, and what to take"));
}

} // namespace gigaplan
