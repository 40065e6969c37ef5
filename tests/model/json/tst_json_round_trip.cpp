// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/calendars.h"
#include "model/plan/links.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/json/json_text.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kCanonical = R"({
  "format": "gigaplan",
  "version": 1,
  "plan": {"key": "plan", "title": "Test plan", "start": "2026-10-01"},
  "calendars": [
    {"key": "c", "name": "c", "monday": "08:00-12:00 13:00-24:00"}
  ],
  "sites": [
    {"key": "s", "name": "s"}
  ],
  "buildings": [
    {"key": "b", "site": "s", "name": "b", "design_pue": 1.25}
  ],
  "halls": [
    {"key": "hall-10", "building": "b", "name": "→"},
    {"key": "hall-2", "building": "b", "name": "hall-2", "x_mm": -1200, "it_limit_kw": 100000, "air_cooling_kw": 0.1}
  ],
  "tasks": [
    {"key": "t", "name": "t", "work_class": "rack_install", "duration_min": 480, "elapsed": true, "deadline": "2027-01-31T23:59"}
  ]
}
)";

/// The same document with members and list entries in another order and other white space.
std::string shuffled(const std::string &text, std::mt19937 &random)
{
    const Json document = Json::parse(text);
    const auto shuffleMembers = [&random](const Json &object) {
        std::vector<std::pair<std::string, Json>> members;
        for (const auto &[name, value] : object.items()) {
            members.emplace_back(name, value);
        }
        std::shuffle(members.begin(), members.end(), random);
        Json out = Json::object();
        for (auto &[name, value] : members) {
            out[name] = std::move(value);
        }
        return out;
    };
    Json out = shuffleMembers(document);
    for (auto &[name, value] : out.items()) {
        if (value.is_array()) {
            std::vector<Json> rows;
            for (const Json &row : value) {
                rows.push_back(shuffleMembers(row));
            }
            std::shuffle(rows.begin(), rows.end(), random);
            value = rows;
        } else if (value.is_object()) {
            value = shuffleMembers(Json(value));
        }
    }
    return random() % 2 ? out.dump(7, '\t', true) : "\xEF\xBB\xBF \r\n" + out.dump();
}

std::string written(const PlanSnapshot &plan)
{
    const auto text = json::write(plan);
    return text ? *text : "error: " + text.error().message;
}

} // namespace

class JsonRoundTrip final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheCanonicalForm()
    {
        auto rows = planStarting(makeDate(2026, 10, 1));
        auto hall = make<Hall>("hall-2");
        hall.building = idOf<Building>("b");
        hall.x = Millimetres{-1200};
        hall.itLimit = Kilowatts{100000};
        hall.airCooling = Kilowatts{0.1};
        rows.of<Hall>() = {hall, make<Hall>("hall-10")};
        rows.of<Hall>()[1].building = idOf<Building>("b");
        rows.of<Hall>()[1].name = "→";
        auto building = make<Building>("b");
        building.site = idOf<Site>("s");
        building.designPue = Ratio{1.25};
        rows.of<Building>().push_back(building);
        rows.of<Site>().push_back(make<Site>("s"));
        auto task = make<Task>("t");
        task.duration = Minutes{480};
        task.elapsed = true;
        task.workClass = WorkClass::RackInstall;
        task.deadline = startOfDay(makeDate(2027, 1, 31)) + 1439;
        rows.of<Task>().push_back(task);
        auto calendar = make<Calendar>("c");
        calendar.monday = *parseWorkHours("08:00-12:00 13:00-24:00");
        rows.of<Calendar>().push_back(calendar);

        QCOMPARE(written(std::move(rows).snapshot()), std::string(kCanonical));
    }

    void escapesOnlyWhatMustBe()
    {
        auto rows = planStarting(makeDate(2026, 1, 1));
        rows.of<Plan>()[0].title = "\t\n\r\b\f\x01\x1f\x7f/\"\\ü";
        const std::string out = written(std::move(rows).snapshot());
        const std::string expected = "\"title\": \"\\t\\n\\r\\b\\f\\u0001\\u001f\x7f/\\\"\\\\ü\"";
        QVERIFY2(out.find(expected) != std::string::npos, out.c_str());
    }

    void numbersKeepTheirValue_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << 7.0 << QStringLiteral("7");
        QTest::newRow("hundred thousand") << 1e5 << QStringLiteral("100000");
        QTest::newRow("largest allowed") << 1e7 << QStringLiteral("10000000");
        QTest::newRow("all digits") << 9999999.999999998 << QStringLiteral("9999999.999999998");
        QTest::newRow("tenth") << 0.1 << QStringLiteral("0.1");
        QTest::newRow("third") << 1.0 / 3 << QStringLiteral("0.3333333333333333");
        QTest::newRow("smallest") << 5e-324 << QStringLiteral("5e-324");
    }
    void numbersKeepTheirValue()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        auto rows = planStarting(makeDate(2026, 1, 1));
        rows.of<Plan>()[0].target = Megawatts{value};
        const std::string out = written(std::move(rows).snapshot());
        const auto expected = "\"target_mw\": " + text.toStdString() + ",";
        QVERIFY2(out.find(expected) != std::string::npos, out.c_str());
        const auto back = readRows(out);
        QVERIFY(back);
        QCOMPARE(back->plan().target.value, value);
    }

    void wholeNumbersMayBeWrittenWithFraction()
    {
        const auto plan = readRows(R"({"format": "gigaplan", "version": 1, "plan": {"key": "p", "start": "2026-01-01"},
            "tasks": [{"key": "t", "duration_min": 4.8e2, "order": 3.0}]})");
        QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
        QCOMPARE(plan->table<Task>()[0].duration.value, 480);
        QCOMPARE(plan->table<Task>()[0].order, 3);
    }

    void randomPlansRoundTrip_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 60; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void randomPlansRoundTrip()
    {
        QFETCH(quint32, seed);
        const PlanSnapshot plan = RandomPlan(seed).rows(seed % 12).snapshot();
        const std::string text = written(plan);
        const auto back = readRows(text);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QVERIFY(*back == plan);
        QCOMPARE(written(*back), text);

        std::mt19937 random(seed);
        const auto fromShuffled = readRows(shuffled(text, random));
        QVERIFY2(fromShuffled, fromShuffled ? "" : fromShuffled.error().message.c_str());
        QCOMPARE(written(*fromShuffled), text);
    }

    void schemaAddressIsAllowed()
    {
        const auto plan = readRows(R"({"$schema": "gigaplan.schema.json", "format": "gigaplan", "version": 1,
            "plan": {"key": "plan", "start": "2026-01-01"}})");
        QVERIFY(plan);
        QCOMPARE(plan->plan().start, std::optional(makeDate(2026, 1, 1)));
    }

    void idsFollowFromKeys()
    {
        const auto plan = readRows(R"({"format": "gigaplan", "version": 1,
            "plan": {"key": "plan", "start": "2026-01-01"}, "links": [{"key": "l", "from": "a", "to": "b"}], "tasks": [{"key": "a"}, {"key": "b"}]})");
        QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
        const Link *link = plan->find(idOf<Link>("l"));
        QVERIFY(link);
        QVERIFY(link->from == idOf<Task>("a"));
        QCOMPARE(plan->find(link->to)->key, std::string("b"));
    }

    void sinkErrorStopsReading()
    {
        int calls = 0;
        const auto read = json::read(
            R"({"format": "gigaplan", "version": 1,
            "plan": {"key": "plan", "start": "2026-01-01"}, "tasks": [{"key": "a"}, {"key": "b"}]})",
            "plan.json", [&calls](TableId, const void *) -> Result<void> {
                return ++calls == 2 ? Result<void>(Error{ErrorKind::NotWritten, "disk full"}) : Result<void>();
            });
        QVERIFY(!read);
        QCOMPARE(read.error().message, std::string("disk full"));
        QVERIFY(read.error().kind == ErrorKind::NotWritten);
        QCOMPARE(calls, 2);
    }
};

GIGAPLAN_TEST(JsonRoundTrip)
#include "tst_json_round_trip.moc"
