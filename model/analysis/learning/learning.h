// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capital/capital.h"
#include "model/analysis/learning/learning_curve.h"
#include "model/plan/entity_list.h"
#include "model/plan/risk.h"

namespace gigaplan {

/// What finished phases show about one quantity of a work class, and what follows for the phases to come.
struct ClassLearning {
    std::vector<LearningPoint> points; ///< by unit; phases with finished work of the class
    std::optional<LearningFit> fit;
    std::string cannotFit; ///< why there is no fit; empty where there is one
    LearningCurve used; ///< by the rule; 1 everywhere where there is none
    std::size_t rows = 0; ///< tasks, or costs, to come that change
    double before = 0, after = 0; ///< of everything to come: minutes of work, or money
};
struct WorkClassLearning {
    WorkClass workClass = WorkClass::General;
    std::optional<LearningKind> rule; ///< nothing: no learning rate names the class, and nothing of it changes
    ClassLearning duration, cost;
};

/// Of one phase: as estimated at first, as planned now, and after learning.
struct PhaseLearning {
    Id<Phase> phase;
    std::int64_t unit = 1; ///< its ordinal number
    std::optional<Date> liveBelieved; ///< as the baseline has it, by today's rows and supply; nothing: no baseline
    Date livePlanned = kNever, liveLearned = kNever;
    Money costPlanned, costLearned; ///< of the costs of this phase, in total
};

struct Learning {
    std::vector<WorkClassLearning> classes; ///< in the order of work classes; those with a task in a phase
    std::vector<PhaseLearning> phases; ///< by order
    ChangeSummary change; ///< tasks and costs that change: for `ApplyDifference`
    Id<Baseline> baseline; ///< the first estimates; none: the current plan
};

/// How the phases to come would go, given what the finished ones show.
///
/// The n-th phase by order (then key) is the n-th unit. A task's estimate is its duration in the baseline (by default
/// that of the lowest order), else its current duration; what it took is the working time, on its own clock, between
/// its actual start and finish. A point of the curve is the sum of the latter divided by the sum of the former over the
/// finished tasks of a class in a phase. For costs it is the current amount divided by the amount in the baseline, over
/// finished tasks whose costs are all of the class; without a baseline there is none. A cost is of its task's class
/// where that is a leaf of a class, else of the class that goes with its own (compute and storage: procurement).
///
/// A stated rate takes the estimate as the work of the first phase and ignores the points; a fitted one uses level and
/// exponent of the fit, or nothing where there is no fit. Duration and three points of leaves of the class become the
/// estimate × the curve at their phase, rounded to hours from a working day on; amounts of costs spent over a task to
/// come likewise. Tasks that have started (summaries: any part of them), tasks without a phase, and costs without a
/// task are not changed. Where a baseline holds the estimate, applying it twice is the same as applying it once;
/// without one, and for costs that share a task with those of another class, the second time learns again from the
/// results of the first.
///
/// `rates`: of two for the same class the one with the first key counts.
Learning computeLearning(const PlanSnapshot &plan, const Table<LearningRate> &rates, Id<Baseline> baseline = {},
                         std::stop_token stop = {});

/// "10.0 % saved per doubling (8.1 to 11.9 %, 4 phases)", or why there is none.
std::string fitText(const ClassLearning &learned);

} // namespace gigaplan
