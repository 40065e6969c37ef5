// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/element_table.h"

#include <algorithm>
#include <unordered_map>

namespace gigaplan::mspdi {

namespace {

/// Elements of one parent with the same verdict. A name with a star includes everything below it.
struct Group {
    std::string_view parent;
    Verdict verdict;
    std::string_view names;
    std::string_view words = {}, usual = {};
};

using enum Verdict;

constexpr std::string_view kTask = "Tasks/Task", kLink = "Tasks/Task/PredecessorLink",
                           kTaskBaseline = "Tasks/Task/Baseline";
constexpr std::string_view kCalendar = "Calendars/Calendar", kException = "Calendars/Calendar/Exceptions/Exception";
constexpr std::string_view kWorkWeek = "Calendars/Calendar/WorkWeeks/WorkWeek";
constexpr std::string_view kResource = "Resources/Resource", kRate = "Resources/Resource/Rates/Rate";
constexpr std::string_view kAssignment = "Assignments/Assignment";
constexpr std::string_view kCustom = "values of custom fields", kCodes = "outline codes",
                           kByDay = "figures by day or week";
constexpr std::string_view kUsuallyNo = "0", kUsuallyYes = "1", kNothing = "0";

/// The schema of 2007.
constexpr Group kGroups[] = {
    {"", List, "Calendars Tasks Resources Assignments OutlineCodes ExtendedAttributes"},
    {"", Read,
     "Name Title Subject ScheduleFromStart StartDate FinishDate CriticalSlackLimit CurrencySymbol CurrencyCode "
     "CalendarUID "
     "DefaultStartTime DefaultFinishTime MinutesPerDay HonorConstraints MultipleCriticalPaths StatusDate"},
    {"", Told, "Category", "categories of the project"},
    {"", Told, "Company", "companies of the project"},
    {"", Told, "Manager", "managers of the project"},
    {"", Told, "Author", "authors of the project"},
    {"", Told, "AdminProject", "marks of an administrative project", kUsuallyNo},
    {"", Told, "WBSMasks*", "masks of WBS codes"},
    {"OutlineCodes", Told, "OutlineCode*", "definitions of outline codes"},
    {"ExtendedAttributes", Told, "ExtendedAttribute*", "definitions of custom fields"},
    {"", Meaningless, // about the file
     "SaveVersion UID CreationDate Revision LastSaved CurrentDate ExtendedCreationDate ProjectExternallyEdited "
     "MicrosoftProjectServerURL ActualsInSync RemoveFileProperties"},
    {"", Meaningless, // how things are shown
     "FYStartDate FiscalYearStart WeekStartDay CurrencyDigits CurrencySymbolPosition MinutesPerWeek DaysPerMonth "
     "DurationFormat "
     "WorkFormat"},
    {"", Meaningless, // rows to come
     "DefaultTaskType DefaultFixedCostAccrual DefaultStandardRate DefaultOvertimeRate NewTasksEffortDriven "
     "NewTasksEstimated "
     "NewTaskStartDate DefaultTaskEVMethod AutoAddNewResourcesAndTasks Autolink"},
    {"", Meaningless, // edits to come, and earned value
     "EditableActualCosts EarnedValueMethod InsertedProjectsLikeSummary SplitsInProgressTasks SpreadActualCost "
     "SpreadPercentComplete TaskUpdatesResource MoveCompletedEndsBack MoveRemainingStartsBack "
     "MoveRemainingStartsForward "
     "MoveCompletedEndsForward BaselineForEarnedValue"},

    {"Calendars", List, "Calendar"},
    {kCalendar, Read, "UID Name BaseCalendarUID"},
    {kCalendar, Meaningless, "IsBaseCalendar"},
    {kCalendar, List, "WeekDays Exceptions WorkWeeks"},
    {"Calendars/Calendar/WeekDays", List, "WeekDay"},
    {"Calendars/Calendar/WeekDays/WeekDay", Read, "DayType DayWorking"},
    {"Calendars/Calendar/WeekDays/WeekDay", List, "TimePeriod WorkingTimes"},
    {"Calendars/Calendar/WeekDays/WeekDay/TimePeriod", Read, "FromDate ToDate"},
    {"Calendars/Calendar/WeekDays/WeekDay/WorkingTimes", List, "WorkingTime"},
    {"Calendars/Calendar/WeekDays/WeekDay/WorkingTimes/WorkingTime", Read, "FromTime ToTime"},
    {"Calendars/Calendar/Exceptions", List, "Exception"},
    {kException, List, "TimePeriod WorkingTimes"},
    {kException, Read,
     "EnteredByOccurrences Occurrences Name Type Period DaysOfWeek MonthItem MonthPosition Month MonthDay DayWorking"},
    {"Calendars/Calendar/Exceptions/Exception/TimePeriod", Read, "FromDate ToDate"},
    {"Calendars/Calendar/Exceptions/Exception/WorkingTimes", List, "WorkingTime"},
    {"Calendars/Calendar/Exceptions/Exception/WorkingTimes/WorkingTime", Read, "FromTime ToTime"},
    {"Calendars/Calendar/WorkWeeks", List, "WorkWeek"},
    {kWorkWeek, List, "TimePeriod WeekDay"},
    {kWorkWeek, Read, "Name"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/TimePeriod", Read, "FromDate ToDate"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/WeekDay", Read, "DayType DayWorking"},

    {"Tasks", List, "Task"},
    {kTask, Read,
     "UID Name Type IsNull WBS OutlineNumber OutlineLevel Priority Start Finish Duration DurationFormat Work Stop "
     "Resume "
     "EffortDriven Milestone Summary Critical IsSubproject ExternalTask EarlyStart EarlyFinish LateStart LateFinish "
     "FreeSlack "
     "TotalSlack PercentComplete PercentWorkComplete ActualStart ActualFinish ActualDuration RemainingDuration "
     "ConstraintType "
     "CalendarUID ConstraintDate Deadline LevelingDelay IgnoreResourceCalendar Notes"},
    {kTask, List, "PredecessorLink Baseline"},
    {kTask, Told, "Contact", "contacts of tasks"},
    {kTask, Told, "Hyperlink HyperlinkAddress HyperlinkSubAddress", "hyperlinks of tasks"},
    {kTask, Told, "SubprojectName ExternalTaskProject", "names of other projects' files"},
    {kTask, Told, "StatusManager", "status managers of tasks"},
    {kTask, Told, "Recurring", "marks of recurring tasks", kUsuallyNo},
    {kTask, Told, "Estimated", "marks of estimated durations", kUsuallyNo},
    {kTask, Told, "FixedCost", "fixed costs of tasks", kNothing},
    {kTask, Told, "Cost", "costs of tasks", kNothing},
    {kTask, Told, "ActualCost", "actual costs of tasks", kNothing},
    {kTask, Told, "ActualWork", "hours that were worked on tasks", kNothing},
    {kTask, Told, "OvertimeWork", "overtime of tasks", kNothing},
    {kTask, Told, "PhysicalPercentComplete", "physical percentages of tasks", kNothing},
    {kTask, Told, "CommitmentType CommitmentStart CommitmentFinish", "deliverables of tasks", kNothing},
    {kTask, Told, "ExtendedAttribute*", kCustom},
    {kTask, Told, "OutlineCode*", kCodes},
    {kTask, Told, "TimephasedData*", kByDay},
    {kTask, Meaningless, // follow from others
     "ID WBSLevel ResumeValid OverAllocated StartVariance FinishVariance WorkVariance OvertimeCost ActualOvertimeCost "
     "ActualOvertimeWork RegularWork RemainingCost RemainingWork RemainingOvertimeCost RemainingOvertimeWork ACWP CV "
     "BCWS BCWP "
     "PreLeveledStart PreLeveledFinish"},
    {kTask, Meaningless, // of the program and the file, or of what levelling, costs and earned value do with the task
     "CreateDate IsSubprojectReadOnly FixedCostAccrual LevelAssignments LevelingCanSplit LevelingDelayFormat HideBar "
     "Rollup "
     "EarnedValueMethod ActualWorkProtected ActualOvertimeWorkProtected IsPublished"},
    {kLink, Read, "PredecessorUID Type CrossProject LinkLag LagFormat"},
    {kLink, Told, "CrossProjectName", "names of other projects' files"},
    {kTaskBaseline, Read, "Number Start Finish Duration Cost"},
    {kTaskBaseline, Told, "TimephasedData*", kByDay},
    {kTaskBaseline, Told, "Interim", "marks of interim baselines", kUsuallyNo},
    {kTaskBaseline, Told, "EstimatedDuration", "marks of estimated durations in baselines", kUsuallyNo},
    {kTaskBaseline, Told, "Work", "hours of work in baselines", kNothing},
    {kTaskBaseline, Told, "FixedCost", "fixed costs in baselines", kNothing},
    {kTaskBaseline, Meaningless, "DurationFormat BCWS BCWP"},

    {"Resources", List, "Resource"},
    {kResource, Read, "UID Name Type IsNull MaxUnits AvailableFrom AvailableTo CalendarUID Notes IsCostResource"},
    {kResource, List, "AvailabilityPeriods Rates"},
    {kResource, Told, "Initials", "initials of resources"},
    {kResource, Told, "Phonetics", "phonetic names of resources"},
    {kResource, Told, "NTAccount", "accounts of resources"},
    {kResource, Told, "MaterialLabel", "units of materials"},
    {kResource, Told, "Code", "codes of resources"},
    {kResource, Told, "Group", "groups of resources"},
    {kResource, Told, "EmailAddress", "e-mail addresses of resources"},
    {kResource, Told, "Hyperlink HyperlinkAddress HyperlinkSubAddress", "hyperlinks of resources"},
    {kResource, Told, "AssnOwner", "owners of assignments"},
    {kResource, Told, "CanLevel", "resources that levelling leaves alone", kUsuallyYes},
    {kResource, Told, "StandardRate OvertimeRate CostPerUse", "rates of resources", kNothing},
    {kResource, Told, "IsGeneric", "marks of generic resources", kUsuallyNo},
    {kResource, Told, "IsInactive", "marks of inactive resources", kUsuallyNo},
    {kResource, Told, "IsBudget", "marks of budget resources", kUsuallyNo},
    {kResource, Told, "BookingType", "marks of proposed resources", kUsuallyNo},
    {kResource, Told, "ExtendedAttribute*", kCustom},
    {kResource, Told, "OutlineCode*", kCodes},
    {kResource, Told, "TimephasedData*", kByDay},
    {kResource, Told, "Baseline*", "baselines of resources"},
    {kResource, Meaningless, // follow from assignments
     "ID PeakUnits OverAllocated Start Finish Work RegularWork OvertimeWork ActualWork RemainingWork "
     "ActualOvertimeWork "
     "RemainingOvertimeWork PercentWorkComplete Cost OvertimeCost ActualCost ActualOvertimeCost RemainingCost "
     "RemainingOvertimeCost WorkVariance CostVariance SV CV ACWP BCWS BCWP"},
    {kResource, Meaningless, // of the program and the server, or of how costs are counted
     "WorkGroup AccrueAt StandardRateFormat OvertimeRateFormat IsEnterprise ActualWorkProtected "
     "ActualOvertimeWorkProtected "
     "ActiveDirectoryGUID CreationDate AssnOwnerGuid"},
    {"Resources/Resource/AvailabilityPeriods", List, "AvailabilityPeriod"},
    {"Resources/Resource/AvailabilityPeriods/AvailabilityPeriod", Read, "AvailableFrom AvailableTo AvailableUnits"},
    {"Resources/Resource/Rates", List, "Rate"},
    {kRate, Told, "StandardRate OvertimeRate CostPerUse", "rates of resources", kNothing},
    {kRate, Meaningless, "RatesFrom RatesTo RateTable StandardRateFormat OvertimeRateFormat"},

    {"Assignments", List, "Assignment"},
    {kAssignment, Read, "TaskUID ResourceUID Delay Finish LevelingDelay Start Units Work"},
    {kAssignment, Told, "Notes", "notes of assignments"},
    {kAssignment, Told, "Hyperlink HyperlinkAddress HyperlinkSubAddress", "hyperlinks of assignments"},
    {kAssignment, Told, "AssnOwner", "owners of assignments"},
    {kAssignment, Told, "Cost", "costs of assignments", kNothing},
    {kAssignment, Told, "ActualCost", "actual costs of assignments", kNothing},
    {kAssignment, Told, "ActualWork", "hours that were worked in assignments", kNothing},
    {kAssignment, Told, "OvertimeWork", "overtime of assignments", kNothing},
    {kAssignment, Told, "CostRateTable", "assignments by other rate tables than the first", kNothing},
    {kAssignment, Told, "HasFixedRateUnits", "materials that are used by time", kUsuallyYes},
    {kAssignment, Told, "LinkedFields", "assignments with linked fields", kUsuallyNo},
    {kAssignment, Told, "WorkContour", "contours of work", kNothing},
    {kAssignment, Told, "BookingType", "marks of proposed assignments", kUsuallyNo},
    {kAssignment, Told, "BudgetCost BudgetWork", "budgets of assignments", kNothing},
    {kAssignment, Told, "ExtendedAttribute* f404*", kCustom},
    {kAssignment, Told, "TimephasedData*", kByDay},
    {kAssignment, Told, "Baseline*", "baselines of assignments"},
    {kAssignment, Meaningless, // follow from the task and from others
     "UID PercentWorkComplete ActualFinish ActualStart ActualOvertimeCost ActualOvertimeWork ACWP CostVariance CV "
     "FinishVariance WorkVariance FixedMaterial LevelingDelayFormat Milestone Overallocated OvertimeCost PeakUnits "
     "RegularWork "
     "RemainingCost RemainingOvertimeCost RemainingOvertimeWork RemainingWork Stop Resume StartVariance Summary SV VAC "
     "BCWS "
     "BCWP"},
    {kAssignment, Meaningless, // messages of a server
     "Confirmed ResponsePending UpdateNeeded ActualWorkProtected ActualOvertimeWorkProtected CreationDate "
     "AssnOwnerGuid"},
};

/// Elements that files of other versions have in addition.
constexpr Group kNewerGroups[] = {
    {"", Told, "Comments", "comments of the project"},
    {"", Told, "Keywords", "keywords of the project"},
    {"", Told, "HyperlinkBase", "bases of hyperlinks"},
    {"", Told, "Sprints* BoardColumns*", "sprints and boards"},
    {"", Meaningless,
     "GUID Guid BuildNumber ProjectID Template NewTasksAreManual UpdateManuallyScheduledTasksWhenEditingLinks "
     "KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled BaselineCalendar ShowProjectSummaryTask AgileMode Views* "
     "Filters* "
     "Groups* Tables* Maps* Reports* Drawings* DataLinks* VBAProjects*"},
    {kCalendar, Meaningless, "GUID Guid IsBaselineCalendar"},
    // Files have a list there and times in the days, the schema neither.
    {kWorkWeek, List, "WeekDays"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/WeekDay", List, "WorkingTimes TimePeriod"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/WeekDay/TimePeriod", Read, "FromDate ToDate"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/WeekDay/WorkingTimes", List, "WorkingTime"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/WeekDay/WorkingTimes/WorkingTime", Read, "FromTime ToTime"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/WeekDays", List, "WeekDay"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/WeekDays/WeekDay", Read, "DayType DayWorking"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/WeekDays/WeekDay", List, "WorkingTimes TimePeriod"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/WeekDays/WeekDay/TimePeriod", Read, "FromDate ToDate"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/WeekDays/WeekDay/WorkingTimes", List, "WorkingTime"},
    {"Calendars/Calendar/WorkWeeks/WorkWeek/WeekDays/WeekDay/WorkingTimes/WorkingTime", Read, "FromTime ToTime"},
    {kTask, Read, "Active Manual ManualStart ManualFinish ManualDuration"},
    {kTask, Told, "BoardStatus SprintUID", "sprints and boards"},
    {kTask, Meaningless, "GUID Guid StartSlack FinishSlack DisplayAsSummary DisplayOnTimeline IsPinned"},
    {kResource, Meaningless, "GUID Guid"},
    {kAssignment, Meaningless, "GUID Guid RateScale"},
};

/// The hundreds of custom fields of assignments, tasks and resources: a letter and six digits.
bool isCustomField(std::string_view name)
{
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return name.size() == 7 && (name.front() == 'b' || name.front() == 'c' || name.front() == 'f')
        && (name[1] == '4' || name[1] == '6') && std::all_of(name.begin() + 1, name.end(), isHex);
}

using Verdicts = std::unordered_map<std::string, ElementVerdict>;

void add(Verdicts &all, const Group &group, bool isNewer)
{
    std::string_view names = group.names;
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(' '), names.size());
        std::string_view name = names.substr(0, end);
        names.remove_prefix(std::min(end + 1, names.size()));
        const bool isWhole = name.ends_with('*');
        name.remove_suffix(isWhole ? 1 : 0);
        const std::string path =
            (group.parent.empty() ? std::string() : std::string(group.parent) + '/') + std::string(name);
        all.emplace(path, ElementVerdict{group.verdict, group.words, group.usual, isWhole, isNewer});
    }
}

const Verdicts &verdicts()
{
    static const Verdicts all = [] {
        Verdicts made;
        for (const Group &group : kGroups) {
            add(made, group, false);
        }
        for (const Group &group : kNewerGroups) {
            add(made, group, true);
        }
        return made;
    }();
    return all;
}

} // namespace

const ElementVerdict *verdictOn(const std::string &path)
{
    const Verdicts &all = verdicts();
    if (const auto found = all.find(path); found != all.end()) {
        return &found->second;
    }
    const std::size_t slash = path.rfind('/');
    if (slash != std::string::npos && isCustomField(std::string_view(path).substr(slash + 1))) {
        return &all.at("Assignments/Assignment/f404");
    }
    return nullptr;
}

void forEachVerdict(const std::function<void(const std::string &, const ElementVerdict &)> &visit)
{
    for (const auto &[path, verdict] : verdicts()) {
        visit(path, verdict);
    }
}

} // namespace gigaplan::mspdi
