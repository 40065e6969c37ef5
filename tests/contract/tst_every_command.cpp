// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/document.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/entities.h"
#include "tests/support/random_commands.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// A plan as the suite works on it: of the generator, or with anything in every field.
PlanSnapshot planFor(std::uint32_t seed)
{
    if (seed % 2 == 0) {
        return RandomPlan(seed).plannedRows(2 + seed % 7).snapshot();
    }
    GenerateOptions options;
    options.gigawatts = 0.05;
    options.seed = seed;
    const auto plan = generatePlan(options);
    return plan ? *plan : PlanSnapshot();
}

std::unique_ptr<Document> documentOf(const PlanSnapshot &plan)
{
    auto store = storeOf(plan);
    auto document = store ? Document::fromStore(std::move(*store)) : Result<std::unique_ptr<Document>>(store.error());
    return document ? std::move(*document) : nullptr;
}

/// All that must be as before where nothing happened.
struct State {
    PlanSnapshot plan;
    std::string dump;
    std::int64_t logged;
    std::size_t steps, done;

    explicit State(Document &document)
        : plan(document.snapshot()),
          dump(document.store().dump()),
          logged(document.store().lastLogged()),
          steps(document.history().stepCount()),
          done(document.history().doneCount())
    {
    }
    friend bool operator==(const State &, const State &) = default;
};

/// Whether the two hold the same, in any order.
template <class T, class Equal>
bool sameRows(const std::vector<T> &a, const std::vector<T> &b, const Equal &equal)
{
    return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const T &row) {
               return std::any_of(b.begin(), b.end(), [&](const T &other) { return equal(row, other); });
           });
}

template <class E>
bool sameChange(const TableChange<E> &a, const TableChange<E> &b)
{
    return sameRows(a.inserted, b.inserted, std::equal_to<>()) && sameRows(a.removed, b.removed, std::equal_to<>())
        && sameRows(a.updated, b.updated,
                    [](const auto &x, const auto &y) { return x.after == y.after && x.fields == y.fields; });
}

/// The first table where the two differ; empty: they are the same, row by row and field by field.
std::string difference(const ChangeSummary &a, const ChangeSummary &b)
{
    std::string table;
    forEachEntity([&]<class E>(Tag<E>) {
        if (table.empty() && !sameChange(a.of<E>(), b.of<E>())) {
            table = Description<E>::table;
        }
    });
    return table;
}

} // namespace

/// What every command promises, whatever it does: doing, undoing and redoing it are the identity on the plan and on its
/// database, the notice it gives is the real difference, and a refusal changes nothing.
class TestEveryCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coversEveryCommandClass();
    void doUndoRedo_data();
    void doUndoRedo();
    void randomScriptIsUndone_data();
    void randomScriptIsUndone();

private:
    static void perform(Document &document, const Command &command, const std::string &where, int &performed,
                        int &refused);
};

void TestEveryCommand::coversEveryCommandClass()
{
    std::set<std::string> found;
    static const QRegularExpression command(
        QStringLiteral(R"(class\s+(\w+)(?:\s+final)?\s*:\s*public\s+(?:Named)?Command\b)"));
    for (const char *room : {"model", "ui", "app"}) {
        QDirIterator files(QStringLiteral(GIGAPLAN_SOURCE_DIR "/") + QLatin1String(room),
                           {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            for (auto match = command.globalMatch(source); match.hasNext();) {
                found.insert(match.next().captured(1).toStdString());
            }
        }
    }
    found.erase("NamedCommand"); // is a part of others
    QVERIFY(found.size() >= 11);
    for (const std::string &name : found) {
        QVERIFY2(RandomCommands::makers().contains(name), ("no random commands of class " + name).c_str());
    }
    for (const auto &[name, maker] : RandomCommands::makers()) {
        QVERIFY2(found.contains(name), ("no class " + name).c_str());
    }
}

void TestEveryCommand::perform(Document &document, const Command &command, const std::string &where, int &performed,
                               int &refused)
{
    const State before(document);
    ChangeSummary told;
    int notices = 0;
    const auto listening =
        QObject::connect(&document, &Document::changed, &document, [&](const ChangeSummary &summary) {
            told = summary;
            ++notices;
        });
    const auto outcome = document.perform(command);
    const State after(document);
    if (!outcome || after.steps == before.steps) {
        refused += outcome ? 0 : 1;
        QVERIFY2(after == before, (where + ": changed something all the same").c_str());
        QVERIFY2(notices == 0, where.c_str());
        QVERIFY2(outcome || !outcome.error().message.empty(), where.c_str());
        QObject::disconnect(listening);
        return;
    }
    ++performed;
    QCOMPARE(notices, 1);
    QVERIFY2(!told.isEmpty(), where.c_str());
    QVERIFY2(difference(told, differenceOf(before.plan, after.plan)).empty(),
             (where + ": wrong notice of doing").c_str());
    const auto stored = document.store().load();
    QVERIFY2(stored && *stored == after.plan, (where + ": plan and database differ").c_str());

    QVERIFY2(document.undo(), where.c_str());
    QVERIFY2(document.snapshot() == before.plan, (where + ": undo left another plan").c_str());
    QVERIFY2(document.store().dump() == before.dump, (where + ": undo left another database").c_str());
    QVERIFY2(difference(told, differenceOf(after.plan, before.plan)).empty(),
             (where + ": wrong notice of undoing").c_str());

    QVERIFY2(document.redo(), where.c_str());
    QVERIFY2(document.snapshot() == after.plan, (where + ": redo made another plan").c_str());
    QVERIFY2(document.store().dump() == after.dump, (where + ": redo made another database").c_str());
    QVERIFY2(difference(told, differenceOf(before.plan, after.plan)).empty(),
             (where + ": wrong notice of redoing").c_str());
    QCOMPARE(document.store().lastLogged(), before.logged + 3);
    QObject::disconnect(listening);
}

void TestEveryCommand::doUndoRedo_data()
{
    QTest::addColumn<QString>("command");
    for (const auto &[name, maker] : RandomCommands::makers()) {
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
}

void TestEveryCommand::doUndoRedo()
{
    QFETCH(QString, command);
    const auto maker = RandomCommands::makers().at(command.toStdString());
    int performed = 0, refused = 0;
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        const auto document = documentOf(planFor(seed));
        QVERIFY(document && !document->snapshot().table<Plan>().isEmpty());
        RandomCommands random(seed);
        if (seed % 4 < 2) {
            QVERIFY(document->perform(CreateScenario("Scenario 0", "What if", "Ada")));
            QVERIFY(document->perform(CreateScenario("Scenario 1", "What if", "Ada")));
        }
        for (int i = 0; i < 12; ++i) {
            if (const auto made = (random.*maker)(document->snapshot())) {
                perform(*document, *made,
                        command.toStdString() + " seed " + std::to_string(seed) + " round " + std::to_string(i),
                        performed, refused);
                if (QTest::currentTestFailed()) {
                    return;
                }
            }
        }
    }
    QVERIFY2(performed > 0, "never did anything");
    QVERIFY2(refused > 0, "was never refused");
}

void TestEveryCommand::randomScriptIsUndone_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TestEveryCommand::randomScriptIsUndone()
{
    QFETCH(quint32, seed);
    const auto document = documentOf(planFor(seed));
    QVERIFY(document);
    RandomCommands random(seed + 100);
    std::vector<State> states{State(*document)};
    for (int i = 0; i < 80; ++i) {
        if (const auto command = random.any(document->snapshot())) {
            const auto outcome = document->perform(*command); // refusals are part of a script
            Q_UNUSED(outcome);
            if (document->history().doneCount() == states.size()) {
                states.push_back(State(*document));
            }
        }
    }
    QVERIFY(states.size() > 10);
    for (int i = 0; i < 12; ++i) {
        const std::size_t point = i == 0 ? 0 : random.below(states.size());
        QVERIFY(document->goTo(point));
        QCOMPARE(document->history().doneCount(), point);
        QVERIFY(document->snapshot() == states[point].plan);
        QVERIFY(document->store().dump() == states[point].dump);
    }
}

GIGAPLAN_TEST(TestEveryCommand)
#include "tst_every_command.moc"
