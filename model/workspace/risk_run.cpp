// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workspace/risk_run.h"

#include "model/analysis/risk/risk_inputs.h"
#include "model/workspace/workspace.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace gigaplan {

/// One question at a time; a newer one, or none any more, stops what is being worked out.
struct RiskRun::Runner {
    struct Question {
        std::uint64_t number = 0;
        PlanSnapshot plan;
        std::shared_ptr<const Forecast> forecast; ///< of this plan or of an older one
        SimulationSettings settings;
    };

    explicit Runner(RiskRun &of) : owner(of), thread([this](std::stop_token stop) { run(stop); }) {}
    ~Runner()
    {
        thread.request_stop();
        ask(std::nullopt);
    }

    void ask(std::optional<Question> question)
    {
        {
            const std::lock_guard lock(mutex);
            current.request_stop();
            waiting = std::move(question);
        }
        wake.notify_all();
    }

    void run(std::stop_token stop)
    {
        for (;;) {
            Question question;
            std::stop_token superseded;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, stop, [this] { return waiting.has_value(); });
                if (stop.stop_requested()) {
                    return;
                }
                question = std::move(*waiting);
                waiting.reset();
                current = std::stop_source();
                superseded = current.get_token();
            }
            if (auto analysis = answer(question, superseded)) {
                QMetaObject::invokeMethod(
                    &owner, [this, number = question.number, analysis] { owner.finish(number, analysis); },
                    Qt::QueuedConnection);
            }
        }
    }

    std::shared_ptr<const RiskAnalysis> answer(const Question &question, std::stop_token stop)
    {
        auto forecast = question.forecast;
        if (!forecast || forecast->plan.version() != question.plan.version()) {
            forecast = computeForecast(question.plan, forecast.get(), stop);
        }
        if (!forecast) {
            return nullptr;
        }
        // A hundred notices are as many as anyone sees.
        const auto progress = [this, number = question.number, percent = 0](double share) mutable {
            if (const int now = static_cast<int>(share * 100); now > percent) {
                percent = now;
                QMetaObject::invokeMethod(
                    &owner, [this, number, share] { owner.advance(number, share); }, Qt::QueuedConnection);
            }
        };
        return analyseRisk(question.plan, *forecast->capacity, *forecast->capital, question.settings, progress, stop);
    }

    RiskRun &owner;
    std::mutex mutex;
    std::condition_variable_any wake;
    std::optional<Question> waiting;
    std::stop_source current;
    std::jthread thread; ///< last, so that it starts when the rest is there and ends before the rest goes
};

RiskRun::RiskRun(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_runner(std::make_unique<Runner>(*this))
{
    connect(&workspace, &Workspace::documentReplaced, this, &RiskRun::forgetDocument);
    connect(&workspace, &Workspace::planChanged, this, &RiskRun::checkStale);
}

RiskRun::~RiskRun() = default;

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
    m_wanted = ++m_asked;
    m_progress = 0;
    m_runner->ask(Runner::Question{m_wanted, m_workspace.plan(), m_workspace.forecast(), settings()});
    Q_EMIT runningChanged();
    Q_EMIT progressChanged();
}

void RiskRun::cancel()
{
    if (isRunning()) {
        m_runner->ask(std::nullopt);
        m_wanted = 0;
        Q_EMIT runningChanged();
    }
}

void RiskRun::advance(std::uint64_t number, double progress)
{
    if (number == m_wanted) {
        m_progress = progress;
        Q_EMIT progressChanged();
    }
}

void RiskRun::finish(std::uint64_t number, std::shared_ptr<const RiskAnalysis> analysis)
{
    // A result that was given up, or that is of a document that has been replaced, is nobody's.
    if (number != m_wanted) {
        return;
    }
    m_wanted = 0;
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
