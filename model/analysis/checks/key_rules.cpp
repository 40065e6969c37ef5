// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"

#include <bit>

namespace gigaplan {

namespace {

/// All keys of a plan by table; remembers where it has seen which.
class KeySet {
public:
    explicit KeySet(std::size_t keys) : m_slots(std::bit_ceil(std::max<std::size_t>(16, keys * 2))) {}

    /// False where the key was there before. The text must outlive the set.
    bool insert(TableId table, std::string_view key)
    {
        Slot &slot = m_slots[find(table, key)];
        if (slot.used) {
            return false;
        }
        slot = {key, table, true};
        return true;
    }
    bool contains(TableId table, std::string_view key) const { return m_slots[find(table, key)].used; }

private:
    struct Slot {
        std::string_view key;
        TableId table{};
        bool used = false;
    };

    std::size_t find(TableId table, std::string_view key) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = (std::hash<std::string_view>{}(key)*31 + static_cast<std::size_t>(table)) & mask;
        while (m_slots[at].used && (m_slots[at].table != table || m_slots[at].key != key)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    std::vector<Slot> m_slots;
};

KeySet collectKeys(const PlanSnapshot &plan, std::vector<Candidate> &duplicates)
{
    std::size_t count = 0;
    forEachEntity([&]<class E>(Tag<E>) { count += plan.table<E>().size(); });
    KeySet keys(count);
    forEachEntity([&]<class E>(Tag<E>) {
        for (const E &row : plan.table<E>()) {
            if (!row.key.empty() && !keys.insert(tableId<E>(), row.key)) {
                duplicates.push_back({row.id, kNever, 0, 0});
            }
        }
    });
    return keys;
}

enum class SubjectProblem { None, Unknown, UnknownField };

SubjectProblem problemOf(const KeySet &keys, std::string_view subject, std::string_view field)
{
    const std::size_t slash = subject.find('/');
    const auto table = slash == std::string_view::npos ? std::nullopt : tableNamed(subject.substr(0, slash));
    if (!table || !keys.contains(*table, subject.substr(slash + 1))) {
        return SubjectProblem::Unknown;
    }
    return field.empty() || fieldNamed(*table, field) ? SubjectProblem::None : SubjectProblem::UnknownField;
}

} // namespace

void checkKeys(const CheckInput &in, FindingList &out)
{
    const PlanSnapshot &plan = in.plan;
    if (const std::size_t plans = plan.table<Plan>().size(); plans != 1) {
        out.add("plan.one_row", Severity::Error, plan.plan().id, kNever,
                "A plan file holds exactly one plan, but this one holds " + std::to_string(plans) + '.');
    }
    std::vector<Candidate> duplicates, dangling, fields;
    const KeySet keys = collectKeys(plan, duplicates);
    for (const Claim &claim : plan.table<Claim>()) {
        const SubjectProblem problem = problemOf(keys, claim.subject, claim.field);
        if (problem != SubjectProblem::None) {
            (problem == SubjectProblem::Unknown ? dangling : fields).push_back({claim.id, kNever, 0, 0});
        }
    }
    std::vector<Candidate> notes;
    for (const Note &note : plan.table<Note>()) {
        if (!note.subject.empty() && problemOf(keys, note.subject, {}) != SubjectProblem::None) {
            notes.push_back({note.id, kNever, 0, 0});
        }
    }
    out.addAll("key.duplicate", Severity::Error, std::move(duplicates), [&](const Candidate &place) {
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
