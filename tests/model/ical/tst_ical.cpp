// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/order_dates.h"
#include "model/base/writing_time.h"
#include "model/exchange/ical/plan_events.h"
#include "model/generate/generate.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

using Properties = std::map<std::string, std::string>;

/// Lines by RFC 5545, 3.1: parted by CR LF, at most 75 bytes, unfolded where they begin with a space.
std::vector<std::string> unfolded(const std::string &text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find("\r\n", at);
        if (end == std::string::npos || end - at > 75) {
            return {};
        }
        const std::string line = text.substr(at, end - at);
        if (line.find_first_of("\r\n") != std::string::npos
            || !QString::fromUtf8(line.c_str()).toUtf8().toStdString().compare(line) == false) {
            return {};
        }
        if (line.starts_with(' ') && !lines.empty()) {
            lines.back() += line.substr(1);
        } else {
            lines.push_back(line);
        }
        at = end + 2;
    }
    return lines;
}

std::string unescaped(const std::string &value)
{
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const bool escapes = value[i] == '\\' && i + 1 < value.size();
        out += !escapes ? value[i] : value[i + 1] == 'n' ? '\n' : value[i + 1];
        i += escapes;
    }
    return out;
}

/// The events of a calendar, each by property name; empty where the text is none.
std::vector<Properties> eventsIn(const std::string &text)
{
    const auto lines = unfolded(text);
    std::vector<Properties> events;
    bool inEvent = false;
    if (lines.size() < 2 || lines.front() != "BEGIN:VCALENDAR" || lines.back() != "END:VCALENDAR") {
        return {};
    }
    for (const std::string &line : lines) {
        const std::size_t colon = line.find(':');
        const std::string name = line.substr(0, colon), value = line.substr(colon + 1);
        if (line == "BEGIN:VEVENT") {
            events.emplace_back();
            inEvent = true;
        } else if (line == "END:VEVENT") {
            inEvent = false;
        } else if (inEvent) {
            events.back()[name] = unescaped(value);
        }
    }
    return events;
}

/// A purchase, the work after it and a milestone with a deadline; the phase has nothing to go live.
PlanSnapshot smallPlan()
{
    PlanRows rows = planStarting(makeDate(2026, 1, 5));
    Plan &plan = rows.of<Plan>().front();
    plan.title = "Bühne; one";
    plan.statusDate = makeDate(2026, 2, 3);
    auto site = make<Task>("site");
    site.name = "Site";
    auto buy = make<Task>("buy");
    buy.name = "Transformers, 2 off";
    buy.parent = site.id;
    buy.workClass = WorkClass::Procurement;
    buy.duration = {10 * 480};
    auto done = make<Task>("done");
    done.name = "Energised";
    done.deadline = Instant{startOfDay(makeDate(2026, 1, 15))}; // the end of the 14th
    rows.of<Task>() = {site, buy, done};
    auto link = make<Link>("l");
    link.from = buy.id;
    link.to = done.id;
    rows.of<Link>().push_back(link);
    return std::move(rows).snapshot();
}

constexpr std::chrono::sys_seconds kWritten = std::chrono::sys_days(std::chrono::February / 3 / 2026)
    + std::chrono::hours(4) + std::chrono::minutes(5) + std::chrono::seconds(6);

} // namespace

/// Calendars out: the bytes, and what of a plan is in them.
class TestIcal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneCalendarByHand();
    void foldingSplitsNoCharacter();
    void textsAreEscaped();
    void uidsStayTheSame();
    void movedEventGetsALaterRevision();
    void writingTimeFollowsSourceDateEpoch();
    void orderDatesAreLabelled();
    void theShippedPlan();
};

void TestIcal::oneCalendarByHand()
{
    const auto forecast = computeForecast(smallPlan());
    const std::string begin = "milestone.task.done";
    const auto events = ical::planEvents(*forecast);
    const auto done =
        std::find_if(events.begin(), events.end(), [&](const auto &event) { return event.uid.starts_with(begin); });
    QVERIFY(done != events.end());
    const std::string end = done->uid.substr(begin.size());
    QVERIFY(end.starts_with('.') && end.ends_with("@gigaplan"));
    const std::string day = "DTSTAMP:20260203T040506Z\r\n";
    const std::string expected =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Gigaplan//Plan//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
        "X-WR-CALNAME:Bühne\\; one\r\n"
        "BEGIN:VEVENT\r\nUID:order.task.buy"
        + end + "\r\n" + day
        + "DTSTART;VALUE=DATE:20260105\r\nDTEND;VALUE=DATE:20260106\r\nSUMMARY:Order: Transformers\\, 2 off\r\n"
          "DESCRIPTION:Site. The planned start of the procurement task\\; a later order\r\n  moves what waits for "
          "it.\r\n"
          "CATEGORIES:Order by\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
          "BEGIN:VEVENT\r\nUID:deadline.task.done"
        + end + "\r\n" + day
        + "DTSTART;VALUE=DATE:20260114\r\nDTEND;VALUE=DATE:20260115\r\nSUMMARY:Deadline: Energised\r\n"
          "DESCRIPTION:Planned to finish on 16 Jan 2026\\, 2 days late.\r\n"
          "CATEGORIES:Deadline\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
          "BEGIN:VEVENT\r\nUID:milestone.task.done"
        + end + "\r\n" + day
        + "DTSTART;VALUE=DATE:20260116\r\nDTEND;VALUE=DATE:20260117\r\nSUMMARY:Energised\r\nDESCRIPTION:On the "
          "critical path.\r\n"
          "CATEGORIES:Milestone\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
          "END:VCALENDAR\r\n";
    QCOMPARE(ical::planCalendar(*forecast, kWritten), expected);
}

void TestIcal::foldingSplitsNoCharacter()
{
    QCOMPARE(ical::folded(std::string(75, 'a')), std::string(75, 'a') + "\r\n");
    QCOMPARE(ical::folded(std::string(76, 'a')), std::string(75, 'a') + "\r\n a\r\n");
    QCOMPARE(ical::folded(std::string(74, 'a') + "é"), std::string(74, 'a') + "\r\n é\r\n");
    std::mt19937 random(5545);
    static constexpr std::string_view pieces[]{"a", "é", "→", "𝄞", " ", ":"};
    for (int round = 0; round < 2000; ++round) {
        std::string line = "X:";
        for (auto n = random() % 300; n > 0; --n) {
            line += pieces[random() % 6];
        }
        const auto lines = unfolded(ical::folded(line));
        QCOMPARE(lines, std::vector<std::string>{line});
    }
}

void TestIcal::textsAreEscaped()
{
    QCOMPARE(ical::escaped("a\xc2\x9b\u0085b\u2028c\u2029d\r\ne\u00a0"), "a\\nb\\nc\\nd\\ne\u00a0");
    QCOMPARE(ical::escaped("a\\b;c,d\ne\r\x01\x7f\"f: g"), "a\\\\b\\;c\\,d\\ne\"f: g");
    const std::string text = "one; two, three\\four\nfive";
    const auto events = eventsIn(ical::write({{"u", makeDate(2026, 12, 31), text, text, "c"}}, "n", kWritten));
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].at("SUMMARY"), text);
    QCOMPARE(events[0].at("DTEND;VALUE=DATE"), "20270101");
}

void TestIcal::uidsStayTheSame()
{
    PlanSnapshot plan = smallPlan();
    const auto before = eventsIn(ical::planCalendar(*computeForecast(plan), kWritten));
    // Another name, a longer duration, another status date: the same events on other days.
    std::vector<Task> tasks(plan.table<Task>().begin(), plan.table<Task>().end());
    for (Task &task : tasks) {
        task.name += " (new)";
        task.duration = {task.duration.value * 2};
    }
    Plan settings = plan.plan();
    settings.statusDate = makeDate(2026, 3, 3);
    plan = plan.withRows(tasks).withRows(std::vector<Plan>{settings});
    const auto after = eventsIn(ical::planCalendar(*computeForecast(plan), kWritten));
    std::set<std::string> first, second;
    for (const Properties &event : before) {
        first.insert(event.at("UID"));
    }
    for (const Properties &event : after) {
        second.insert(event.at("UID"));
    }
    QCOMPARE(first.size(), before.size());
    QCOMPARE(first, second);
    settings.title = "Another campus";
    const auto other =
        eventsIn(ical::planCalendar(*computeForecast(plan.withRows(std::vector<Plan>{settings})), kWritten));
    QVERIFY(!first.contains(other[0].at("UID")));
}

void TestIcal::movedEventGetsALaterRevision()
{
    PlanSnapshot plan = smallPlan();
    const auto before = eventsIn(ical::planCalendar(*computeForecast(plan), kWritten));
    std::vector<Task> tasks(plan.table<Task>().begin(), plan.table<Task>().end());
    for (Task &task : tasks) {
        task.duration = {task.duration.value * 2};
    }
    const auto after =
        eventsIn(ical::planCalendar(*computeForecast(plan.withRows(tasks)), kWritten + std::chrono::seconds(1)));
    std::size_t moved = 0;
    for (const Properties &event : after) {
        const auto same = std::find_if(before.begin(), before.end(),
                                       [&](const Properties &other) { return other.at("UID") == event.at("UID"); });
        QVERIFY(same != before.end());
        moved += same->at("DTSTART;VALUE=DATE") != event.at("DTSTART;VALUE=DATE");
        QCOMPARE(same->at("DTSTAMP"), "20260203T040506Z");
        QCOMPARE(event.at("DTSTAMP"), "20260203T040507Z");
    }
    QVERIFY(moved > 0);
}

void TestIcal::writingTimeFollowsSourceDateEpoch()
{
    qunsetenv("SOURCE_DATE_EPOCH");
    const auto now = std::chrono::system_clock::now();
    const auto clock = writingTime();
    QVERIFY(clock && std::chrono::abs(*clock - now) < std::chrono::minutes(1));
    qputenv("SOURCE_DATE_EPOCH", "1770091506");
    QVERIFY(writingTime() && *writingTime() == kWritten);
    for (const char *wrong : {"yesterday", "-1", "12.5", "253402300800", " 1"}) {
        qputenv("SOURCE_DATE_EPOCH", wrong);
        QVERIFY2(!writingTime() && writingTime().error().kind == ErrorKind::Usage, wrong);
    }
    qunsetenv("SOURCE_DATE_EPOCH");
}

void TestIcal::orderDatesAreLabelled()
{
    const auto plan = scenarioPlan("openai-nvidia-10gw");
    QVERIFY(plan);
    const auto orders = orderDates(*plan, {20, 1, 1, RiskProfile::Plan});
    QVERIFY(!orders.empty());
    const auto forecast = computeForecast(*plan);
    const auto with = eventsIn(ical::planCalendar(*forecast, kWritten, orders)),
               without = eventsIn(ical::planCalendar(*forecast, kWritten));
    std::size_t latest = 0;
    for (const OrderDate &order : orders) {
        latest += order.latest != kNever;
    }
    QCOMPARE(with.size(), without.size() + latest);
    const auto found = std::find_if(with.begin(), with.end(),
                                    [](const Properties &event) { return event.at("CATEGORIES") == "Latest order"; });
    QVERIFY(latest == 0
            || (found != with.end()
                && found->at("DESCRIPTION").find("P80, in 80 % of 20 simulated trials") != std::string::npos));
}

void TestIcal::theShippedPlan()
{
    const auto plan = scenarioPlan("openai-nvidia-10gw");
    QVERIFY(plan);
    const auto forecast = computeForecast(*plan);
    const std::string text = ical::planCalendar(*forecast, kWritten);
    QCOMPARE(ical::planCalendar(*computeForecast(*plan), kWritten), text); // nothing comes from the clock
    const auto events = eventsIn(text);
    std::map<std::string, std::size_t> kinds;
    std::set<std::string> uids;
    for (const Properties &event : events) {
        ++kinds[event.at("CATEGORIES")];
        QVERIFY(uids.insert(event.at("UID")).second);
        QVERIFY(!event.at("SUMMARY").empty());
    }
    QCOMPARE(kinds["Go-live"], plan->table<Phase>().size());
    QCOMPARE(kinds["Release"], plan->table<Tranche>().size());
    QVERIFY(kinds["Order by"] > 0);
}

GIGAPLAN_TEST(TestIcal)
#include "tst_ical.moc"
