// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/recovery.h"

#include "model/base/atomic_file.h"
#include "model/plan/programme.h"
#include "model/session/plan_lock.h"
#include "model/session/working_copy.h"
#include "model/store/store.h"

#include <algorithm>
#include <optional>

namespace gigaplan {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kDiscardedKept = 10;

/// What the copy holds that its file does not; nothing where it cannot be read.
std::optional<RecoverablePlan> look(const fs::path &copy, const session::CopyNote &note)
{
    auto store = Store::openInPlace(copy);
    if (!store) {
        return {};
    }
    const auto log = (*store)->log(note.savedEdit, false);
    const auto plan = (*store)->load();
    if (!log || !plan) {
        return {};
    }
    RecoverablePlan left{
        copy, note.file, plan->plan().title, note.opened, {}, static_cast<std::int64_t>(log->size()), note.savedEdit};
    if (!log->empty()) {
        left.lastEdit = log->back().madeOn;
        left.lastEditText = log->back().text;
    }
    return left;
}

/// A copy without a note: everything known is in its name and its log.
session::CopyNote noteOf(const fs::path &copy)
{
    if (auto note = session::readNote(copy)) {
        return *note;
    }
    session::CopyNote note;
    note.owner = session::ownerByName(copy);
    return note;
}

void keepNewestDiscarded(const fs::path &directory)
{
    std::vector<std::pair<fs::file_time_type, fs::path>> copies;
    for (const fs::path &copy : session::copiesIn(directory)) {
        std::error_code error;
        copies.emplace_back(fs::last_write_time(copy, error), copy);
    }
    std::sort(copies.begin(), copies.end(), std::greater<>());
    for (std::size_t i = kDiscardedKept; i < copies.size(); ++i) {
        session::removeCopy(copies[i].second);
    }
}

} // namespace

std::vector<RecoverablePlan> recoverablePlans(const fs::path &directory)
{
    std::vector<RecoverablePlan> found;
    for (const fs::path &copy : session::copiesIn(directory)) {
        // Two programs may start at once; the one that comes second leaves what the first one looks at.
        PlanLock claim;
        LockHolder other;
        if (session::mayBeAlive(noteOf(copy).owner) || claim.acquire(copy, false, other) == PlanLock::Outcome::Held) {
            continue;
        }
        const session::CopyNote note = session::settled(noteOf(copy));
        if (session::mayBeAlive(note.owner)) {
            continue; // another process has recovered it meanwhile
        }
        if (note.savedEdit == session::CopyNote::kOpening) {
            session::removeCopy(copy);
            continue;
        }
        auto left = look(copy, note);
        if (left && left->edits == 0 && !left->file.empty()) {
            session::removeCopy(copy);
        } else if (left) {
            found.push_back(std::move(*left));
        }
    }
    session::removeLeftovers(directory);
    removeAbandonedParts(directory);
    std::sort(found.begin(), found.end(), [](const RecoverablePlan &a, const RecoverablePlan &b) {
        return std::tie(b.lastEdit, b.workingCopy) < std::tie(a.lastEdit, a.workingCopy);
    });
    return found;
}

void discardRecoverable(const RecoverablePlan &left)
{
    PlanLock claim;
    LockHolder other;
    if (claim.acquire(left.workingCopy, false, other) == PlanLock::Outcome::Held
        || session::mayBeAlive(noteOf(left.workingCopy).owner)) {
        return;
    }
    // Opening and closing it brings what is in its log into the one file that is moved.
    {
        const auto folded = Store::openInPlace(left.workingCopy);
    }
    const fs::path directory = directoryOf(left.workingCopy) / "discarded";
    std::error_code error;
    if (fs::create_directories(directory, error)) {
        fs::permissions(directory, fs::perms::owner_all, error);
    }
    fs::last_write_time(left.workingCopy, fs::file_time_type::clock::now(), error);
    for (const fs::path &file : session::filesOf(left.workingCopy)) {
        if (fs::exists(file, error)) {
            fs::rename(file, directory / file.filename(), error);
        }
    }
    keepNewestDiscarded(directory);
}

} // namespace gigaplan
