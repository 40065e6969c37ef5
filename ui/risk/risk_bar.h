// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/risk_run.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace gigaplan {

class ElidingLabel;

/// The controls of the risk analysis: run and cancel with progress, trials, seed and whose risks; under it what the
/// shown figures are based on, and a note when the plan has changed since.
class RiskBar final : public QWidget {
    Q_OBJECT

public:
    explicit RiskBar(RiskRun &run, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

private:
    QWidget *makeControls();
    QWidget *makeNote();
    QWidget *makeBasis();
    void showSettings();
    void takeSettings();
    void showRunning();
    void showResult();

    RiskRun &m_run;
    QPushButton *m_start = nullptr;
    QProgressBar *m_progress = nullptr;
    QSpinBox *m_trials = nullptr, *m_seed = nullptr;
    QComboBox *m_profile = nullptr;
    QWidget *m_note = nullptr;
    QWidget *m_basis = nullptr;
    ElidingLabel *m_short = nullptr; ///< what the figures are based on, in one line
    QLabel *m_long = nullptr; ///< all of it
    QToolButton *m_more = nullptr;
};

/// Buttons and fields of a bar in this theme; labels with the property `quiet` step back, a button with `primary`
/// leads.
void dressRiskBar(QWidget &bar, const Theme &theme);

} // namespace gigaplan
