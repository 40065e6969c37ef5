// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/risk_analysis.h"

#include <QObject>

namespace gigaplan {

class LatestWork;
class Workspace;

/// Runs the risk analysis of the open plan on a thread of its own, when asked to, and keeps the newest finished one for
/// all views. It is of the plan at the time it was started; a later edit does not run it again but makes it stale.
class RiskRun final : public QObject {
    Q_OBJECT

public:
    explicit RiskRun(Workspace &workspace, QObject *parent = nullptr);
    ~RiskRun() override;

    /// The settings of the next run. Until the user chooses, the profile is the one that has an effect on the open
    /// plan.
    SimulationSettings settings() const;
    void setSettings(const SimulationSettings &settings);

    /// Runs the current plan; a run in progress is abandoned. Does nothing without a plan.
    void start();
    /// At once: a run in progress is no longer wanted. The previous result stays.
    void cancel();
    bool isRunning() const;
    double progress() const { return m_progress; } ///< 0 to 1, of the one that runs

    /// nullptr: none has finished for this document.
    const std::shared_ptr<const RiskAnalysis> &result() const { return m_result; }
    /// Whether the plan has changed since in something that the result depends on.
    bool isStale() const { return m_isStale; }

Q_SIGNALS:
    void settingsChanged();
    void runningChanged();
    void progressChanged();
    void resultChanged(); ///< a new one, or none any more
    void staleChanged();

private:
    void finish(std::shared_ptr<const RiskAnalysis> analysis);
    void forgetDocument();
    void checkStale();

    Workspace &m_workspace;
    SimulationSettings m_settings;
    bool m_isProfileChosen = false;
    std::shared_ptr<const RiskAnalysis> m_result;
    bool m_isStale = false;
    double m_progress = 0;
    std::unique_ptr<LatestWork> m_work;
};

} // namespace gigaplan
