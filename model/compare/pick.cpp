// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compare/comparison.h"
#include "model/plan/entities.h"

#include "model/analysis/schedule/schedule.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace gigaplan {

namespace {

constexpr std::uint64_t kKeyBit = std::uint64_t{1} << 63;

template <class E, class F>
void forEachReference(const E &row, F &&f)
{
    forEachField<E>([&]<class T>(std::size_t i, const T &field) {
        if constexpr (isId<typename T::Type>) {
            if (row.*field.member) {
                f(i, EntityRef(row.*field.member));
            }
        }
    });
}

/// Which rows and fields of a difference are taken, kept free of anything that cannot stand alone: whatever a taken row
/// or field points at is there, nothing points at a taken removal, and links and parents close no loop. Each is reached
/// by taking more, which always ends: with all of it the plan is the other one, and that is sound.
class Picking {
public:
    explicit Picking(const Comparison &comparison) : m_before(comparison.before->plan), m_change(comparison.change)
    {
        forEachPlanned([&]<class E>(Tag<E>) {
            const TableChange<E> &change = m_change.of<E>();
            for (std::size_t i = 0; i < change.inserted.size(); ++i) {
                m_inserted.emplace(change.inserted[i].id, i);
            }
            for (std::size_t i = 0; i < change.updated.size(); ++i) {
                m_updated.emplace(change.updated[i].after.id, Updated{change.updated[i].fields, i});
            }
            for (const Id<E> id : change.removed) {
                m_removed.insert(id);
            }
        });
        findUsers();
    }

    void takeRow(EntityRef row)
    {
        if ((m_inserted.contains(row) || m_removed.contains(row)) && m_rows.insert(row).second) {
            m_waiting.push_back(row);
        }
    }

    void takeFields(EntityRef row, std::uint64_t fields)
    {
        const auto update = m_updated.find(row);
        if (update == m_updated.end()) {
            return;
        }
        std::uint64_t &taken = m_fields[row];
        if (const std::uint64_t fresh = fields & update->second.fields & ~taken) {
            taken |= fresh;
            m_waiting.push_back(row);
        }
    }

    ChangeSummary result()
    {
        settle();
        if (loops()) {
            takeLinksAmong(tasksOnLoops());
            if (loops()) {
                takeStructure();
            }
        }
        return picked();
    }

private:
    /// The rows that refer to removed rows in the current plan.
    void findUsers()
    {
        if (m_removed.empty()) {
            return;
        }
        forEachPlanned([&]<class E>(Tag<E>) {
            for (const E &row : m_before.table<E>()) {
                forEachReference(row, [&](std::size_t field, EntityRef target) {
                    if (m_removed.contains(target)) {
                        m_users[target].emplace_back(row.id, field);
                    }
                });
            }
        });
    }

    void settle()
    {
        while (!m_waiting.empty()) {
            const EntityRef row = m_waiting.back();
            m_waiting.pop_back();
            if (row.is<Plan>() && m_rows.contains(row)) {
                takeAllOfPlan(); // a plan has exactly one such row
            }
            if (m_removed.contains(row)) {
                for (const auto &[user, field] : m_users[row]) {
                    takeRow(user);
                    takeFields(user, std::uint64_t{1} << field);
                }
            } else {
                takeTargets(row);
            }
        }
    }

    void takeAllOfPlan()
    {
        for (const Plan &plan : m_change.of<Plan>().inserted) {
            takeRow(plan.id);
        }
        for (const Id<Plan> plan : m_change.of<Plan>().removed) {
            takeRow(plan);
        }
    }

    void takeTargets(EntityRef ref)
    {
        withEntity(ref.table, [&]<class E>(Tag<E>) {
            const TableChange<E> &change = m_change.of<E>();
            if (const auto at = m_inserted.find(ref); at != m_inserted.end()) {
                forEachReference(change.inserted[at->second], [&](std::size_t, EntityRef target) { takeRow(target); });
                return;
            }
            const auto at = m_updated.find(ref);
            const std::uint64_t taken = m_fields[ref];
            forEachReference(change.updated[at->second.place].after, [&](std::size_t field, EntityRef target) {
                if (taken >> field & 1) {
                    takeRow(target);
                }
            });
        });
    }

    ChangeSummary picked() const
    {
        ChangeSummary picked;
        forEachPlanned([&]<class E>(Tag<E>) {
            for (const E &row : m_change.of<E>().inserted) {
                if (m_rows.contains(row.id)) {
                    picked.of<E>().inserted.push_back(row);
                }
            }
            for (const Id<E> id : m_change.of<E>().removed) {
                if (m_rows.contains(id)) {
                    picked.of<E>().removed.push_back(id);
                }
            }
            for (const auto &update : m_change.of<E>().updated) {
                const auto taken = m_fields.find(update.after.id);
                if (taken == m_fields.end() || taken->second == 0) {
                    continue;
                }
                typename TableChange<E>::Update one{*m_before.find(update.after.id), taken->second};
                forEachField<E>([&](std::size_t i, const auto &field) {
                    if (taken->second >> i & 1) {
                        one.after.*field.member = update.after.*field.member;
                    }
                });
                if (taken->second & kKeyBit) {
                    one.after.key = update.after.key;
                }
                picked.of<E>().updated.push_back(std::move(one));
            }
        });
        return picked;
    }

    bool touchesStructure() const { return !m_change.of<Link>().isEmpty() || !m_change.of<Task>().isEmpty(); }

    bool loops()
    {
        if (!touchesStructure()) {
            return false;
        }
        m_trial = m_before.with(picked());
        return !ringsOfParents(m_trial).empty() || !findLoops(m_trial).empty();
    }

    std::unordered_set<EntityRef> tasksOnLoops() const
    {
        std::unordered_set<EntityRef> tasks;
        if (ringsOfParents(m_trial).empty()) {
            for (const auto &loop : findLoops(m_trial)) {
                tasks.insert(loop.begin(), loop.end());
            }
        }
        return tasks;
    }

    /// Takes what the other plan did to links between these tasks.
    void takeLinksAmong(const std::unordered_set<EntityRef> &tasks)
    {
        const auto among = [&](const Link *link) {
            return link && tasks.contains(link->from) && tasks.contains(link->to);
        };
        for (const Id<Link> id : m_change.of<Link>().removed) {
            if (among(m_before.find(id))) {
                takeRow(id);
            }
        }
        for (const auto &update : m_change.of<Link>().updated) {
            if (among(m_before.find(update.after.id))) {
                takeFields(update.after.id, update.fields);
            }
        }
        settle();
    }

    /// Takes all changes of links and of who is part of whom.
    void takeStructure()
    {
        for (const Link &link : m_change.of<Link>().inserted) {
            takeRow(link.id);
        }
        for (const Id<Link> id : m_change.of<Link>().removed) {
            takeRow(id);
        }
        for (const auto &update : m_change.of<Link>().updated) {
            takeFields(update.after.id, update.fields);
        }
        for (const auto &update : m_change.of<Task>().updated) {
            takeFields(update.after.id, 1); // the parent is a task's first field
        }
        settle();
    }

    const PlanSnapshot &m_before;
    const ChangeSummary &m_change;
    PlanSnapshot m_trial;
    /// The position of an updated row in the difference, and which of its fields differ.
    struct Updated {
        std::uint64_t fields = 0;
        std::size_t place = 0;
    };
    std::unordered_map<EntityRef, std::size_t> m_inserted; ///< where in the difference
    std::unordered_map<EntityRef, Updated> m_updated;
    std::unordered_set<EntityRef> m_removed, m_rows;
    std::unordered_map<EntityRef, std::uint64_t> m_fields;
    std::unordered_map<EntityRef, std::vector<std::pair<EntityRef, std::size_t>>> m_users;
    std::vector<EntityRef> m_waiting;
};

static_assert(Description<Task>::fields.at<0>().member == &Task::parent);

} // namespace

ChangeSummary pickedChange(const Comparison &comparison, const std::function<bool(EntityRef, std::size_t)> &taken)
{
    Picking picking(comparison);
    for (const ComparedRow &row : comparison.rows) {
        if (row.fields.empty()) {
            if (taken(row.row, 0)) {
                picking.takeRow(row.row);
            }
            continue;
        }
        for (const ComparedField &field : row.fields) {
            if (taken(row.row, field.field)) {
                const bool key = field.field == ComparedField::kKeyField;
                picking.takeFields(row.row, key ? kKeyBit : std::uint64_t{1} << field.field);
            }
        }
    }
    return picking.result();
}

} // namespace gigaplan
