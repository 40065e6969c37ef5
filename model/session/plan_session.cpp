// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/plan_session.h"

#include "model/base/former_file.h"
#include "model/edit/change_log.h"
#include "model/files/plan_files.h"
#include "model/plan/difference.h"
#include "model/session/backups.h"
#include "model/session/working_copy.h"

#include <QCoreApplication>
#include <QTimer>

namespace gigaplan {
namespace fs = std::filesystem;

using session::CopyNote;

struct PlanSession::Private {
    SessionOptions options;
    fs::path copy;
    CopyNote note; ///< as stored next to the copy; its file and stamp are the session's
    PlanLock lock = PlanLock();
    std::vector<std::string> lost = {}; ///< of the file before, in the last save
    /// The file of a save that failed, perhaps after it took its place: a file found there then is our own.
    std::optional<session::FileStamp> tried = {};

    Private(SessionOptions o, fs::path c) : options(std::move(o)), copy(std::move(c)) {}
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;
    ~Private()
    {
        if (!copy.empty()) {
            session::removeCopy(copy);
        }
    }
};

namespace {

/// Only the user's: a plan may be confidential, and its working copy is a copy of it.
Result<void> makeDirectory(const fs::path &directory)
{
    std::error_code error;
    const bool made = fs::create_directories(directory, error);
    if (made && !error) {
        fs::permissions(directory, fs::perms::owner_all, error);
    }
    if (error || !fs::is_directory(directory, error)) {
        return Error{ErrorKind::NotWritten,
                     directory.string() + ": working copies cannot be kept there: "
                         + (error ? error.message() : "it is not a directory")};
    }
    return {};
}

std::string noLockNote(const fs::path &file)
{
    std::error_code error;
    const fs::path lock = lockFileOf(file);
    if (fs::exists(fs::symlink_status(lock, error))) {
        return lock.string() + ": this is no lock file, so others are not told that you have the plan open";
    }
    return file.string() + ": its directory cannot be written to, so others are not told that you have it open";
}

bool isSameFile(const fs::path &a, const fs::path &b)
{
    std::error_code error;
    return !a.empty() && !b.empty() && (a == b || fs::equivalent(a, b, error) || lockFileOf(a) == lockFileOf(b));
}

/// Sets the document's saved state to the file as the dead process knew it: where another process has saved since, to
/// the backup that this made of it.
void setSavedAsFile(Document &document, const CopyNote &note, std::vector<std::string> &notes)
{
    const auto known = session::holderOf(note);
    auto saved = readPlan(known.value_or(note.file));
    if (!saved) {
        notes.push_back("The plan's file cannot be compared with what was recovered: " + saved.error().message);
        document.setSaved({});
        return;
    }
    document.setSaved(alignedTo(document.snapshot(), *saved));
    if (note.stamp && known != note.file) {
        notes.push_back(note.file.string() + " was changed by another program after it was last saved here");
    }
}

/// Verifies the open plan whenever there has been no edit for a moment, so that saving need not.
void verifyWhenIdle(Document &document)
{
    constexpr std::chrono::milliseconds kIdle(300);
    if (!QCoreApplication::instance()) {
        return; // nothing is ever idle without a loop of events
    }
    auto *timer = new QTimer(&document);
    timer->setSingleShot(true);
    timer->setInterval(kIdle);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, &document] {
        if (!document.store().verifyAhead()) {
            timer->start();
        }
    });
    QObject::connect(&document, &Document::changed, timer, [timer] { timer->start(); });
    timer->start();
}

} // namespace

PlanSession::PlanSession(std::unique_ptr<Private> p) : d(std::move(p)) {}
PlanSession::~PlanSession() = default;

const fs::path &PlanSession::file() const
{
    return d->note.file;
}

Result<PlanSession::Opened> PlanSession::begin(std::unique_ptr<Private> p, std::unique_ptr<Store> store,
                                               std::vector<std::string> notes)
{
    const auto &migrated = store->migrationMessages();
    notes.insert(notes.end(), migrated.begin(), migrated.end());
    auto document = Document::fromStore(std::move(store));
    if (!document) {
        return p->note.file.empty() ? document.error() : document.error().in(p->note.file.string());
    }
    verifyWhenIdle(**document);
    p->note.savedEdit = (*document)->store().lastLogged();
    if (auto written = session::writeNote(p->copy, p->note); !written) {
        document->reset();
        return written.error();
    }
    return Opened{std::unique_ptr<PlanSession>(new PlanSession(std::move(p))), std::move(*document), std::move(notes)};
}

Result<std::unique_ptr<PlanSession::Private>> PlanSession::newCopy(const SessionOptions &options, const fs::path &file)
{
    GIGAPLAN_TRY(makeDirectory(options.directory));
    auto p = std::make_unique<Private>(options, session::newCopyIn(options.directory));
    p->note.file = file;
    p->note.savedEdit = CopyNote::kOpening;
    p->note.owner = session::thisProcess();
    p->note.opened = logTime();
    // Before the copy, so that there is never a copy without a known owner.
    GIGAPLAN_TRY(session::writeNote(p->copy, p->note));
    return p;
}

Result<PlanSession::Opened> PlanSession::open(const fs::path &given, const SessionOptions &options, bool takeOver,
                                              LockHolder *holder)
{
    std::error_code error;
    const fs::path file = fs::absolute(given, error);
    GIGAPLAN_TRY_VALUE(auto p, newCopy(options, file));
    std::vector<std::string> notes;
    LockHolder other;
    // A file that is not there gets no lock either: the message is that it is not there.
    if (fs::is_regular_file(file, error)) {
        switch (p->lock.acquire(file, takeOver, other)) {
        case PlanLock::Outcome::Taken: removeAbandonedParts(directoryOf(file)); break;
        case PlanLock::Outcome::Impossible: notes.push_back(noLockNote(file)); break;
        case PlanLock::Outcome::Held:
            if (holder) {
                *holder = other;
            }
            return heldBy(other, file);
        }
    }
    p->note.stamp = session::stampOf(file);
    GIGAPLAN_TRY(session::makeCopyFile(p->copy));
    GIGAPLAN_TRY_VALUE(auto store, openStore(file, p->copy));
    return begin(std::move(p), std::move(store), std::move(notes));
}

Result<PlanSession::Opened> PlanSession::create(const PlanSnapshot &plan, const SessionOptions &options)
{
    GIGAPLAN_TRY_VALUE(auto p, newCopy(options, {}));
    GIGAPLAN_TRY(session::makeCopyFile(p->copy));
    GIGAPLAN_TRY_VALUE(auto store, storeOf(plan, p->copy));
    auto opened = begin(std::move(p), std::move(store), {});
    if (opened) {
        opened->document->setSaved({}); // it is nowhere yet
    }
    return opened;
}

Result<PlanSession::Opened> PlanSession::recover(const RecoverablePlan &left, const SessionOptions &options)
{
    PlanLock claim;
    LockHolder other;
    if (claim.acquire(left.workingCopy, false, other) == PlanLock::Outcome::Held) {
        return heldBy(other, left.workingCopy);
    }
    auto known = session::readNote(left.workingCopy);
    if (known && session::mayBeAlive(known->owner)) {
        return heldBy({{}, known->owner.host, known->owner.process, known->opened, {}}, left.workingCopy);
    }
    std::error_code error;
    if (!fs::exists(left.workingCopy, error)) {
        return Error{ErrorKind::Unreadable, left.workingCopy.string() + ": there is no such working copy any more"};
    }
    GIGAPLAN_TRY_VALUE(auto store, Store::openInPlace(left.workingCopy));
    std::vector<std::string> notes = store->migrationMessages();
    auto document = Document::fromStore(std::move(store));
    if (!document) {
        return document.error().in(left.workingCopy.string());
    }
    CopyNote note = session::settled(known.value_or(CopyNote{{left.file, left.savedEdit, {}}, {}, logTime(), {}}));
    note.owner = session::thisProcess();
    PlanLock lock;
    if (!note.file.empty()) {
        setSavedAsFile(**document, note, notes);
        switch (lock.acquire(note.file, false, other)) {
        case PlanLock::Outcome::Taken: break;
        case PlanLock::Outcome::Impossible: notes.push_back(noLockNote(note.file)); break;
        case PlanLock::Outcome::Held: notes.push_back(heldBy(other, note.file).message); break;
        }
    } else {
        (*document)->setSaved({}); // it is nowhere but in the working copy
    }
    GIGAPLAN_TRY(session::writeNote(left.workingCopy, note));
    verifyWhenIdle(**document);
    // From here on the copy goes when the session ends; before, it stays whatever fails.
    auto p = std::make_unique<Private>(options, left.workingCopy);
    p->note = std::move(note);
    p->lock = std::move(lock);
    return Opened{std::unique_ptr<PlanSession>(new PlanSession(std::move(p))), std::move(*document), std::move(notes)};
}

const std::vector<std::string> &PlanSession::lostInSaving() const
{
    return d->lost;
}

Result<void> PlanSession::save(Document &document, const fs::path &given, SaveOver over)
{
    std::error_code error;
    const fs::path target = fs::absolute(given, error);
    if (auto may = checkReplaceable(target); !may) {
        return may;
    }
    LockHolder other;
    PlanLock lock;
    const bool isOwn = isSameFile(d->note.file, target);
    const bool isLocked = isOwn && d->lock.isHeld() && d->lock.isStillOurs(other);
    if (!isLocked && lock.acquire(target, over == SaveOver::AnyLock, other) == PlanLock::Outcome::Held) {
        return heldBy(other, target);
    }
    const FormerFile former(target); // before it is compared, so that nothing comes in between
    if (isOwn && over == SaveOver::KnownVersion && diskState() == DiskState::Changed) {
        return changedMeanwhile(target);
    }
    CopyNote note = d->note;
    note.next = session::SavedState{target, document.store().lastLogged(), {}};
    const auto beforeReplace = [&](const fs::path &written) {
        if (!former.stillStands()) {
            return Result<void>(changedMeanwhile(target));
        }
        note.next->stamp = session::stampOf(written);
        // Where it cannot be written the plan is saved all the same: at worst recovery after a crash offers what the
        // file already has.
        static_cast<void>(session::writeNote(d->copy, note));
        return keepBackup(target, d->options.backups);
    };
    if (auto written = writePlan(document.store(), document.snapshot(), target, beforeReplace); !written) {
        d->tried = isOwn ? note.next->stamp : std::nullopt;
        return written;
    }
    if (!note.next->stamp) {
        note.next->stamp = session::stampOf(target);
    }
    d->tried.reset();
    d->lost = former.lost();
    static_cast<session::SavedState &>(d->note) = *note.next;
    if (!isLocked) {
        d->lock = std::move(lock);
    }
    document.setClean();
    return {};
}

Result<void> PlanSession::saveCopy(Document &document, const fs::path &given)
{
    std::error_code error;
    const fs::path target = fs::absolute(given, error);
    if (isSameFile(d->note.file, target)) {
        return save(document, target);
    }
    LockHolder other;
    PlanLock lock;
    if (lock.acquire(target, false, other) == PlanLock::Outcome::Held) {
        return heldBy(other, target);
    }
    const FormerFile former(target);
    auto written = writePlan(document.store(), document.snapshot(), target,
                             [&](const fs::path &) { return keepBackup(target, d->options.backups); });
    if (written) {
        d->lost = former.lost();
    }
    return written;
}

DiskState PlanSession::diskState() const
{
    std::error_code error;
    const CopyNote &note = d->note;
    if (note.file.empty() || (note.stamp && session::looksUntouched(note.file, *note.stamp))) {
        return DiskState::Unchanged;
    }
    const auto now = session::stampOf(note.file);
    if (!now && !fs::exists(note.file, error)) {
        return DiskState::Gone;
    }
    const auto isOf = [&now](const auto &stamp) { return now && stamp && now->hasContentOf(*stamp); };
    if (!isOf(note.stamp) && !isOf(d->tried)) {
        return DiskState::Changed;
    }
    d->note.stamp = now; // touched only; the next look need not read it
    return DiskState::Unchanged;
}

Result<PlanSnapshot> PlanSession::readFile(const PlanSnapshot &reference) const
{
    auto plan = readPlan(d->note.file);
    return plan ? Result<PlanSnapshot>(alignedTo(reference, *plan)) : plan;
}

void PlanSession::acceptDiskState()
{
    if (auto now = session::stampOf(d->note.file)) {
        d->note.stamp = now;
        static_cast<void>(session::writeNote(d->copy, d->note)); // counts after a crash only, as in save
    }
}

} // namespace gigaplan
