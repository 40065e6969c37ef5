// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/edit/scenarios.h"
#include "model/files/plan_files.h"
#include "model/plan/fields.h"
#include "model/plan/scenarios.h"
#include "model/plan/tasks.h"
#include "model/session/backups.h"
#include "model/session/plan_session.h"
#include "tests/crash/fault_vfs.h"
#include "tests/crash/faults.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"
#include "tests/support/thorough.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;
namespace fs = std::filesystem;

namespace {

SetField titled(const Document &document, const std::string &title)
{
    return SetField({document.snapshot().plan().id}, *fieldNamed(tableId<Plan>(), "title"), Value(title));
}

/// A campus in a file and open in a working copy, with two scenarios and one edit that the file does not have.
struct OpenCampus {
    QTemporaryDir folder;
    PlanSnapshot saved;
    std::unique_ptr<Document> document;

    fs::path path(const std::string &name) const { return fs::path(folder.path().toStdString()) / name; }
    fs::path file;

    explicit OpenCampus(const std::string &name) : file(path(name))
    {
        const PlanSnapshot plan = smallCampusRows().snapshot();
        auto store = storeOf(plan, path("work.gigaplan"));
        document = store ? std::move(*Document::fromStore(std::move(*store))) : nullptr;
        if (document && document->perform(CreateScenario("Late", "", ""))
            && document->perform(titled(*document, "Saved"))
            && writePlan(document->store(), document->snapshot(), file)) {
            saved = *readPlan(file); // whose ids are its keys', where it is readable
            static_cast<void>(document->perform(titled(*document, "Edited")));
        }
    }
    Id<Scenario> otherScenario() const
    {
        for (const Scenario &scenario : document->snapshot().table<Scenario>()) {
            if (&scenario != openScenario(document->snapshot())) {
                return scenario.id;
            }
        }
        return {};
    }
};

/// Parts of files that were being written, and locks.
int leftOvers(const fs::path &directory)
{
    int count = 0;
    for (const auto &entry : fs::recursive_directory_iterator(directory)) {
        const std::string name = entry.path().filename().string();
        count += name.ends_with(".part") || name.ends_with("-journal");
    }
    return count;
}

using Outcome = Result<void>;

constexpr fs::perms kPrivate = fs::perms::owner_read | fs::perms::owner_write;

} // namespace

/// Every operation of the disk fails once, and from some point on all do: what was confirmed stays, what was refused
/// leaves no trace, and work goes on.
class TestFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installFaultVfs(); }
    void cleanup() { Faults::disarm(); }

    void edits_data() { faults(); }
    void edits();
    void undoing_data() { faults(); }
    void undoing();
    void switchingScenarios_data() { faults(); }
    void switchingScenarios();
    void saving_data() { faults(); }
    void saving();
    void savingWithBackups_data() { faults(); }
    void savingWithBackups();
    void opening_data() { faults(); }
    void opening();
    void confirmedEditsSurvivePowerLoss();

private:
    static void faults()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("lasting");
        for (const bool lasting : {false, true}) {
            const char *word = lasting ? "lasting" : "once";
            QTest::addRow("short write, %s", word) << int(Fault::ShortWrite) << lasting;
            QTest::addRow("disk full, %s", word) << int(Fault::Full) << lasting;
            QTest::addRow("disk broken, %s", word) << int(Fault::Broken) << lasting;
        }
    }

    /// Lets the first, second, third … operation of `run` fail until it needs none more; after each, `check` looks.
    template <class Make, class Run, class Check>
    static void failEach(const Make &make, const Run &run, const Check &check)
    {
        QFETCH(int, fault);
        QFETCH(bool, lasting);
        bool happened = true;
        // The first few one by one, then fewer and fewer: hundreds of them write pages of one file.
        for (int number = 1; happened; number += isThorough() ? 1 : 1 + number / 8) {
            auto subject = make();
            Faults::arm(number, Fault(fault), lasting);
            const Outcome outcome = run(*subject);
            happened = Faults::happened();
            Faults::disarm();
            QVERIFY2(happened || outcome, outcome ? "" : outcome.error().message.c_str());
            QVERIFY2(outcome || !outcome.error().message.empty(), "refused without a word");
            check(*subject, outcome);
            if (QTest::currentTestFailed()) {
                qWarning("at operation %d", number);
                return;
            }
            QVERIFY2(number < 1000, "never comes through");
        }
    }

    static void failEachEdit(const std::function<Outcome(OpenCampus &)> &run)
    {
        failEach([] { return std::make_unique<OpenCampus>("plan.gigaplan"); },
                 [&](OpenCampus &campus) {
                     m_before = campus.document->snapshot();
                     return run(campus);
                 },
                 [](OpenCampus &campus, const Outcome &outcome) { checkAfterEdit(campus, outcome); });
    }

    static void checkAfterEdit(OpenCampus &campus, const Outcome &outcome)
    {
        Document &document = *campus.document;
        QCOMPARE(document.snapshot() == m_before, !outcome);
        const auto stored = document.store().load();
        QVERIFY2(stored, stored ? "" : stored.error().message.c_str());
        QVERIFY(*stored == document.snapshot());
        QVERIFY(document.store().verify());
        const auto saved = readPlan(campus.file);
        QVERIFY(saved && *saved == campus.saved);

        QVERIFY(document.perform(titled(document, "After")));
        QVERIFY(document.undo());
        QVERIFY(document.snapshot() == *stored);
        QVERIFY(writePlan(document.store(), document.snapshot(), campus.file));
        const auto again = readPlan(campus.file);
        QVERIFY(again && *again == document.snapshot());
        QCOMPARE(leftOvers(campus.path("")), 0);
    }

    static inline PlanSnapshot m_before;
};

void TestFaults::edits()
{
    failEachEdit([](OpenCampus &campus) { return campus.document->perform(titled(*campus.document, "Faulty")); });
}

void TestFaults::undoing()
{
    failEachEdit([](OpenCampus &campus) -> Outcome {
        const auto undone = campus.document->undo();
        return undone ? Outcome() : undone.error();
    });
}

void TestFaults::switchingScenarios()
{
    failEachEdit([](OpenCampus &campus) { return campus.document->perform(SwitchScenario(campus.otherScenario())); });
}

void TestFaults::saving()
{
    for (const char *const name : {"plan.gigaplan", "plan.json"}) {
        failEach(
            [&] {
                auto campus = std::make_unique<OpenCampus>(name);
                fs::permissions(campus->file, kPrivate);
                return campus;
            },
            [](OpenCampus &campus) {
                return writePlan(campus.document->store(), campus.document->snapshot(), campus.file);
            },
            [](OpenCampus &campus, const Outcome &outcome) {
                Document &document = *campus.document;
                const auto written = readPlan(campus.file);
                QVERIFY2(written, written ? "" : written.error().message.c_str());
                const std::string &title = written->plan().title;
                QCOMPARE(title, outcome ? std::string("Edited") : title == "Edited" ? title : std::string("Saved"));
                QVERIFY(fs::status(campus.file).permissions() == kPrivate);
                QCOMPARE(leftOvers(campus.path("")), 0);
                QVERIFY(*document.store().load() == document.snapshot());
                QVERIFY(document.store().verify());
                QVERIFY(document.perform(titled(document, "After")));
                QVERIFY(writePlan(document.store(), document.snapshot(), campus.file));
                QCOMPARE(readPlan(campus.file)->plan().title, std::string("After"));
                if (const auto database = Store::openCopy(campus.file)) {
                    QVERIFY((*database)->verify());
                }
            });
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

namespace {

/// The campus in a file with two backups, open in a session with an edit.
struct OpenSession {
    OpenCampus campus{"plan.gigaplan"};
    std::optional<PlanSession::Opened> opened;

    OpenSession()
    {
        auto made = PlanSession::open(campus.file, options());
        if (!made) {
            return;
        }
        opened = std::move(*made);
        for (const char *title : {"One", "Two", "Three"}) {
            static_cast<void>(opened->document->perform(titled(*opened->document, title)));
            static_cast<void>(opened->session->save(*opened->document, campus.file));
        }
        static_cast<void>(opened->document->perform(titled(*opened->document, "Four")));
    }
    ~OpenSession()
    {
        if (opened) {
            opened->document.reset();
        }
    }
    SessionOptions options() const { return {campus.path("copies"), 5}; }
    std::vector<std::string> titles() const
    {
        std::vector<std::string> found;
        for (const fs::path &backup : backupsOf(campus.file)) {
            const auto plan = readPlan(backup);
            found.push_back(plan ? plan->plan().title : plan.error().message);
        }
        return found;
    }
};

} // namespace

void TestFaults::savingWithBackups()
{
    failEach([] { return std::make_unique<OpenSession>(); },
             [](OpenSession &session) {
                 return session.opened->session->save(*session.opened->document, session.campus.file);
             },
             [](OpenSession &session, const Outcome &outcome) {
                 Document &document = *session.opened->document;
                 const auto written = readPlan(session.campus.file);
                 QVERIFY2(written, written ? "" : written.error().message.c_str());
                 const std::string title = written->plan().title;
                 QVERIFY2(title == "Four" || (!outcome && title == "Three"), title.c_str());
                 // Whatever happened, no version is lost: the file and its backups hold all four.
                 auto versions = session.titles();
                 versions.insert(versions.begin(), title);
                 for (const char *kept : {"Three", "Two", "One", "Saved"}) {
                     QVERIFY2(std::find(versions.begin(), versions.end(), kept) != versions.end(), kept);
                 }
                 QCOMPARE(leftOvers(session.campus.path("")), 0);
                 QCOMPARE(document.isModified(), !outcome);
                 QVERIFY(*document.store().load() == document.snapshot());
                 QVERIFY(document.perform(titled(document, "Five")));
                 const auto saved = session.opened->session->save(document, session.campus.file);
                 QVERIFY2(saved, saved ? "" : saved.error().message.c_str());
                 QCOMPARE(readPlan(session.campus.file)->plan().title, std::string("Five"));
             });
}

void TestFaults::opening()
{
    for (const char *const name : {"plan.gigaplan", "plan.json"}) {
        OpenCampus closed(name); // one for all: opening leaves the file as it is
        closed.document.reset();
        failEach([&closed] { return &closed; },
                 [](OpenCampus &campus) -> Outcome {
                     auto opened = PlanSession::open(campus.file, {campus.path("copies"), 5});
                     if (!opened) {
                         return opened.error();
                     }
                     const bool same = opened->document->snapshot() == campus.saved;
                     opened->document.reset();
                     return same ? Outcome() : Error{ErrorKind::Unreadable, "opened as another plan"};
                 },
                 [](OpenCampus &campus, const Outcome &outcome) {
                     QVERIFY(outcome || outcome.error().message != "opened as another plan");
                     const auto untouched = readPlan(campus.file);
                     QVERIFY(untouched && *untouched == campus.saved);
                     QCOMPARE(leftOvers(campus.path("")), 0);
                     QVERIFY(recoverablePlans(campus.path("copies")).empty());
                     auto opened = PlanSession::open(campus.file, {campus.path("copies"), 5});
                     QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
                     QVERIFY(opened->document->snapshot() == campus.saved);
                     QVERIFY(opened->document->perform(titled(*opened->document, "After")));
                     opened->document.reset();
                 });
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

void TestFaults::confirmedEditsSurvivePowerLoss()
{
    QTemporaryDir folder;
    const fs::path work = fs::path(folder.path().toStdString()) / "work.gigaplan";
    startRecording();
    auto store = storeOf(smallCampusRows().snapshot(), work);
    QVERIFY(store);
    auto document = std::move(*Document::fromStore(std::move(*store)));
    /// After how many events which snapshot was confirmed.
    std::vector<std::pair<std::size_t, PlanSnapshot>> confirmed{{recordedEvents(), document->snapshot()}};
    const auto confirm = [&] { confirmed.emplace_back(recordedEvents(), document->snapshot()); };
    for (int i = 1; i <= 6; ++i) {
        QVERIFY(document->perform(titled(*document, "Edit " + std::to_string(i))));
        confirm();
    }
    QVERIFY(document->undo());
    confirm();
    QVERIFY(document->perform(CreateScenario("Late", "", "")));
    confirm();
    QVERIFY(
        document->perform(MoveTasks({{document->snapshot().table<Task>()[0].id, startOfDay(makeDate(2027, 3, 1))}})));
    confirm();
    document.reset(); // folds the log into the database
    const auto events = takeRecording();
    QVERIFY(events.size() > confirmed.back().first);

    for (std::size_t count = confirmed.front().first; count <= events.size(); ++count) {
        for (const std::uint32_t seed :
             {0u, 2 * static_cast<std::uint32_t>(count) + 1, 2 * static_cast<std::uint32_t>(count) + 2}) {
            QTemporaryDir after;
            const fs::path directory = after.path().toStdString();
            writeDiskAfterPowerLoss(events, count, seed, directory);
            const auto reopened = Store::openInPlace(directory / "work.gigaplan");
            const std::string place = "after event " + std::to_string(count) + ", seed " + std::to_string(seed) + ": ";
            QVERIFY2(reopened, (place + (reopened ? "" : reopened.error().message)).c_str());
            QVERIFY2((*reopened)->verify(), place.c_str());
            const auto plan = (*reopened)->load();
            QVERIFY2(plan, place.c_str());
            // The last one that was confirmed, or the one that was under way.
            std::size_t last = 0;
            while (last + 1 < confirmed.size() && confirmed[last + 1].first <= count) {
                ++last;
            }
            const bool next = last + 1 < confirmed.size() && *plan == confirmed[last + 1].second;
            QVERIFY2(*plan == confirmed[last].second || next, (place + plan->plan().title).c_str());
        }
    }
}

GIGAPLAN_TEST(TestFaults)
#include "tst_faults.moc"
