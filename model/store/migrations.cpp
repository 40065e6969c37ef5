// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/migrations.h"

#include "model/plan/baselines.h"
#include "model/plan/crews.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/store/add_what_is_new.h"
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

std::vector<std::unique_ptr<const Migration>> makeSteps()
{
    std::vector<std::unique_ptr<const Migration>> steps;
    steps.push_back(std::make_unique<AddScenariosAndLog>());
    steps.push_back(std::make_unique<AddWhatIsNew>(
        3, "the plan can now hold crews, arrivals, blackouts, baselines, risk and learning rates",
        std::vector{
            addColumn<Plan>("start_time_min"),
            addColumn<Plan>("progress_rule"),
            addColumn<Plan>("criticality"),
            addColumn<Plan>("critical_slack_min"),
            addColumn<Plan>("near_critical_min"),
            addColumn<Plan>("honour_constraints"),
            addColumn<Plan>("delay_cost_amount"),
            addColumn<Phase>("calendar"),
            addColumn<Task>("duration_shape"),
            addColumn<Task>("cause"),
            addColumn<Task>("priority"),
            addColumn<Task>("level_delay_min"),
            addColumn<Task>("wbs"),
            addColumn<Task>("source_start"),
            addColumn<Task>("source_finish"),
            addTable<Blackout>(),
            addTable<Resource>(),
            addTable<Availability>(),
            addTable<Assignment>(),
            addTable<Requirement>(),
            addTable<Baseline>(),
            addTable<BaselineTask>(),
            addTable<DurationRisk>(),
            addTable<RiskCause>(),
            addTable<RiskEvent>(),
            addTable<LearningRate>(),
        }));
    steps.push_back(std::make_unique<AddWhatIsNew>(4, "tasks can now be scheduled by hand",
                                                   std::vector{addColumn<Task>("manual")}));
    return steps;
}

} // namespace

const std::vector<std::unique_ptr<const Migration>> &migrations()
{
    static const auto steps = makeSteps();
    return steps;
}

std::int32_t schemaVersion()
{
    return migrations().back()->to();
}

Result<std::vector<std::string>> migrate(const sqlite::Database &database, std::int32_t from)
{
    std::vector<std::string> messages;
    // A table that is rebuilt is missing for a moment; the caller checks the references at the end.
    GIGAPLAN_TRY(database.execute("PRAGMA foreign_keys = OFF"));
    Transaction transaction(database);
    GIGAPLAN_TRY(transaction.begin());
    for (const auto &step : migrations()) {
        if (step->to() <= from) {
            continue;
        }
        if (auto done = step->run(database); !done) {
            return done.error().in("bringing it to version " + std::to_string(step->to()) + " of the format");
        }
        GIGAPLAN_TRY(database.execute("PRAGMA user_version = " + std::to_string(step->to())));
        messages.push_back(step->message());
    }
    GIGAPLAN_TRY(transaction.commit());
    return messages;
}

} // namespace gigaplan::store
