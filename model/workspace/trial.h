// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"
#include "model/edit/command.h"

#include <QObject>

namespace gigaplan {

class LatestWork;
class Workspace;

/// What a change would do, before it is made.
struct TrialEffect {
    std::uint64_t number = 0; ///< of the question that it answers
    std::string refused; ///< why the change is not possible; the rest is empty then
    std::shared_ptr<const Forecast> before, after;
    std::vector<PhaseConsequence> phases; ///< those that something changes for, by order
    Date firstLiveBefore = kNever, firstLiveAfter = kNever; ///< the first phase's that is live as a whole
    Date finishBefore, finishAfter; ///< the plan's last day
    /// On the as-of date: live IT power, capital spent and released; and everything that is released in the end.
    Date at;
    Watts itBefore, itAfter;
    Money spentBefore, spentAfter, releasedBefore, releasedAfter, earnedBefore, earnedAfter;

    bool isNone() const; ///< nothing but the task's own dates changes
};

/// The effect on the programme between two forecasts.
TrialEffect effectBetween(std::shared_ptr<const Forecast> before, std::shared_ptr<const Forecast> after, Date at);

/// Answers what a command would do to the open plan, on a thread of its own, while a gesture goes on. One answer at a
/// time is computed to its end, then the newest question: a drag without a pause gets answers all along.
class Trial final : public QObject {
    Q_OBJECT

public:
    explicit Trial(Workspace &workspace, QObject *parent = nullptr);
    ~Trial() override;

    /// The number of the question. Nothing is asked (0) before the first forecast.
    std::uint64_t ask(std::shared_ptr<const Command> command);
    /// Answers to the questions so far are no longer wanted.
    void forget();

Q_SIGNALS:
    void answered(const std::shared_ptr<const gigaplan::TrialEffect> &effect);

private:
    Workspace &m_workspace;
    std::uint64_t m_asked = 0;
    std::unique_ptr<LatestWork> m_work;
};

} // namespace gigaplan
