// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workspace/trial.h"

#include "model/compare/consequences.h"
#include "model/edit/command_sequence.h"
#include "model/work/latest_work.h"
#include "model/workspace/workspace.h"

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

Trial::Trial(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_work(std::make_unique<LatestWork>(LatestWork::Older::IsFinished))
{
}

Trial::~Trial() = default;

std::uint64_t Trial::ask(std::shared_ptr<const Command> command)
{
    const auto &before = m_workspace.forecast();
    if (!before) {
        return 0;
    }
    const std::uint64_t number = ++m_asked;
    m_work->run([this, number, plan = m_workspace.plan(), command = std::move(command), before,
                 at = m_workspace.asOf()](std::stop_token stop) -> LatestWork::Finish {
        auto effect = std::make_shared<TrialEffect>();
        const auto made = tried(*command, plan);
        if (!made) {
            effect->refused = made.error().message;
        } else if (auto after = computeForecast(*made, before.get(), stop)) {
            *effect = effectBetween(before, std::move(after), at);
        } else {
            return {};
        }
        effect->number = number;
        return [this, effect] { Q_EMIT answered(effect); };
    });
    return number;
}

void Trial::forget()
{
    m_work->cancel();
}

} // namespace gigaplan
