// SPDX-License-Identifier: GPL-3.0-or-later
// The document under load, each figure against its limit, medians of alternating runs:
//   bench_document [repetitions=9]
// save: of the 10 GW scenario, against copying and syncing a file of that size in the same run, of a plan that was edited
// and verified behind the edit, as it is 0.3 s after one; undo of one edit of
// 10,000 rows; recovery of 1,000 edits after a crash: open in place, load, document, comparison with the file; merge of
// 5,000 edits each of two people.
#include "model/edit/commands.h"
#include "model/edit/merge.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/fields.h"
#include "model/plan/knowledge.h"
#include "model/plan/tasks.h"
#include "model/session/plan_session.h"
#include "model/session/working_copy.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace gigaplan;
namespace fs = std::filesystem;

namespace {

[[noreturn]] void stop(const std::string &message)
{
    std::fprintf(stderr, "bench_document: %s\n", message.c_str());
    std::exit(1);
}

template <class T>
T must(Result<T> result)
{
    if (!result) {
        stop(result.error().message);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

template <class F>
double timed(F &&work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// What nobody can do without: the same bytes into a new file, synced, in place of another, its directory synced.
void copyAndSync(const fs::path &from, const fs::path &to)
{
    const int in = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
    const fs::path part = to.string() + ".part";
    const int out = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    std::vector<char> block(1 << 20);
    for (ssize_t got = 0; (got = ::read(in, block.data(), block.size())) > 0;) {
        if (::write(out, block.data(), static_cast<std::size_t>(got)) != got) {
            stop("no copy");
        }
    }
    if (::fsync(out) != 0) {
        stop("no sync");
    }
    ::close(in);
    ::close(out);
    fs::rename(part, to);
    const int directory = ::open(to.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ::fsync(directory);
    ::close(directory);
}

bool report(const char *name, double value, const char *unit, double limit)
{
    std::printf("%-52s %9.2f %-3s limit %7.1f   %s\n", name, value, unit, limit, value <= limit ? "ok" : "TOO SLOW");
    return value <= limit;
}

void rename(Document &document, const std::string &name)
{
    const Task &task = *document.snapshot().table<Task>().begin();
    must(document.perform(SetField({task.id}, *fieldNamed(tableId<Task>(), "name"), Value(name))));
}

/// As long as a person takes at least, with the events that come meanwhile.
void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

bool benchSave(const PlanSnapshot &plan, const fs::path &folder, int repetitions)
{
    const fs::path file = folder / "plan.gigaplan", copy = folder / "copy.gigaplan";
    auto opened = must(PlanSession::create(plan, {folder / "work", 5}));
    const auto save = [&] { must(opened.session->save(*opened.document, file)); };
    save();
    std::vector<double> saves, hurried, copies;
    for (int i = 0; i < repetitions; ++i) {
        rename(*opened.document, "Name " + std::to_string(i));
        hurried.push_back(timed(save));
        rename(*opened.document, "Other name " + std::to_string(i));
        wait(600);
        copies.push_back(timed([&] { copyAndSync(file, copy); }));
        saves.push_back(timed(save));
    }
    std::printf(
        "%.1f MB: save %.1f ms, copy and sync %.1f ms; save within 0.3 s of an edit, with its checks, %.1f ms\n",
        static_cast<double>(fs::file_size(file)) / 1e6, median(saves), median(copies), median(hurried));
    return report("save, against copy and sync of that size", median(saves) / median(copies), "x", 2);
}

/// A plan with `count` more rows.
PlanSnapshot withRows(const PlanSnapshot &plan, std::size_t count)
{
    std::vector<Note> notes;
    for (std::size_t i = 0; i < count; ++i) {
        Note note;
        note.key = "n-" + std::to_string(i);
        note.id = {idValueFromKey("note", note.key)};
        note.text = "Note " + std::to_string(i);
        notes.push_back(std::move(note));
    }
    return plan.withRows(std::move(notes));
}

bool benchUndo(const PlanSnapshot &plan, const fs::path &folder, int repetitions)
{
    constexpr std::size_t kRows = 10'000;
    auto opened = must(PlanSession::create(withRows(plan, kRows), {folder / "work", 5}));
    Document &document = *opened.document;
    std::vector<EntityRef> rows;
    for (const Note &note : document.snapshot().table<Note>()) {
        rows.push_back(note.id);
    }
    must(
        document.perform(SetField(rows, *fieldNamed(tableId<Note>(), "text"), Value(std::string("All the same now")))));
    std::vector<double> undos, redos;
    for (int i = 0; i < repetitions; ++i) {
        undos.push_back(timed([&] { must(document.undo()); }));
        redos.push_back(timed([&] { must(document.redo()); }));
    }
    const bool good = report("undo of an edit of 10,000 rows", median(undos), "ms", 200);
    return report("redo of an edit of 10,000 rows", median(redos), "ms", 200) && good;
}

bool benchRecovery(const PlanSnapshot &plan, const fs::path &folder, int repetitions)
{
    const fs::path file = folder / "recover.gigaplan", work = folder / "recover";
    {
        auto opened = must(PlanSession::create(plan, {work, 5}));
        must(opened.session->save(*opened.document, file));
    }
    std::vector<double> lists, recoveries;
    for (int i = 0; i < repetitions; ++i) {
        // As a killed process leaves it: the copy with its log not folded in, and a note of a process that has ended.
        auto opened = must(PlanSession::open(file, {work, 5}));
        Document &document = *opened.document;
        for (int edit = 0; edit < 1000; ++edit) {
            rename(document, "Name " + std::to_string(edit));
        }
        const fs::path live = session::copiesIn(work).front();
        const fs::path left = work / ("plan-1-" + std::to_string(i) + ".gigaplan");
        for (const char *suffix : {"", "-wal"}) {
            fs::copy_file(live.string() + suffix, left.string() + suffix);
        }
        auto note = *session::readNote(live);
        note.owner.start = "another";
        must(session::writeNote(left, note));
        opened.document.reset();
        opened.session.reset();
        // Cold for the first reader, as after a crash: both read the log of the copy.
        std::vector<RecoverablePlan> found;
        lists.push_back(timed([&] { found = recoverablePlans(work); }));
        if (found.size() != 1 || found[0].edits != 1000) {
            stop("not all edits are left");
        }
        recoveries.push_back(timed([&] { must(PlanSession::recover(found[0], {work, 5})); }));
    }
    bool good = report("finding 1,000 edits to recover", median(lists), "ms", 1000);
    return report("recovery of 1,000 edits", median(recoveries), "ms", 1000) && good;
}

/// The notes from `first` on, so many of them, say something else.
PlanSnapshot withNewTexts(const PlanSnapshot &plan, std::size_t first, std::size_t count, const std::string &text)
{
    std::vector<Note> notes(plan.table<Note>().begin(), plan.table<Note>().end());
    for (std::size_t i = first; i < first + count; ++i) {
        notes[i].text = text + std::to_string(i);
    }
    return plan.withRows(std::move(notes));
}

/// Two people made 5,000 edits each, of which 100 meet.
bool benchMerge(const PlanSnapshot &plan, int repetitions)
{
    constexpr std::size_t kEach = 5'000, kBoth = 100;
    const PlanSnapshot base = withRows(plan, 2 * kEach);
    const PlanSnapshot ours = withNewTexts(base, 0, kEach, "Ours "),
                       theirs = withNewTexts(base, kEach - kBoth, kEach, "Theirs ");
    std::vector<double> times;
    for (int i = 0; i < repetitions; ++i) {
        times.push_back(timed([&] {
            if (must(mergePlans(base, ours, theirs)).conflicts.size() != kBoth) {
                stop("not the conflicts that there are");
            }
        }));
    }
    return report("merge of 10,000 edits", median(times), "ms", 2000);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int repetitions = argc > 1 ? std::max(1, std::atoi(argv[1])) : 9;
    std::string folderName = (fs::temp_directory_path() / "gigaplan-bench-XXXXXX").string();
    if (!mkdtemp(folderName.data())) {
        stop("no temporary folder");
    }
    const fs::path folder = folderName;
    const PlanSnapshot plan = must(scenarioPlan("openai-nvidia-10gw"));
    bool good = benchSave(plan, folder, repetitions);
    good = benchUndo(plan, folder, repetitions) && good;
    good = benchRecovery(plan, folder, repetitions) && good;
    good = benchMerge(plan, repetitions) && good;
    fs::remove_all(folder);
    return good ? 0 : 1;
}
