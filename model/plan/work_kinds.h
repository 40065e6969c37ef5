// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"

namespace gigaplan {

/// When a task should be scheduled. Names follow the field's standard tools.
enum class ConstraintKind {
    AsSoonAsPossible,
    AsLateAsPossible,
    MustStartOn,
    MustFinishOn,
    StartNoEarlierThan,
    StartNoLaterThan,
    FinishNoEarlierThan,
    FinishNoLaterThan,
};
template <>
struct EnumNames<ConstraintKind> {
    static constexpr std::array entries{
        EnumEntry{"as_soon_as_possible", "As soon as possible"},
        EnumEntry{"as_late_as_possible", "As late as possible"},
        EnumEntry{"must_start_on", "Must start on"},
        EnumEntry{"must_finish_on", "Must finish on"},
        EnumEntry{"start_no_earlier_than", "Start no earlier than"},
        EnumEntry{"start_no_later_than", "Start no later than"},
        EnumEntry{"finish_no_earlier_than", "Finish no earlier than"},
        EnumEntry{"finish_no_later_than", "Finish no later than"},
    };
};
/// Whether a date is fixed, whatever the links require.
constexpr bool isMust(ConstraintKind kind)
{
    return kind == ConstraintKind::MustStartOn || kind == ConstraintKind::MustFinishOn;
}

/// The kind of work of a task: it decides groups, colours, risk and learning.
enum class WorkClass {
    General,
    Land,
    Permit,
    Grid,
    Procurement,
    Civil,
    Shell,
    Electrical,
    Cooling,
    Network,
    RackInstall,
    Commissioning,
    Milestone,
};
template <>
struct EnumNames<WorkClass> {
    static constexpr std::array entries{
        EnumEntry{"general", "General"},
        EnumEntry{"land", "Land"},
        EnumEntry{"permit", "Permit"},
        EnumEntry{"grid", "Grid"},
        EnumEntry{"procurement", "Procurement"},
        EnumEntry{"civil", "Civil"},
        EnumEntry{"shell", "Shell"},
        EnumEntry{"electrical", "Electrical"},
        EnumEntry{"cooling", "Cooling"},
        EnumEntry{"network", "Network"},
        EnumEntry{"rack_install", "Rack install"},
        EnumEntry{"commissioning", "Commissioning"},
        EnumEntry{"milestone", "Milestone"},
    };
};

enum class LinkKind { FinishStart, StartStart, FinishFinish, StartFinish };
template <>
struct EnumNames<LinkKind> {
    static constexpr std::array entries{EnumEntry{"FS", "Finish to start"}, EnumEntry{"SS", "Start to start"},
                                        EnumEntry{"FF", "Finish to finish"}, EnumEntry{"SF", "Start to finish"}};
};

/// How a lag runs: on the successor's calendar, on the wall clock, or as a share of the predecessor's duration.
enum class LagKind { Working, Elapsed, PercentOfPredecessor };
template <>
struct EnumNames<LagKind> {
    static constexpr std::array entries{EnumEntry{"working", "Working time"}, EnumEntry{"elapsed", "Elapsed time"},
                                        EnumEntry{"percent", "Percent of predecessor"}};
};

} // namespace gigaplan
