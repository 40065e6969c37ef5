// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capital/capital.h"
#include "model/analysis/learning/learning_curve.h"

namespace gigaplan {

/// What finished phases say of one quantity of a work class, and what that makes of the phases to come.
struct ClassLearning {
    std::vector<LearningPoint> points; ///< by unit; phases with finished work of the class
    std::optional<LearningFit> fit;
    std::string cannotFit; ///< why there is no fit; empty where there is one
    LearningCurve used; ///< by the rule; 1 everywhere where there is none
    std::size_t rows = 0; ///< tasks, or costs, to come that change
    double before = 0, after = 0; ///< of all that is to come: minutes of work, or money
};
struct WorkClassLearning {
    WorkClass workClass = WorkClass::General;
    std::optional<LearningKind> rule; ///< nothing: no learning rate names the class, and nothing of it changes
    ClassLearning duration, cost;
};

/// Of one phase: believed at first, planned now, known after learning.
struct PhaseLearning {
    Id<Phase> phase;
    std::int64_t unit = 1; ///< the how many-th it is
    std::optional<Date> liveBelieved; ///< as the baseline has it, by today's rows and supply; nothing: no baseline
    Date livePlanned = kNever, liveLearned = kNever;
    Money costPlanned, costLearned; ///< of the costs of this phase, in total
};

struct Learning {
    std::vector<WorkClassLearning> classes; ///< in the order of work classes; those with a task in a phase
    std::vector<PhaseLearning> phases; ///< by order
    ChangeSummary change; ///< tasks and costs that change: for `ApplyDifference`
    Id<Baseline> baseline; ///< what was believed; none: the plan as it stands
};

/// How the phases to come would go with what the finished ones taught.
///
/// The n-th phase by order (then key) is the n-th unit. What a task was believed to take is its duration in the baseline
/// (by default that of the lowest order), else the duration that it has now; what it took is the working time, on its
/// own clock, between its actual start and finish. A point of the curve is the sum of the one per the sum of the other
/// over the finished tasks of a class in a phase. For costs it is the amount now per the amount in the baseline over
/// finished tasks whose costs are all of the class; without a baseline there is none. A cost is of its task's class where
/// that is a leaf of a class, else of the class that goes with its own (compute and storage: procurement).
///
/// A stated rate takes what is believed as the work of the first phase and ignores the points; a fitted one uses level and
/// exponent of the fit, or nothing where there is no fit. Duration and three points of leaves of the class become what is
/// believed × the curve at their phase, rounded to hours from a working day on; amounts of costs spent over a task to come likewise. Tasks
/// that have started (summaries: any part of them), tasks without a phase, and costs without a task are left alone. Where
/// a baseline holds the belief, applying it twice is applying it once; without one, and for costs that share a task with
/// those of another class, the second time learns again from what the first made.
///
/// `rates`: of two of a class that with the first key counts.
Learning computeLearning(const PlanSnapshot &plan, const Table<LearningRate> &rates, Id<Baseline> baseline = {},
                         std::stop_token stop = {});

/// "10.0 % saved per doubling (8.1 to 11.9 %, 4 phases)", or why there is none.
std::string fitText(const ClassLearning &learned);

} // namespace gigaplan
