// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace gigaplan {

/// Asks for a scenario's name and its purpose; says at once where a name cannot be taken.
class NewScenarioDialog final : public QDialog {
    Q_OBJECT

public:
    /// For a new one that branches from what is open.
    NewScenarioDialog(const PlanSnapshot &plan, QWidget *parent);
    /// For renaming this one.
    NewScenarioDialog(const PlanSnapshot &plan, const Scenario &renamed, QWidget *parent);

    std::string name() const;
    std::string question() const;

private:
    void build(const QString &explanation, const QString &accept);
    void check();

    const PlanSnapshot m_plan;
    Id<Scenario> m_renamed;
    QLineEdit *m_name;
    QPlainTextEdit *m_question;
    QLabel *m_problem;
    QPushButton *m_accept = nullptr;
};

} // namespace gigaplan
