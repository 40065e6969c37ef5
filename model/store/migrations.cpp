// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/migrations.h"

#include "model/store/transaction.h"

namespace gigaplan::store {

namespace {

/// Version 2: scenarios inside the plan file, and the log of edits.
class AddScenariosAndLog final : public Migration {
public:
    std::int32_t to() const override { return 2; }
    std::string message() const override { return "the plan can now hold scenarios and keeps a log of its edits"; }
    Result<void> run(const sqlite::Database &database) const override
    {
        return database.execute(R"sql(
            CREATE TABLE "frozen_plan"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "content" BLOB NOT NULL) STRICT;
            CREATE TABLE "scenario"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "name" TEXT NOT NULL, "description" TEXT NOT NULL, "origin" INTEGER REFERENCES "scenario"("id") DEFERRABLE INITIALLY DEFERRED, "branched_from" INTEGER REFERENCES "frozen_plan"("id") DEFERRABLE INITIALLY DEFERRED, "content" INTEGER REFERENCES "frozen_plan"("id") DEFERRABLE INITIALLY DEFERRED, "author" TEXT NOT NULL, "created" TEXT) STRICT;
            CREATE INDEX "scenario_by_origin" ON "scenario"("origin") WHERE "origin" IS NOT NULL;
            CREATE INDEX "scenario_by_branched_from" ON "scenario"("branched_from") WHERE "branched_from" IS NOT NULL;
            CREATE INDEX "scenario_by_content" ON "scenario"("content") WHERE "content" IS NOT NULL;
            CREATE TABLE "edit"("id" INTEGER PRIMARY KEY, "kind" TEXT NOT NULL, "made_on" TEXT NOT NULL, "made_by" TEXT NOT NULL, "text" TEXT NOT NULL, "reason" TEXT NOT NULL, "scenario" TEXT NOT NULL, "replays" INTEGER) STRICT;
            CREATE TABLE "edit_change"("id" INTEGER PRIMARY KEY, "edit" INTEGER NOT NULL, "subject" TEXT NOT NULL, "name" TEXT NOT NULL, "field" TEXT NOT NULL, "before" TEXT NOT NULL, "after" TEXT NOT NULL) STRICT;
            CREATE INDEX "edit_change_by_edit" ON "edit_change"("edit");
        )sql");
    }
};

/// Version 3: crews, arrivals, blackouts, baselines, risk and learning.
class AddCrewsAndRisk final : public Migration {
public:
    std::int32_t to() const override { return 3; }
    std::string message() const override
    {
        return "the plan can now hold crews, arrivals, blackouts, baselines, risk and learning rates";
    }
    Result<void> run(const sqlite::Database &database) const override
    {
        // A column of a STRICT table that is NOT NULL cannot be added without a default: the tables are made anew.
        return database.execute(R"sql(
            CREATE TABLE "new_plan"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "title" TEXT NOT NULL, "description" TEXT NOT NULL, "currency" TEXT NOT NULL, "capacity_basis" TEXT NOT NULL, "target_mw" REAL NOT NULL, "start" TEXT NOT NULL, "status_date" TEXT, "calendar" INTEGER REFERENCES "calendar"("id") DEFERRABLE INITIALLY DEFERRED, "it_overhead" REAL NOT NULL, "load_factor" REAL NOT NULL, "start_time_min" INTEGER NOT NULL, "progress_rule" TEXT NOT NULL, "criticality" TEXT NOT NULL, "critical_slack_min" INTEGER NOT NULL, "near_critical_min" INTEGER NOT NULL, "honour_constraints" INTEGER NOT NULL, "delay_cost_amount" INTEGER NOT NULL) STRICT;
            INSERT INTO "new_plan" SELECT *, 0, 'as_reported', 'total_slack', 0, 4800, 1, 192000 FROM "plan";
            DROP TABLE "plan";
            ALTER TABLE "new_plan" RENAME TO "plan";
            CREATE INDEX "plan_by_calendar" ON "plan"("calendar") WHERE "calendar" IS NOT NULL;
            CREATE TABLE "new_phase"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "name" TEXT NOT NULL, "order" INTEGER NOT NULL, "target_mw" REAL NOT NULL, "description" TEXT NOT NULL, "calendar" INTEGER REFERENCES "calendar"("id") DEFERRABLE INITIALLY DEFERRED) STRICT;
            INSERT INTO "new_phase" SELECT *, NULL FROM "phase";
            DROP TABLE "phase";
            ALTER TABLE "new_phase" RENAME TO "phase";
            CREATE INDEX "phase_by_calendar" ON "phase"("calendar") WHERE "calendar" IS NOT NULL;
            CREATE TABLE "new_task"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "parent" INTEGER REFERENCES "task"("id") DEFERRABLE INITIALLY DEFERRED, "order" INTEGER NOT NULL, "uid" INTEGER NOT NULL, "name" TEXT NOT NULL, "work_class" TEXT NOT NULL, "phase" INTEGER REFERENCES "phase"("id") DEFERRABLE INITIALLY DEFERRED, "site" INTEGER REFERENCES "site"("id") DEFERRABLE INITIALLY DEFERRED, "building" INTEGER REFERENCES "building"("id") DEFERRABLE INITIALLY DEFERRED, "hall" INTEGER REFERENCES "hall"("id") DEFERRABLE INITIALLY DEFERRED, "duration_min" INTEGER NOT NULL, "elapsed" INTEGER NOT NULL, "optimistic_min" INTEGER NOT NULL, "pessimistic_min" INTEGER NOT NULL, "constraint" TEXT NOT NULL, "constraint_date" TEXT, "deadline" TEXT, "complete_percent" REAL NOT NULL, "actual_start" TEXT, "actual_finish" TEXT, "calendar" INTEGER REFERENCES "calendar"("id") DEFERRABLE INITIALLY DEFERRED, "description" TEXT NOT NULL, "duration_shape" TEXT NOT NULL, "cause" INTEGER REFERENCES "risk_cause"("id") DEFERRABLE INITIALLY DEFERRED, "priority" INTEGER NOT NULL, "level_delay_min" INTEGER NOT NULL, "wbs" TEXT NOT NULL, "source_start" TEXT, "source_finish" TEXT) STRICT;
            INSERT INTO "new_task" SELECT *, 'by_work_class', NULL, 500, 0, '', NULL, NULL FROM "task";
            DROP TABLE "task";
            ALTER TABLE "new_task" RENAME TO "task";
            CREATE INDEX "task_by_parent" ON "task"("parent") WHERE "parent" IS NOT NULL;
            CREATE INDEX "task_by_phase" ON "task"("phase") WHERE "phase" IS NOT NULL;
            CREATE INDEX "task_by_site" ON "task"("site") WHERE "site" IS NOT NULL;
            CREATE INDEX "task_by_building" ON "task"("building") WHERE "building" IS NOT NULL;
            CREATE INDEX "task_by_hall" ON "task"("hall") WHERE "hall" IS NOT NULL;
            CREATE INDEX "task_by_calendar" ON "task"("calendar") WHERE "calendar" IS NOT NULL;
            CREATE INDEX "task_by_cause" ON "task"("cause") WHERE "cause" IS NOT NULL;
            CREATE TABLE "blackout"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "site" INTEGER REFERENCES "site"("id") DEFERRABLE INITIALLY DEFERRED, "name" TEXT NOT NULL, "kind" TEXT NOT NULL, "first" TEXT NOT NULL, "last" TEXT NOT NULL, "every_year" INTEGER NOT NULL, "description" TEXT NOT NULL) STRICT;
            CREATE INDEX "blackout_by_site" ON "blackout"("site") WHERE "site" IS NOT NULL;
            CREATE TABLE "resource"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "name" TEXT NOT NULL, "kind" TEXT NOT NULL, "calendar" INTEGER REFERENCES "calendar"("id") DEFERRABLE INITIALLY DEFERRED, "capacity" REAL NOT NULL, "uid" INTEGER NOT NULL, "description" TEXT NOT NULL) STRICT;
            CREATE INDEX "resource_by_calendar" ON "resource"("calendar") WHERE "calendar" IS NOT NULL;
            CREATE TABLE "availability"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "resource" INTEGER NOT NULL REFERENCES "resource"("id") DEFERRABLE INITIALLY DEFERRED, "from" TEXT NOT NULL, "capacity" REAL NOT NULL) STRICT;
            CREATE INDEX "availability_by_resource" ON "availability"("resource") WHERE "resource" IS NOT NULL;
            CREATE TABLE "assignment"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "task" INTEGER NOT NULL REFERENCES "task"("id") DEFERRABLE INITIALLY DEFERRED, "resource" INTEGER NOT NULL REFERENCES "resource"("id") DEFERRABLE INITIALLY DEFERRED, "units" REAL NOT NULL) STRICT;
            CREATE INDEX "assignment_by_task" ON "assignment"("task") WHERE "task" IS NOT NULL;
            CREATE INDEX "assignment_by_resource" ON "assignment"("resource") WHERE "resource" IS NOT NULL;
            CREATE TABLE "requirement"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "task" INTEGER NOT NULL REFERENCES "task"("id") DEFERRABLE INITIALLY DEFERRED, "equipment" INTEGER NOT NULL REFERENCES "equipment"("id") DEFERRABLE INITIALLY DEFERRED, "quantity" INTEGER NOT NULL) STRICT;
            CREATE INDEX "requirement_by_task" ON "requirement"("task") WHERE "task" IS NOT NULL;
            CREATE INDEX "requirement_by_equipment" ON "requirement"("equipment") WHERE "equipment" IS NOT NULL;
            CREATE TABLE "baseline"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "name" TEXT NOT NULL, "order" INTEGER NOT NULL, "taken" TEXT, "description" TEXT NOT NULL) STRICT;
            CREATE TABLE "baseline_task"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "baseline" INTEGER NOT NULL REFERENCES "baseline"("id") DEFERRABLE INITIALLY DEFERRED, "task" INTEGER NOT NULL REFERENCES "task"("id") DEFERRABLE INITIALLY DEFERRED, "start" TEXT NOT NULL, "finish" TEXT NOT NULL, "duration_min" INTEGER NOT NULL, "cost_amount" INTEGER NOT NULL) STRICT;
            CREATE INDEX "baseline_task_by_baseline" ON "baseline_task"("baseline") WHERE "baseline" IS NOT NULL;
            CREATE INDEX "baseline_task_by_task" ON "baseline_task"("task") WHERE "task" IS NOT NULL;
            CREATE TABLE "duration_risk"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "work_class" TEXT NOT NULL, "shape" TEXT NOT NULL, "optimistic" REAL NOT NULL, "likely" REAL NOT NULL, "pessimistic" REAL NOT NULL, "description" TEXT NOT NULL) STRICT;
            CREATE TABLE "risk_cause"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "name" TEXT NOT NULL, "correlation" REAL NOT NULL, "description" TEXT NOT NULL) STRICT;
            CREATE TABLE "risk_event"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "name" TEXT NOT NULL, "probability_percent" REAL NOT NULL, "task" INTEGER NOT NULL REFERENCES "task"("id") DEFERRABLE INITIALLY DEFERRED, "optimistic_min" INTEGER NOT NULL, "likely_min" INTEGER NOT NULL, "pessimistic_min" INTEGER NOT NULL, "description" TEXT NOT NULL) STRICT;
            CREATE INDEX "risk_event_by_task" ON "risk_event"("task") WHERE "task" IS NOT NULL;
            CREATE TABLE "learning_rate"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "work_class" TEXT NOT NULL, "kind" TEXT NOT NULL, "duration_percent" REAL NOT NULL, "cost_percent" REAL NOT NULL, "description" TEXT NOT NULL) STRICT;
        )sql");
    }
};

/// Version 4: tasks that are scheduled by hand.
class AddManualTasks final : public Migration {
public:
    std::int32_t to() const override { return 4; }
    std::string message() const override { return "tasks can now be scheduled by hand"; }
    Result<void> run(const sqlite::Database &database) const override
    {
        return database.execute(R"sql(
            CREATE TABLE "new_task"("id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL, "parent" INTEGER REFERENCES "task"("id") DEFERRABLE INITIALLY DEFERRED, "order" INTEGER NOT NULL, "uid" INTEGER NOT NULL, "name" TEXT NOT NULL, "work_class" TEXT NOT NULL, "phase" INTEGER REFERENCES "phase"("id") DEFERRABLE INITIALLY DEFERRED, "site" INTEGER REFERENCES "site"("id") DEFERRABLE INITIALLY DEFERRED, "building" INTEGER REFERENCES "building"("id") DEFERRABLE INITIALLY DEFERRED, "hall" INTEGER REFERENCES "hall"("id") DEFERRABLE INITIALLY DEFERRED, "duration_min" INTEGER NOT NULL, "elapsed" INTEGER NOT NULL, "optimistic_min" INTEGER NOT NULL, "pessimistic_min" INTEGER NOT NULL, "manual" INTEGER NOT NULL, "constraint" TEXT NOT NULL, "constraint_date" TEXT, "deadline" TEXT, "complete_percent" REAL NOT NULL, "actual_start" TEXT, "actual_finish" TEXT, "calendar" INTEGER REFERENCES "calendar"("id") DEFERRABLE INITIALLY DEFERRED, "description" TEXT NOT NULL, "duration_shape" TEXT NOT NULL, "cause" INTEGER REFERENCES "risk_cause"("id") DEFERRABLE INITIALLY DEFERRED, "priority" INTEGER NOT NULL, "level_delay_min" INTEGER NOT NULL, "wbs" TEXT NOT NULL, "source_start" TEXT, "source_finish" TEXT) STRICT;
            INSERT INTO "new_task" SELECT "id", "key", "parent", "order", "uid", "name", "work_class", "phase", "site", "building", "hall", "duration_min", "elapsed", "optimistic_min", "pessimistic_min", 0, "constraint", "constraint_date", "deadline", "complete_percent", "actual_start", "actual_finish", "calendar", "description", "duration_shape", "cause", "priority", "level_delay_min", "wbs", "source_start", "source_finish" FROM "task";
            DROP TABLE "task";
            ALTER TABLE "new_task" RENAME TO "task";
            CREATE INDEX "task_by_parent" ON "task"("parent") WHERE "parent" IS NOT NULL;
            CREATE INDEX "task_by_phase" ON "task"("phase") WHERE "phase" IS NOT NULL;
            CREATE INDEX "task_by_site" ON "task"("site") WHERE "site" IS NOT NULL;
            CREATE INDEX "task_by_building" ON "task"("building") WHERE "building" IS NOT NULL;
            CREATE INDEX "task_by_hall" ON "task"("hall") WHERE "hall" IS NOT NULL;
            CREATE INDEX "task_by_calendar" ON "task"("calendar") WHERE "calendar" IS NOT NULL;
            CREATE INDEX "task_by_cause" ON "task"("cause") WHERE "cause" IS NOT NULL;
        )sql");
    }
};

std::vector<std::unique_ptr<const Migration>> makeSteps()
{
    std::vector<std::unique_ptr<const Migration>> steps;
    steps.push_back(std::make_unique<AddScenariosAndLog>());
    steps.push_back(std::make_unique<AddCrewsAndRisk>());
    steps.push_back(std::make_unique<AddManualTasks>());
    return steps;
}

} // namespace

const std::vector<std::unique_ptr<const Migration>> &migrations()
{
    static const auto steps = makeSteps();
    return steps;
}

Result<std::vector<std::string>> migrate(const sqlite::Database &database, std::int32_t from)
{
    std::vector<std::string> messages;
    // A table that is made anew is gone for a moment; the caller checks the references when all is done.
    if (auto off = database.execute("PRAGMA foreign_keys = OFF"); !off) {
        return off.error();
    }
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun) {
        return begun.error();
    }
    for (const auto &step : migrations()) {
        if (step->to() <= from) {
            continue;
        }
        if (auto done = step->run(database); !done) {
            return done.error().in("bringing it to version " + std::to_string(step->to()) + " of the format");
        }
        if (auto set = database.execute("PRAGMA user_version = " + std::to_string(step->to())); !set) {
            return set.error();
        }
        messages.push_back(step->message());
    }
    if (auto committed = transaction.commit(); !committed) {
        return committed.error();
    }
    return messages;
}

} // namespace gigaplan::store
