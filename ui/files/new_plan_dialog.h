// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/generate.h"

#include <QDialog>

class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace gigaplan {

/// Asks for a title, a capacity and the racks of a new plan, and shows the resulting size live; or for an empty plan.
class NewPlanDialog final : public QDialog {
    Q_OBJECT

public:
    explicit NewPlanDialog(QWidget *parent = nullptr);
    /// The plan as asked for; an error where it cannot be made.
    Result<PlanSnapshot> plan() const;

private:
    SizeOptions sizing() const;
    void refresh();

    QLineEdit *m_title;
    QRadioButton *m_workedOut;
    QRadioButton *m_empty;
    QDoubleSpinBox *m_gigawatts;
    QComboBox *m_basis;
    QComboBox *m_equipment;
    QDateEdit *m_start;
    QLabel *m_size;
};

/// A plan with a title and a start, and nothing in it.
PlanSnapshot emptyPlan(const std::string &title, Date start);

} // namespace gigaplan
