// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workspace/trial.h"

#include "model/compare/consequences.h"
#include "model/edit/command_sequence.h"
#include "model/workspace/workspace.h"

#include <QMetaObject>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace gigaplan {

namespace {

Date firstLive(const Forecast &forecast)
{
    Date first = kNever;
    for (const Date on : forecast.capacity->phaseLiveOn) {
        first = std::min(first, on);
    }
    return first;
}

Watts liveIt(const Forecast &forecast, Date at)
{
    return {forecast.capacity->total.it[static_cast<std::size_t>(RowState::Live)].at(at)};
}

Money released(const Forecast &forecast)
{
    return {forecast.capital->released.last()};
}

} // namespace

bool TrialEffect::isNone() const
{
    return refused.empty() && phases.empty() && finishBefore == finishAfter && itBefore == itAfter
        && spentBefore == spentAfter && releasedBefore == releasedAfter && earnedBefore == earnedAfter;
}

TrialEffect effectBetween(std::shared_ptr<const Forecast> before, std::shared_ptr<const Forecast> after, Date at)
{
    TrialEffect effect;
    effect.at = at;
    effect.phases = phaseConsequences(*before, *after);
    std::erase_if(effect.phases, [](const PhaseConsequence &phase) { return phase.isNone(); });
    effect.firstLiveBefore = firstLive(*before);
    effect.firstLiveAfter = firstLive(*after);
    effect.finishBefore = dayEnding(before->schedule->finish);
    effect.finishAfter = dayEnding(after->schedule->finish);
    effect.itBefore = liveIt(*before, at);
    effect.itAfter = liveIt(*after, at);
    effect.spentBefore = {before->capital->spent.at(at)};
    effect.spentAfter = {after->capital->spent.at(at)};
    effect.releasedBefore = {before->capital->released.at(at)};
    effect.releasedAfter = {after->capital->released.at(at)};
    effect.earnedBefore = released(*before);
    effect.earnedAfter = released(*after);
    effect.before = std::move(before);
    effect.after = std::move(after);
    return effect;
}

struct Trial::Runner {
    struct Question {
        std::uint64_t number = 0;
        PlanSnapshot plan;
        std::shared_ptr<const Command> command;
        std::shared_ptr<const Forecast> before;
        Date at;
    };

    explicit Runner(Trial &owner) : trial(owner), thread([this](std::stop_token stop) { run(stop); }) {}
    ~Runner()
    {
        thread.request_stop();
        wake.notify_all();
    }

    void ask(Question question)
    {
        {
            const std::lock_guard lock(mutex);
            waiting = std::move(question);
        }
        wake.notify_all();
    }

    void run(std::stop_token stop)
    {
        for (;;) {
            Question question;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, stop, [this] { return waiting.has_value(); });
                if (stop.stop_requested()) {
                    return;
                }
                question = std::move(*waiting);
                waiting.reset();
            }
            if (auto effect = answer(question, stop)) {
                QMetaObject::invokeMethod(
                    &trial, [this, effect] { trial.finish(effect); }, Qt::QueuedConnection);
            }
        }
    }

    static std::shared_ptr<const TrialEffect> answer(const Question &question, std::stop_token stop)
    {
        auto effect = std::make_shared<TrialEffect>();
        const auto made = tried(*question.command, question.plan);
        if (!made) {
            effect->refused = made.error().message;
        } else if (auto after = computeForecast(*made, question.before.get(), stop)) {
            *effect = effectBetween(question.before, std::move(after), question.at);
        } else {
            return nullptr;
        }
        effect->number = question.number;
        return effect;
    }

    Trial &trial;
    std::mutex mutex;
    std::condition_variable_any wake;
    std::optional<Question> waiting;
    std::jthread thread; ///< last, so that it starts when the rest is there and ends before the rest goes
};

Trial::Trial(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_runner(std::make_unique<Runner>(*this))
{
}

Trial::~Trial() = default;

std::uint64_t Trial::ask(std::shared_ptr<const Command> command)
{
    if (!m_workspace.forecast()) {
        return 0;
    }
    m_runner->ask({++m_asked, m_workspace.plan(), std::move(command), m_workspace.forecast(), m_workspace.asOf()});
    return m_asked;
}

void Trial::forget()
{
    m_forgotten = m_asked;
}

void Trial::finish(std::shared_ptr<const TrialEffect> effect)
{
    if (effect->number > m_forgotten) {
        Q_EMIT answered(effect);
    }
}

} // namespace gigaplan
