// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/learning/learning.h"
#include "model/plan/entity_list.h"
#include "model/workspace/workspace.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTableWidget;
class QTimer;

namespace gigaplan {

struct Theme;

/// Learning from finished phases: a rule for each work class, what it would change, and the go-lives before and after.
/// The plan changes on Apply only, in one step that keeps the rules, too.
class LearningDialog final : public QDialog {
    Q_OBJECT

public:
    LearningDialog(Workspace &workspace, const Theme &theme, QWidget *parent);

private:
    struct Rule {
        WorkClass workClass = WorkClass::General;
        QComboBox *kind = nullptr;
        QDoubleSpinBox *duration = nullptr, *cost = nullptr;
    };
    void buildRules();
    QDoubleSpinBox *percentBox(double value);
    std::vector<LearningRate> rates() const;
    void preview();
    void showClasses();
    void showPhases();
    void showChanges();
    ChangeSummary wholeChange() const;
    void apply();

    Workspace &m_workspace;
    const PlanSnapshot m_plan;
    Learning m_learning;
    std::vector<Rule> m_rules;
    QTableWidget *m_classes, *m_phases, *m_changes;
    QLabel *m_belief, *m_summary;
    QPushButton *m_apply = nullptr;
    QTimer *m_soon;
};

} // namespace gigaplan
