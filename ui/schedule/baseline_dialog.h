// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace gigaplan {

/// Asks for a baseline's name and what was agreed; says at once where a name cannot be taken.
class BaselineDialog final : public QDialog {
    Q_OBJECT

public:
    BaselineDialog(const PlanSnapshot &plan, QWidget *parent);

    std::string name() const;
    std::string reason() const;

private:
    void check();

    const PlanSnapshot m_plan;
    QLineEdit *m_name;
    QLineEdit *m_reason;
    QLabel *m_problem;
    QPushButton *m_accept = nullptr;
};

} // namespace gigaplan
