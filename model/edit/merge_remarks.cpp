// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge_state.h"
#include "model/plan/entities.h"

#include <map>

namespace gigaplan::merging {

namespace {

using NewSubjects = std::map<std::string, std::string, std::less<>>;

/// How rows of `side` that have another key in the merged plan are called there.
NewSubjects renamedOf(const PlanSnapshot &side, const PlanSnapshot &merged)
{
    NewSubjects renamed;
    forEachPlanned([&]<class E>(Tag<E>) {
        if (side.table<E>().isSameAs(merged.table<E>())) {
            return;
        }
        const std::string table = std::string(Description<E>::table) + '/';
        for (const E &row : side.table<E>()) {
            const E *now = merged.find(row.id);
            if (now && now != &row && now->key != row.key) {
                renamed.emplace(table + row.key, table + now->key);
            }
        }
    });
    return renamed;
}

template <class E>
TableChange<E> followed(const MergeState &state, const NewSubjects &inOurs, const NewSubjects &inTheirs)
{
    TableChange<E> change;
    for (const E &remark : state.merged.table<E>()) {
        const E *ours = state.ours.find(remark.id);
        const NewSubjects &renamed = ours && ours->subject == remark.subject ? inOurs : inTheirs;
        if (const auto now = renamed.find(remark.subject); now != renamed.end()) {
            typename TableChange<E>::Update update{remark, 0};
            update.after.subject = now->second;
            forEachField<E>([&](std::size_t i, const auto &field) {
                update.fields |= field.name == "subject" ? std::uint64_t{1} << i : 0;
            });
            change.updated.push_back(std::move(update));
        }
    }
    return change;
}

} // namespace

void followRenamed(MergeState &state)
{
    const NewSubjects inOurs = renamedOf(state.ours, state.merged), inTheirs = renamedOf(state.theirs, state.merged);
    if (inOurs.empty() && inTheirs.empty()) {
        return;
    }
    ChangeSummary change;
    change.of<Claim>() = followed<Claim>(state, inOurs, inTheirs);
    change.of<Note>() = followed<Note>(state, inOurs, inTheirs);
    state.merged = state.merged.with(change);
}

} // namespace gigaplan::merging
