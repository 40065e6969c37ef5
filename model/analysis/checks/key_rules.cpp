// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"

namespace gigaplan {

namespace {

std::vector<Candidate> duplicateKeys(const PlanSnapshot &plan)
{
    std::vector<Candidate> duplicates;
    forEachEntity([&]<class E>(Tag<E>) {
        const auto &rows = plan.table<E>(); // ordered by key
        for (std::size_t i = 1; i < rows.size(); ++i) {
            if (!rows[i].key.empty() && rows[i].key == rows[i - 1].key) {
                duplicates.push_back({rows[i].id, kNever, 0, 0});
            }
        }
    });
    return duplicates;
}

enum class SubjectProblem { None, Unknown, UnknownField };

SubjectProblem problemOf(const PlanSnapshot &plan, std::string_view subject, std::string_view field)
{
    const EntityRef ref = resolveSubject(plan, subject);
    // A subject without a key speaks of nothing, even where a row has lost its key.
    if (!ref || subject.find('/') + 1 == subject.size()) {
        return SubjectProblem::Unknown;
    }
    return field.empty() || fieldNamed(ref.table, field) ? SubjectProblem::None : SubjectProblem::UnknownField;
}

} // namespace

void checkKeys(const CheckInput &in, FindingList &out)
{
    const PlanSnapshot &plan = in.plan;
    if (const std::size_t plans = plan.table<Plan>().size(); plans != 1) {
        out.add("plan.one_row", Severity::Error, plan.plan().id, kNever,
                "A plan file holds exactly one plan, but this one holds " + std::to_string(plans) + '.');
    }
    std::vector<Candidate> dangling, fields;
    for (const Claim &claim : plan.table<Claim>()) {
        const SubjectProblem problem = problemOf(plan, claim.subject, claim.field);
        if (problem != SubjectProblem::None) {
            (problem == SubjectProblem::Unknown ? dangling : fields).push_back({claim.id, kNever, 0, 0});
        }
    }
    std::vector<Candidate> notes;
    for (const Note &note : plan.table<Note>()) {
        if (!note.subject.empty() && problemOf(plan, note.subject, {}) != SubjectProblem::None) {
            notes.push_back({note.id, kNever, 0, 0});
        }
    }
    out.addAll("key.duplicate", Severity::Error, duplicateKeys(plan), [&](const Candidate &place) {
        return "The key “" + keyOf(plan, place.subject) + "” names more than one "
            + std::string(tableInfo(place.subject.table).label) + ", so a readable file cannot tell them apart.";
    });
    out.addAll("claim.dangling", Severity::Warning, std::move(dangling), [&](const Candidate &place) {
        return "A source speaks of “" + plan.find(place.subject.as<Claim>())->subject + "”, which is not in the plan.";
    });
    out.addAll("claim.unknown_field", Severity::Warning, std::move(fields), [&](const Candidate &place) {
        const Claim &claim = *plan.find(place.subject.as<Claim>());
        return "A source speaks of the field “" + claim.field + "” of “" + claim.subject
            + "”, which has no such field.";
    });
    out.addAll("note.dangling", Severity::Warning, std::move(notes), [&](const Candidate &place) {
        return "A note speaks of “" + plan.find(place.subject.as<Note>())->subject + "”, which is not in the plan.";
    });
}

} // namespace gigaplan
