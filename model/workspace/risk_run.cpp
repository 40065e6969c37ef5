// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workspace/risk_run.h"

#include "model/analysis/risk/risk_inputs.h"
#include "model/work/latest_work.h"
#include "model/workspace/workspace.h"

namespace gigaplan {

namespace {

/// A plan to analyse, with the forecast of it or of an older one.
struct RiskQuestion {
    PlanSnapshot plan;
    std::shared_ptr<const Forecast> forecast;
    SimulationSettings settings;
};

std::shared_ptr<const RiskAnalysis> answerTo(const RiskQuestion &question, const Progress &progress,
                                             std::stop_token stop)
{
    auto forecast = question.forecast;
    if (!forecast || forecast->plan.version() != question.plan.version()) {
        forecast = computeForecast(question.plan, forecast.get(), stop);
    }
    return forecast
        ? analyseRisk(question.plan, *forecast->capacity, *forecast->capital, question.settings, progress, stop)
        : nullptr;
}

} // namespace

RiskRun::RiskRun(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_work(std::make_unique<LatestWork>(LatestWork::Older::IsStopped))
{
    connect(&workspace, &Workspace::documentReplaced, this, &RiskRun::forgetDocument);
    connect(&workspace, &Workspace::planChanged, this, &RiskRun::checkStale);
}

RiskRun::~RiskRun() = default;

bool RiskRun::isRunning() const
{
    return m_work->isBusy();
}

SimulationSettings RiskRun::settings() const
{
    SimulationSettings settings = m_settings;
    if (!m_isProfileChosen) {
        settings.profile = firstProfile(m_workspace.plan());
    }
    return settings;
}

void RiskRun::setSettings(const SimulationSettings &settings)
{
    m_settings = settings;
    m_isProfileChosen = true;
    Q_EMIT settingsChanged();
}

void RiskRun::start()
{
    if (!m_workspace.document()) {
        return;
    }
    m_progress = 0;
    m_work->run(
        [this, work = m_work.get(), question = RiskQuestion{m_workspace.plan(), m_workspace.forecast(), settings()}](
            std::stop_token stop) -> LatestWork::Finish {
            const auto told = eachPercent([this, work](double share) {
                work->tell([this, share] {
                    m_progress = share;
                    Q_EMIT progressChanged();
                });
            });
            auto analysis = answerTo(question, told, stop);
            return [this, analysis = std::move(analysis)] { finish(analysis); };
        });
    Q_EMIT runningChanged();
    Q_EMIT progressChanged();
}

void RiskRun::cancel()
{
    if (isRunning()) {
        m_work->cancel();
        Q_EMIT runningChanged();
    }
}

void RiskRun::finish(std::shared_ptr<const RiskAnalysis> analysis)
{
    if (!analysis) {
        return;
    }
    m_result = std::move(analysis);
    checkStale();
    Q_EMIT runningChanged();
    Q_EMIT resultChanged();
}

void RiskRun::forgetDocument()
{
    cancel();
    m_isProfileChosen = false;
    m_result.reset();
    checkStale();
    Q_EMIT settingsChanged();
    Q_EMIT resultChanged();
}

void RiskRun::checkStale()
{
    const bool isStale = m_result && !sameRiskInputs(m_result->plan, m_workspace.plan());
    if (isStale != m_isStale) {
        m_isStale = isStale;
        Q_EMIT staleChanged();
    }
}

} // namespace gigaplan
