// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/compare/compare_work.h"
#include "ui/kit/view_spec.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;
class QTimer;
class QToolButton;
class QTreeView;

namespace gigaplan {

class LatestWork;
class EmptyPage;
class ComparisonModel;
class ConflictModel;
class ConsequenceDelegate;
class ConsequenceModel;

/// The open plan next to the one that the workspace compares it with: what the difference does to the phases, and below
/// it every row and field that differs, each to be taken over. Where the two have a common base it offers their merge,
/// conflicts first. Both are one undoable step; their effect is shown beforehand.
class CompareView final : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(Workspace &workspace, QWidget *parent = nullptr);
    ~CompareView() override;

    void setTheme(const Theme &theme);
    bool showsEmptyState() const;
    /// Whether a computation is still running; buttons wait for it.
    bool isBusy() const;
    QString dryRunText() const;

public Q_SLOTS:
    void takeSelected();
    void takeAll();
    void merge();
    void stop();

Q_SIGNALS:
    /// The first steps of the empty view.
    void compareWithSavedRequested();
    void compareWithFileRequested();
    void compareWithScenarioRequested();
    /// The merge with the compared plan is an edit now.
    void merged(gigaplan::ComparedFrom from);

protected:
    void showEvent(QShowEvent *event) override;

private:
    EmptyPage *makeEmpty();
    QWidget *makeHeader();
    QWidget *makeConflictBar();
    QWidget *makeFooter();
    void configureViews();
    void comparisonChanged();
    void refresh();
    void present(CompareOutcome outcome);
    void fitViews();
    void fitColumns();
    void pickChanged();
    void startDryRun();
    void refreshFooter();
    void go(const QModelIndex &index);
    bool isFresh() const;
    bool isMerge() const;
    bool apply(ChangeSummary change, const QString &text);

    Workspace &m_workspace;
    Theme m_theme = Theme::light();
    ComparisonModel *m_differences;
    ConsequenceModel *m_consequences;
    ConflictModel *m_conflicts;
    ConsequenceDelegate *m_consequenceDelegate;
    LatestWork *m_work;
    LatestWork *m_trial;
    QTimer *m_picking;
    QStackedLayout *m_pages;
    EmptyPage *m_empty;
    QWidget *m_page;
    QLabel *m_title = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_close = nullptr;
    QTableView *m_conflictTable;
    QTableView *m_consequenceTable;
    QTreeView *m_tree;
    QLabel *m_dryRun = nullptr;
    QPushButton *m_take = nullptr;
    QPushButton *m_takeAll = nullptr;
    QPushButton *m_merge = nullptr;
    QWidget *m_header;
    QWidget *m_conflictBar;
    QWidget *m_footer;
    std::optional<Merge> m_mergeResult;
    std::optional<DryRun> m_run;
    QString m_problem;
    bool m_isOld = true;
    bool m_opensTree = true; ///< another comparison: its first rows are opened
};

ViewSpec compareSpec();

} // namespace gigaplan
