// SPDX-License-Identifier: GPL-3.0-or-later
// Kills a program that edits and saves, at random moments, again and again, and looks at what is left: nothing that was
// confirmed is lost, and the plan file is always a whole plan. The killed program is this one with --writer.
#include "model/edit/commands.h"
#include "model/edit/scenarios.h"
#include "model/files/plan_files.h"
#include "model/plan/fields.h"
#include "model/plan/knowledge.h"
#include "model/plan/places.h"
#include "model/plan/scenarios.h"
#include "model/session/backups.h"
#include "model/session/plan_session.h"
#include "tests/support/small_campus.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <random>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace gigaplan;
namespace fs = std::filesystem;

namespace {

constexpr int kKills = 220;

/// A state of the plan: its rows and how many edits the log has.
struct State {
    std::int64_t logged = 0;
    std::string rows;
    friend bool operator==(const State &, const State &) = default;
};

State stateOf(Store &store)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : store.dump()) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    }
    return {store.lastLogged(), std::to_string(hash)};
}

// ---- the writer

/// One line in one write: it arrives whole or not at all.
void say(const std::string &line)
{
    const std::string text = line + '\n';
    if (::write(STDOUT_FILENO, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
        ::_exit(3);
    }
}

void sayState(const char *what, Document &document)
{
    const State state = stateOf(document.store());
    say(std::string(what) + ' ' + std::to_string(state.logged) + ' ' + state.rows);
}

class Writer {
public:
    Writer(fs::path file, PlanSession::Opened opened, std::uint64_t seed)
        : m_file(std::move(file)), m_opened(std::move(opened)), m_random(seed)
    {
    }

    bool step()
    {
        Document &document = *m_opened.document;
        if (below(6) == 0) {
            sayState("saving", document);
            if (auto saved = m_opened.session->save(document, m_file); !saved) {
                return complain(saved.error());
            }
            sayState("saved", document);
            return true;
        }
        const auto edited = edit(document);
        if (!edited) {
            return complain(edited.error());
        }
        sayState("edited", document);
        return true;
    }

private:
    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }
    static bool complain(const Error &error)
    {
        say("error " + error.message);
        return false;
    }

    Result<void> edit(Document &document)
    {
        const PlanSnapshot plan = document.snapshot();
        const auto &scenarios = plan.table<Scenario>();
        switch (below(8)) {
        case 0: {
            Note note;
            note.text = "Note " + std::to_string(m_random());
            return document.perform(AddEntity<Note>(note));
        }
        case 1: {
            const auto &rows = plan.table<Row>();
            return rows.size() > 4 ? document.perform(RemoveEntities({rows[below(rows.size())].id})) : Result<void>();
        }
        case 2: {
            auto undone = document.undo();
            return undone ? Result<void>() : undone.error();
        }
        case 3: {
            auto redone = document.redo();
            return redone ? Result<void>() : redone.error();
        }
        case 4:
            if (scenarios.size() < 4) {
                return document.perform(CreateScenario("Scenario " + std::to_string(m_random()), "", "Ada"));
            }
            return document.perform(SwitchScenario(scenarios[below(scenarios.size())].id));
        default: {
            const std::string title = "title-" + std::to_string(m_random());
            say("titling " + title);
            return document.perform(SetField({plan.plan().id}, *fieldNamed(tableId<Plan>(), "title"), Value(title)));
        }
        }
    }

    fs::path m_file;
    PlanSession::Opened m_opened;
    std::mt19937_64 m_random;
};

int runWriter(const fs::path &file, const fs::path &work, std::uint64_t seed)
{
    const SessionOptions options{work, 3};
    const auto left = recoverablePlans(work);
    auto opened = left.empty() ? PlanSession::open(file, options) : PlanSession::recover(left[0], options);
    if (!opened) {
        say("error " + opened.error().message);
        return 2;
    }
    sayState("opened", *opened->document);
    Writer writer(file, std::move(*opened), seed);
    while (writer.step()) {}
    return 2;
}

// ---- the one that kills

/// What a writer said in its life.
struct Said {
    std::optional<State> confirmed; ///< the newest
    std::optional<State> saving; ///< begun, not yet confirmed
    std::optional<State> saved; ///< the newest
    std::string titling; ///< announced, not yet confirmed
    std::string error;
};

Said heard(const std::string &text)
{
    Said said;
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
        std::istringstream line(text.substr(begin, end - begin));
        std::string word;
        line >> word;
        if (word == "titling") {
            line >> said.titling;
            continue;
        }
        if (word == "error") {
            std::getline(line, said.error);
            continue;
        }
        State state;
        line >> state.logged >> state.rows;
        if (word == "saving") {
            said.saving = state;
            continue;
        }
        if (word == "saved") {
            said.saved = state;
            said.saving.reset();
        }
        said.confirmed = state;
        said.titling.clear();
    }
    return said;
}

/// From when on a life is counted.
enum class From { Birth, FirstWord };

/// Lets a writer live for so long; returns what it said. Where it ended by itself it also said why.
std::string liveAndDie(const fs::path &file, const fs::path &work, std::uint64_t seed, From from,
                       std::chrono::microseconds life)
{
    int pipes[2];
    if (::pipe2(pipes, O_CLOEXEC) != 0) {
        return "error no pipe\n";
    }
    const std::string seedText = std::to_string(seed);
    const pid_t writer = ::fork();
    if (writer == 0) {
        ::dup2(pipes[1], STDOUT_FILENO);
        ::execl("/proc/self/exe", "tst_kill", "--writer", file.c_str(), work.c_str(), seedText.c_str(), nullptr);
        ::_exit(4);
    }
    ::close(pipes[1]);
    // Reads along: a full pipe must not be what the writer waits for.
    std::string text;
    auto end = std::chrono::steady_clock::now() + (from == From::Birth ? life : std::chrono::seconds(60));
    ::fcntl(pipes[0], F_SETFL, O_NONBLOCK);
    char bytes[4096];
    for (bool killed = false;;) {
        const ssize_t got = ::read(pipes[0], bytes, sizeof bytes);
        if (got > 0) {
            if (text.empty() && from == From::FirstWord) {
                end = std::chrono::steady_clock::now() + life;
            }
            text.append(bytes, static_cast<std::size_t>(got));
        } else if (got == 0) {
            break;
        } else if (!killed) {
            ::usleep(50);
        }
        if (!killed && std::chrono::steady_clock::now() >= end) {
            ::kill(writer, SIGKILL);
            ::waitpid(writer, nullptr, 0);
            killed = true;
        }
    }
    ::waitpid(writer, nullptr, 0);
    ::close(pipes[0]);
    return text;
}

} // namespace

class TestKill final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingConfirmedIsLost();

private:
    void makePlan();
    void checkFile();
    void checkLeft();
    void checkRecovered(const RecoverablePlan &left);

    QTemporaryDir m_folder;
    fs::path m_file, m_work, m_check;
    State m_saved; ///< what the file holds
    State m_confirmed; ///< what the user has seen
    Said m_said;
    int m_recovered = 0, m_further = 0, m_midSave = 0, m_unopened = 0;
};

void TestKill::makePlan()
{
    const PlanSnapshot plan = test::smallCampusRows().snapshot();
    const auto store = storeOf(plan);
    QVERIFY(store);
    QVERIFY(writePlan(**store, plan, m_file));
    m_saved = m_confirmed = stateOf(**store);
}

/// The file is a sound plan: the one that was saved last or, where a save was under way, the one that was being saved.
void TestKill::checkFile()
{
    auto store = Store::openCopy(m_file);
    QVERIFY2(store, store ? "" : store.error().message.c_str());
    QVERIFY((*store)->verify());
    const State now = stateOf(**store);
    QVERIFY(now == m_saved || (m_said.saving && now == *m_said.saving));
    m_midSave += m_said.saving.has_value();
    m_saved = now;
    for (const fs::path &backup : backupsOf(m_file)) {
        auto kept = Store::openCopy(backup);
        QVERIFY2(kept, kept ? "" : kept.error().message.c_str());
        QVERIFY((*kept)->verify());
    }
}

void TestKill::checkRecovered(const RecoverablePlan &left)
{
    QCOMPARE(left.file, m_file);
    {
        const auto store = Store::openInPlace(left.workingCopy);
        QVERIFY2(store, store ? "" : store.error().message.c_str());
        const auto sound = (*store)->verify();
        QVERIFY2(sound, sound ? "" : sound.error().message.c_str());
    }
    auto opened = PlanSession::recover(left, {m_check, 3});
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    Document &document = *opened->document;
    const State now = stateOf(document.store());
    if (now.logged == m_confirmed.logged) {
        QCOMPARE(now.rows, m_confirmed.rows);
    } else {
        // The edit that was under way: kept, though not confirmed yet.
        QCOMPARE(now.logged, m_confirmed.logged + 1);
        if (!m_said.titling.empty()) {
            QCOMPARE(document.snapshot().plan().title, m_said.titling);
        }
        ++m_further;
    }
    QCOMPARE(left.edits, now.logged - left.savedEdit);
    QCOMPARE(document.isModified(), now.rows != m_saved.rows);
    m_confirmed = now;
    ++m_recovered;
}

void TestKill::checkLeft()
{
    // In a copy of the directory, so that the next writer may find it as it was left.
    fs::remove_all(m_check);
    fs::copy(m_work, m_check, fs::copy_options::recursive);
    const auto left = recoverablePlans(m_check);
    QVERIFY(left.size() <= 1);
    if (left.empty()) {
        QCOMPARE(m_saved.rows, m_confirmed.rows);
        return;
    }
    checkRecovered(left[0]);
}

void TestKill::nothingConfirmedIsLost()
{
    const auto seed = qEnvironmentVariableIsSet("GIGAPLAN_SEED") ? qEnvironmentVariable("GIGAPLAN_SEED").toULongLong()
                                                                 : std::random_device{}();
    qInfo("GIGAPLAN_SEED=%llu", static_cast<unsigned long long>(seed));
    std::mt19937_64 random(seed);
    const fs::path folder = m_folder.path().toStdString();
    m_file = folder / "campus.gigaplan";
    m_work = folder / "work";
    m_check = folder / "check";
    fs::create_directories(m_work);
    makePlan();
    for (int kill = 0; kill < kKills && !QTest::currentTestFailed(); ++kill) {
        const From from = random() % 4 == 0 ? From::Birth : From::FirstWord;
        const std::chrono::microseconds life(random() % 60'000);
        m_said = heard(liveAndDie(m_file, m_work, random(), from, life));
        QVERIFY2(m_said.error.empty(), m_said.error.c_str());
        m_unopened += !m_said.confirmed.has_value();
        m_confirmed = m_said.confirmed.value_or(m_confirmed);
        m_saved = m_said.saved.value_or(m_saved);
        checkFile();
        if (!QTest::currentTestFailed()) {
            checkLeft();
        }
        // Half of the time the next one recovers, and may be killed doing so; else it begins with the file.
        if (random() % 2 == 0) {
            fs::remove_all(m_work);
            fs::create_directories(m_work);
            m_confirmed = m_saved;
        }
    }
    qInfo("%d kills: %d recovered, %d with an edit that was not confirmed yet, %d while saving, %d before it was open",
          kKills, m_recovered, m_further, m_midSave, m_unopened);
    QVERIFY(m_recovered > kKills / 4 && m_midSave > 0);
}

int main(int argc, char **argv)
{
    if (argc == 5 && std::string_view(argv[1]) == "--writer") {
        QCoreApplication application(argc, argv);
        return runWriter(argv[2], argv[3], std::stoull(argv[4]));
    }
    QCoreApplication application(argc, argv);
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
