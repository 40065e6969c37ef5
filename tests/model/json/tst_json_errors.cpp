// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/json/json_text.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <sys/mman.h>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// A plan whose list of tasks holds `rows`; they begin on line 5, column 4.
QByteArray tasks(const char *rows)
{
    return QByteArray(R"({
"format": "gigaplan", "version": 1,
"plan": {"key": "plan", "start": "2026-01-01"},
"tasks": [
   )") + rows
        + "\n]}\n";
}

/// A plan whose outermost object goes on with `more` on line 4.
QByteArray plan(const char *more)
{
    return QByteArray(R"({
"format": "gigaplan", "version": 1,
"plan": {"key": "plan", "start": "2026-01-01"},
)") + more
        + "}\n";
}

std::string writeError(PlanRows &&rows)
{
    const auto text = json::write(std::move(rows).snapshot());
    return text ? "no error" : text.error().message;
}

} // namespace

class JsonErrors final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reading_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");

        QTest::newRow("empty") << QByteArray("")
                               << QByteArray("plan.json:1:1: syntax error while parsing value - unexpected end of "
                                             "input; expected '[', '{', or a literal");
        QTest::newRow("cut off")
            << QByteArray("{\"format\": \"gigaplan\",\n \"version\": 1")
            << QByteArray("plan.json:2:14: syntax error while parsing object - unexpected end of input; expected '}'");
        QTest::newRow("comma missing") << tasks(R"({"key": "x" "order": 1})")
                                       << QByteArray("plan.json:5:16: task \"x\": syntax error while parsing object - "
                                                     "unexpected string literal; expected '}'");
        QTest::newRow("more after the end")
            << plan(R"("tasks": []} x)")
            << QByteArray("plan.json:4:14: syntax error while parsing value - invalid literal; expected end of input");
        QTest::newRow("NaN")
            << tasks(R"({"key": "x", "order": NaN})")
            << QByteArray("plan.json:5:26: task \"x\": order: syntax error while parsing value - invalid literal");
        QTest::newRow("infinity")
            << tasks(R"({"key": "x", "order": Infinity})")
            << QByteArray("plan.json:5:26: task \"x\": order: syntax error while parsing value - invalid literal");
        QTest::newRow("number too large")
            << tasks(R"({"key": "x", "complete_percent": 1e999})")
            << QByteArray("plan.json:5:41: task \"x\": complete_percent: number overflow parsing '1e999'");
        QTest::newRow("invalid UTF-8") << tasks("{\"key\": \"x\", \"name\": \"a\xFF\"}")
                                       << QByteArray("plan.json:5:27: task \"x\": name: syntax error while parsing "
                                                     "value - invalid string: ill-formed UTF-8 byte");
        QTest::newRow("surrogate")
            << tasks(R"({"key": "x", "name": "\ud800"})")
            << QByteArray("plan.json:5:32: task \"x\": name: syntax error while parsing value - invalid string: "
                          "surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF");

        QTest::newRow("not an object") << QByteArray(
            "[1]") << QByteArray("plan.json:1:1: expected an object {\"format\": \"gigaplan\", …}, got a list");
        QTest::newRow("a bare number") << QByteArray(
            "\n 17") << QByteArray("plan.json:2:2: expected an object {\"format\": \"gigaplan\", …}, got 17");
        QTest::newRow("deep nesting") << QByteArray(
            100'000, '[') << QByteArray("plan.json:1:1: expected an object {\"format\": \"gigaplan\", …}, got a list");
        QTest::newRow("deep nesting in a field")
            << tasks("{\"key\": \"x\", \"name\": {\"a\": {\"b\": {}}}}")
            << QByteArray("plan.json:5:25: task \"x\": name: expected text, got an object");
        QTest::newRow("another format")
            << QByteArray("{\"type\": \"FeatureCollection\"}")
            << QByteArray("plan.json:1:2: unknown key \"type\"; a plan begins with \"format\": \"gigaplan\"");
        QTest::newRow("another format's name")
            << QByteArray("{\"format\": \"other\"}")
            << QByteArray("plan.json:1:12: format: expected \"gigaplan\", got \"other\"");
        QTest::newRow("format missing")
            << QByteArray("{\"version\": 1, \"plan\": {\"key\": \"p\", \"start\": \"2026-01-01\"}}")
            << QByteArray("plan.json:1:1: this is not a whole plan: \"format\": \"gigaplan\" is missing");
        QTest::newRow("version missing") << QByteArray("{\"format\": \"gigaplan\"}")
                                         << QByteArray(
                                                "plan.json:1:1: this is not a whole plan: \"version\": 1 is missing");
        QTest::newRow("plan missing") << QByteArray("{\"format\": \"gigaplan\", \"version\": 1}")
                                      << QByteArray(
                                             "plan.json:1:1: this is not a whole plan: \"plan\": {…} is missing");
        QTest::newRow("newer version") << QByteArray("{\"format\": \"gigaplan\",\n\"version\": 2}")
                                       << QByteArray("plan.json:2:12: version: the file has version 2 of the format, "
                                                     "and this program reads up to version 1; "
                                                     "a newer Gigaplan opens it");
        QTest::newRow("version is text") << QByteArray("{\"format\": \"gigaplan\", \"version\": \"1\"}")
                                         << QByteArray("plan.json:1:35: version: expected 1, got \"1\"");
        QTest::newRow("schema is no text")
            << QByteArray("{\"$schema\": 1}")
            << QByteArray("plan.json:1:13: $schema: expected the address of the format's schema as text, got 1");
        QTest::newRow("unknown table") << plan(
            "\"tusks\": []") << QByteArray("plan.json:4:1: unknown key \"tusks\"; a plan has no table of this name");
        QTest::newRow("table twice") << plan("\"tasks\": [],\n\"tasks\": []")
                                     << QByteArray("plan.json:5:1: \"tasks\" stands here a second time");
        QTest::newRow("table is an object")
            << plan("\"tasks\": {}")
            << QByteArray("plan.json:4:10: tasks: expected a list of objects [{\"key\": …}, …], got an object");
        QTest::newRow("plan is a list") << QByteArray(
            "{\"plan\": []}") << QByteArray("plan.json:1:10: plan: expected one object {\"key\": …}, got a list");
        QTest::newRow("row is text") << tasks("\"x\"")
                                     << QByteArray("plan.json:5:4: tasks: expected an object {\"key\": …}, got \"x\"");
        QTest::newRow("row is a list") << tasks(
            "[]") << QByteArray("plan.json:5:4: tasks: expected an object {\"key\": …}, got a list");

        QTest::newRow("unknown field") << tasks(R"({"key": "x", "colour": "red"})")
                                       << QByteArray("plan.json:5:17: task \"x\": unknown field \"colour\"");
        QTest::newRow("field twice") << tasks(R"({"key": "x", "order": 1, "order": 2})")
                                     << QByteArray(
                                            "plan.json:5:29: task \"x\": field \"order\" stands here a second time");
        QTest::newRow("key twice in a row")
            << tasks(R"({"key": "x", "key": "y"})")
            << QByteArray("plan.json:5:17: task \"x\": \"key\" stands here a second time");
        QTest::newRow("key missing") << tasks(R"({"name": "x"})")
                                     << QByteArray("plan.json:5:4: task: \"key\" is missing");
        QTest::newRow("key empty")
            << tasks(R"({"key": ""})")
            << QByteArray("plan.json:5:12: task: key: expected text of at least one character, got \"\"");
        QTest::newRow("key is a number") << tasks(
            R"({"key": 7})") << QByteArray("plan.json:5:12: task: key: expected text of at least one character, got 7");
        QTest::newRow("key used before")
            << tasks("{\"key\": \"x\"},\n   {\"key\": \"y\"},\n   {\"key\": \"x\"}")
            << QByteArray("plan.json:7:12: task \"x\": there is another task with this key above");
        QTest::newRow("required field missing")
            << plan("\"links\": [\n{\"key\": \"l\", \"from\": \"x\"}]")
            << QByteArray("plan.json:5:1: link \"l\": field \"to\" is missing: expected the key of a task");
        QTest::newRow("start missing")
            << QByteArray("{\"format\": \"gigaplan\", \"version\": 1,\n\"plan\": {\"key\": \"p\"}}")
            << QByteArray("plan.json:2:9: plan \"p\": field \"start\" is missing: expected a date from 1990-01-01 to "
                          "2199-12-31, written 2026-10-01");

        QTest::newRow("below the range") << tasks(R"({"key": "x", "duration_min": -5})")
                                         << QByteArray("plan.json:5:33: task \"x\": duration_min: expected a whole "
                                                       "number from 0 to 100,000,000 (min), got -5");
        QTest::newRow("above the range")
            << tasks(R"({"key": "x", "complete_percent": 100.5})")
            << QByteArray(
                   "plan.json:5:37: task \"x\": complete_percent: expected a number from 0 to 100 (%), got 100.5");
        QTest::newRow("fraction for a whole number")
            << tasks(R"({"key": "x", "order": 1.5})")
            << QByteArray(
                   "plan.json:5:26: task \"x\": order: expected a whole number from 0 to 10,000,000,000, got 1.5");
        QTest::newRow("whole number too large")
            << tasks(R"({"key": "x", "order": 9223372036854775808})")
            << QByteArray("plan.json:5:26: task \"x\": order: expected a whole number from 0 to 10,000,000,000, got "
                          "9223372036854775808");
        QTest::newRow("text for a number")
            << tasks(R"({"key": "x", "order": "1"})")
            << QByteArray(
                   "plan.json:5:26: task \"x\": order: expected a whole number from 0 to 10,000,000,000, got \"1\"");
        QTest::newRow("number for text") << tasks(R"({"key": "x", "name": 1})")
                                         << QByteArray("plan.json:5:25: task \"x\": name: expected text, got 1");
        QTest::newRow("NUL in text") << tasks(R"({"key": "x", "name": "a\u0000"})")
                                     << QByteArray("plan.json:5:25: task \"x\": name: expected text, got \"a\\u0000\"");
        QTest::newRow("null") << tasks(R"({"key": "x", "name": null})")
                              << QByteArray("plan.json:5:25: task \"x\": name: expected text, got null");
        QTest::newRow("number for a flag")
            << tasks(R"({"key": "x", "elapsed": 1})")
            << QByteArray("plan.json:5:28: task \"x\": elapsed: expected true or false, got 1");
        QTest::newRow("flag for a number")
            << tasks(R"({"key": "x", "order": true})")
            << QByteArray(
                   "plan.json:5:26: task \"x\": order: expected a whole number from 0 to 10,000,000,000, got true");
        QTest::newRow("list for a number")
            << tasks(R"({"key": "x", "order": [1]})")
            << QByteArray(
                   "plan.json:5:26: task \"x\": order: expected a whole number from 0 to 10,000,000,000, got a list");
        QTest::newRow("day that does not exist")
            << plan("\"supplies\": [{\"key\": \"s\", \"date\": \"2026-02-30\"}]")
            << QByteArray("plan.json:4:35: supply \"s\": date: expected a date from 1990-01-01 to 2199-12-31, written "
                          "2026-10-01, got \"2026-02-30\"");
        QTest::newRow("time beyond the range")
            << tasks(R"({"key": "x", "deadline": "2200-01-01T00:00"})")
            << QByteArray("plan.json:5:29: task \"x\": deadline: expected a time from 1990 to 2199, written "
                          "2026-10-01T08:00, got \"2200-01-01T00:00\"");
        QTest::newRow("hours out of order")
            << plan("\"calendars\": [{\"key\": \"c\", \"monday\": \"13:00-12:00\"}]")
            << QByteArray(
                   "plan.json:4:38: calendar \"c\": monday: expected working hours in order, written 08:00-12:00 "
                   "13:00-17:00, got \"13:00-12:00\"");
        QTest::newRow("unknown name")
            << plan("\"links\": [{\"key\": \"l\", \"kind\": \"XX\"}]")
            << QByteArray("plan.json:4:32: link \"l\": kind: expected one of FS, SS, FF, SF, got \"XX\"");
        QTest::newRow("reference is a number")
            << tasks(R"({"key": "x", "phase": 1})")
            << QByteArray("plan.json:5:26: task \"x\": phase: expected the key of a phase, got 1");
        QTest::newRow("reference is empty")
            << tasks(R"({"key": "x", "phase": ""})")
            << QByteArray("plan.json:5:26: task \"x\": phase: expected the key of a phase, got \"\"");
        QTest::newRow("dangling reference")
            << tasks("{\"key\": \"x\"},\n   {\"key\": \"ü\", \"name\": \"ü\", \"parent\": \"q\"}")
            << QByteArray("plan.json:6:40: task \"ü\": parent: there is no task \"q\"");
        QTest::newRow("key after the wrong field")
            << tasks(R"({"order": -1, "key": "x"})")
            << QByteArray("plan.json:5:14: task: order: expected a whole number from 0 to 10,000,000,000, got -1");
        QTest::newRow("long text is cut")
            << tasks(R"({"key": "x", "order": "0123456789012345678901234567890123456789abc"})")
            << QByteArray("plan.json:5:26: task \"x\": order: expected a whole number from 0 to 10,000,000,000, got "
                          "\"0123456789012345678901234567890123456789\"+3 bytes");
    }
    void reading()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, message);
        QCOMPARE(QByteArray::fromStdString(readError(text.toStdString())), message);
    }

    void kinds()
    {
        QVERIFY(readRows("{").error().kind == ErrorKind::Unreadable);
        QVERIFY(readRows(tasks(R"({"key": "x", "order": -1})").toStdString()).error().kind == ErrorKind::Invalid);
        QVERIFY(readRows(tasks(R"({"key": "x", "parent": "q"})").toStdString()).error().kind == ErrorKind::Invalid);
    }

    void everyTruncationIsAnError()
    {
        const QByteArray whole = tasks(R"({"key": "x", "name": "ü\n", "order": 12, "elapsed": true})").trimmed();
        QVERIFY(readRows(whole.toStdString()));
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const std::string message = readError(whole.left(length).toStdString());
            QVERIFY2(message.starts_with("plan.json:"), message.c_str());
        }
    }

    void oversizedTextIsRefusedUnread()
    {
        const std::size_t size = (std::size_t{2} << 30) + 1;
        void *memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        QVERIFY(memory != MAP_FAILED);
        QCOMPARE(readError({static_cast<const char *>(memory), size}),
                 std::string("plan.json: the file is longer than 2 GiB"));
        munmap(memory, size);
    }

    void writingNamesDuplicateKeys()
    {
        auto rows = planStarting(makeDate(2026, 1, 1));
        auto second = make<Task>("same");
        second.id.value += 1;
        rows.of<Task>() = {make<Task>("same"), second};
        QCOMPARE(writeError(std::move(rows)), std::string("task \"same\": there are two with this key"));
    }

    void writingRefusesUnreadableValues()
    {
        auto rows = planStarting(makeDate(2026, 1, 1));
        rows.of<Task>() = {make<Task>("")};
        QCOMPARE(writeError(std::move(rows)), std::string("task \"\": a key must be text of at least one character"));

        rows = planStarting(makeDate(2026, 1, 1));
        rows.of<Task>() = {make<Task>("t")};
        rows.of<Task>()[0].name = "\xFF";
        QCOMPARE(writeError(std::move(rows)), std::string("task \"t\": name: expected text"));

        rows = planStarting(makeDate(2026, 1, 1));
        rows.of<Task>() = {make<Task>("t")};
        rows.of<Task>()[0].parent = idOf<Task>("gone");
        QCOMPARE(writeError(std::move(rows)), std::string("task \"t\": parent: expected the key of a task"));

        rows = planStarting(makeDate(2026, 1, 1));
        rows.of<Plan>()[0].target.value = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(writeError(std::move(rows)),
                 std::string("plan \"plan\": target_mw: expected a number from 0 to 10,000,000 (MW)"));

        rows = planStarting(kNever);
        QVERIFY(writeError(std::move(rows)).starts_with("plan \"plan\": start: expected a date from"));

        QCOMPARE(writeError({}), std::string("a plan file holds exactly one plan row, and this plan has 0"));
    }
};

GIGAPLAN_TEST(JsonErrors)
#include "tst_json_errors.moc"
