// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/json/json_text.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

const std::string kHead = R"({"format": "gigaplan", "version": 1, "plan": {"key": "p", "start": "2026-01-01"})";
constexpr std::size_t kDeep = 100'000'000;

/// A plan with one frozen plan, whose content is this text.
std::string frozen(const std::string &content)
{
    return kHead + R"(, "frozen_plans": [{"key": "f", "content": )" + content + "}]}";
}

void expect(const std::string &text, const char *words)
{
    const std::string message = readError(text);
    QVERIFY2(message.starts_with("plan.json:1:"), message.substr(0, 500).c_str());
    QVERIFY2(message.find(words) != std::string::npos, message.substr(0, 500).c_str());
    QVERIFY2(message.size() < 1000, "the message repeats the input");
}

} // namespace

/// What a stranger can put into a readable plan to make a reader work: all of it ends soon and by a message.
class JsonBounds final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void depth();
    void depthInScenarioContent();
    void scenariosDoNotNest();
    void scenarioContentMustBeAWholePlan();
    void numbers_data();
    void numbers();
    void longTexts();
};

void JsonBounds::depth()
{
    expect(std::string(kDeep, '['), "expected an object {\"format\": \"gigaplan\", …}, got a list");
    expect(kHead + R"(, "tasks": )" + std::string(kDeep, '['), "got a list");
    std::string objects = kHead + R"(, "tasks": [{"key": "a", "name": )";
    for (int i = 0; i < 1'000'000; ++i) {
        objects += R"({"a":)";
    }
    expect(objects, "name: expected text, got an object");
}

void JsonBounds::depthInScenarioContent()
{
    expect(frozen(std::string(kDeep, '[')), "content: expected a whole plan without scenarios, got a list");
    expect(kHead + R"(, "frozen_plans": [{"key": "f", "content": {"a": )" + std::string(kDeep, '['),
           "unexpected end of input");
    expect(frozen(R"({"a": )" + std::string(1'000'000, '[') + std::string(1'000'000, ']') + '}'), "unknown key \"a\"");
}

void JsonBounds::scenariosDoNotNest()
{
    const std::string inner = kHead + '}';
    QCOMPARE(readError(frozen(inner)), std::string("no error"));
    expect(frozen(frozen(inner)), "a plan that stands in another one has no \"frozen_plans\"");
    expect(frozen(kHead + R"(, "scenarios": []})"), "a plan that stands in another one has no \"scenarios\"");
    // The innermost is not read before the outer one is refused.
    std::string nested = inner;
    for (int i = 0; i < 2000; ++i) {
        nested = frozen(nested);
    }
    expect(nested, "a plan that stands in another one has no \"frozen_plans\"");
}

void JsonBounds::scenarioContentMustBeAWholePlan()
{
    expect(frozen("{}"), "\"format\": \"gigaplan\" is missing");
    expect(frozen("null"), "content: expected a whole plan without scenarios, got null");
    expect(frozen(kHead + R"(, "halls": [{"key": "h", "building": "b"}]})"), "there is no building \"b\"");
    expect(frozen(kHead + R"(, "tasks": [{"key": "t", "duration_min": -1}]})"),
           "duration_min: expected a whole number from 0");
}

void JsonBounds::numbers_data()
{
    QTest::addColumn<QByteArray>("number");
    for (const char *number :
         {"-1", "1e400", "-1e400", "99999999999999999999999999", "9223372036854775808", "1.5", "0.0000001", "1e18",
          "NaN", "Infinity", "0x10", "01", "+1", "1e", "--1", "\"5\"", "true"}) {
        QTest::newRow(number) << QByteArray(number);
    }
}

void JsonBounds::numbers()
{
    QFETCH(QByteArray, number);
    expect(kHead + R"(, "tasks": [{"key": "t", "duration_min": )" + number.toStdString() + "}]}", "task \"t\": ");
}

void JsonBounds::longTexts()
{
    // A long key, name or number is not repeated in full.
    const std::string text(10'000'000, 'x');
    expect(kHead + ", \"" + text + "\": 1}", "unknown key");
    expect(kHead + R"(, "tasks": [{"key": "t", "parent": ")" + text + "\"}]}", "there is no task");
    expect(kHead + R"(, "tasks": [{"key": ")" + text + R"(", "uid": "a"}]})",
           "expected text of at most 65,536 bytes, got 10,000,000");
    expect(kHead + R"(, "tasks": [{"key": "t", "name": ")" + text + "\"}]}", "expected text of at most 65,536 bytes");
    expect(kHead + R"(, "tasks": [{"key": "t", "description": ")" + text + "\"}]}",
           "expected text of at most 1,048,576 bytes");
    expect(kHead + R"(, "tasks": [{"key": "t", "uid": )" + std::string(1'000'000, '9') + "}]}", "uid: ");
}

GIGAPLAN_TEST(JsonBounds)
#include "tst_json_bounds.moc"
