// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/consequence_words.h"

#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/words/labels.h"

#include <QCoreApplication>

namespace gigaplan {

namespace {

using Verdict = ReadoutLine::Verdict;
constexpr std::size_t kPhasesShown = 4;

/// Whose texts these are, for translators.
struct Consequences {
    Q_DECLARE_TR_FUNCTIONS(Consequences)
};

/// "+14 d"; a minus sign that is one.
QString signedDays(std::int64_t days)
{
    return (days < 0 ? QStringLiteral("−") : QStringLiteral("+")) + QString::number(std::abs(days))
        + Consequences::tr(" d");
}

ReadoutLine dates(const QString &what, Date before, Date after)
{
    ReadoutLine line{what, dateLabel(before), dateLabel(after), {}, before < after ? Verdict::Worse : Verdict::Better};
    line.change = after == kNever ? Consequences::tr("never")
        : before == kNever        ? Consequences::tr("at last")
                                  : signedDays(after - before);
    return line;
}

ReadoutLine power(const QString &what, Watts before, Watts after)
{
    const bool less = after < before;
    const Watts by{less ? before.value - after.value : after.value - before.value};
    const QString change = (less ? QStringLiteral("−") : QStringLiteral("+")) + powerLabel(by);
    return {what, powerLabel(before), powerLabel(after), change, less ? Verdict::Worse : Verdict::Better};
}

ReadoutLine money(const QString &what, Money before, Money after, const std::string &currency, bool moreIsBetter)
{
    const bool less = after < before;
    const Money by{less ? before.value - after.value : after.value - before.value};
    const QString change = (less ? QStringLiteral("−") : QStringLiteral("+")) + moneyLabel(by, currency);
    return {what, moneyLabel(before, currency), moneyLabel(after, currency), change,
            !moreIsBetter ? Verdict::Neither
                : less    ? Verdict::Worse
                          : Verdict::Better};
}

/// The as-of date where anything differs on it, else the first day on which a moved phase is live in one of the two.
Date tellingDate(const TrialEffect &effect)
{
    if (effect.itBefore != effect.itAfter || effect.releasedBefore != effect.releasedAfter) {
        return effect.at;
    }
    Date earliest = kNever;
    for (const PhaseConsequence &phase : effect.phases) {
        if (phase.liveBefore != phase.liveAfter) {
            earliest = std::min({earliest, phase.liveBefore.value_or(kNever), phase.liveAfter.value_or(kNever)});
        }
    }
    return earliest == kNever ? effect.at : earliest;
}

void describePhases(const TrialEffect &effect, Readout &readout)
{
    std::size_t moved = 0;
    for (const PhaseConsequence &phase : effect.phases) {
        if (phase.liveBefore != phase.liveAfter && ++moved <= kPhasesShown) {
            readout.lines.push_back(dates(Consequences::tr("%1 live").arg(qtext(phase.name)),
                                          phase.liveBefore.value_or(kNever), phase.liveAfter.value_or(kNever)));
        }
    }
    if (moved > kPhasesShown) {
        readout.lines.push_back({Consequences::tr("and %1 more phases").arg(moved - kPhasesShown)});
    }
    if (moved > 1 && effect.firstLiveBefore != effect.firstLiveAfter) {
        readout.lines.push_back(
            dates(Consequences::tr("First phase live"), effect.firstLiveBefore, effect.firstLiveAfter));
    }
}

void describeFigures(const TrialEffect &effect, Readout &readout)
{
    const Date at = tellingDate(effect);
    const TrialEffect then = at == effect.at ? effect : effectBetween(effect.before, effect.after, at);
    const std::string &currency = effect.after->plan.plan().currency;
    if (then.itBefore != then.itAfter) {
        readout.lines.push_back(
            power(Consequences::tr("IT live on %1").arg(dateLabel(at)), then.itBefore, then.itAfter));
    }
    if (then.spentBefore != then.spentAfter) {
        // "Then" is the date of the line before.
        const QString what = then.itBefore != then.itAfter ? Consequences::tr("Spent by then")
                                                           : Consequences::tr("Spent by %1").arg(dateLabel(at));
        readout.lines.push_back(money(what, then.spentBefore, then.spentAfter, currency, false));
    }
    if (then.releasedBefore != then.releasedAfter) {
        readout.lines.push_back(
            money(Consequences::tr("Released by then"), then.releasedBefore, then.releasedAfter, currency, true));
    }
    if (effect.earnedBefore != effect.earnedAfter) {
        readout.lines.push_back(
            money(Consequences::tr("Released in the end"), effect.earnedBefore, effect.earnedAfter, currency, true));
    }
}

} // namespace

void describeEffect(const TrialEffect &effect, Readout &readout)
{
    if (!effect.refused.empty()) {
        readout.note = qtext(effect.refused);
        readout.isWarning = true;
        return;
    }
    describePhases(effect, readout);
    describeFigures(effect, readout);
    if (effect.finishBefore != effect.finishAfter) {
        readout.lines.push_back(dates(Consequences::tr("Plan finished"), effect.finishBefore, effect.finishAfter));
    }
    if (readout.lines.empty()) {
        readout.note = Consequences::tr("No effect on go-lives, power or cost");
    }
}

} // namespace gigaplan
