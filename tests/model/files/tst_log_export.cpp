// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/files/log_export.h"
#include "model/files/plan_files.h"
#include "model/plan/fields.h"
#include "model/plan/places.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

std::vector<LoggedEdit> handMade()
{
    LoggedEdit edit;
    edit.number = 1;
    edit.madeOn = "2026-11-24T02:31:07Z";
    edit.madeBy = "Ada, Countess";
    edit.text = "Set Name of \"Hall 1\"";
    edit.reason = "=HYPERLINK(1)";
    edit.scenario = "Late substation";
    edit.changes = {{"hall/hall-1", "Hall 1", "name", "-4 + 4", "Hall\nB"}, {"row/r", "R", "", "", "removed"}};
    LoggedEdit undo;
    undo.number = 2;
    undo.kind = LoggedEdit::Kind::Undo;
    undo.madeOn = "2026-11-24T02:31:08Z";
    undo.madeBy = "Bob";
    undo.text = "Undo: it";
    undo.replays = 1;
    return {edit, undo};
}

} // namespace

class TestLogExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvHasALineForEachChange()
    {
        QCOMPARE(logAsCsv(handMade()),
                 std::string(
                     "number,kind,made_on,made_by,scenario,text,reason,replays,subject,name,field,before,after\n"
                     "1,edit,2026-11-24T02:31:07Z,\"Ada, Countess\",Late substation,\"Set Name of \"\"Hall 1\"\"\","
                     "'=HYPERLINK(1),,hall/hall-1,Hall 1,name,'-4 + 4,\"Hall\nB\"\n"
                     "1,edit,2026-11-24T02:31:07Z,\"Ada, Countess\",Late substation,\"Set Name of \"\"Hall 1\"\"\","
                     "'=HYPERLINK(1),,row/r,R,,,removed\n"
                     "2,undo,2026-11-24T02:31:08Z,Bob,,Undo: it,,1,,,,,\n"));
        QCOMPARE(logAsCsv({}), logAsCsv(handMade()).substr(0, logAsCsv({}).size()));
    }

    void jsonHoldsTheWholeLog()
    {
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(logAsJson(handMade())));
        const QJsonArray edits = document.object().value(QStringLiteral("edits")).toArray();
        QCOMPARE(edits.size(), 2);
        const QJsonObject first = edits[0].toObject(), second = edits[1].toObject();
        QCOMPARE(first.value(QStringLiteral("number")).toInt(), 1);
        QCOMPARE(first.value(QStringLiteral("made_by")).toString(), QStringLiteral("Ada, Countess"));
        QCOMPARE(first.value(QStringLiteral("reason")).toString(), QStringLiteral("=HYPERLINK(1)"));
        QCOMPARE(first.value(QStringLiteral("scenario")).toString(), QStringLiteral("Late substation"));
        QVERIFY(!first.contains(QStringLiteral("replays")));
        const QJsonArray changes = first.value(QStringLiteral("changes")).toArray();
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0].toObject().value(QStringLiteral("after")).toString(), QStringLiteral("Hall\nB"));
        QCOMPARE(second.value(QStringLiteral("kind")).toString(), QStringLiteral("undo"));
        QCOMPARE(second.value(QStringLiteral("replays")).toInt(), 1);
        QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(logAsJson({}))).object().size(), 1);
    }

    void extensionDecidesTheFormat()
    {
        QCOMPARE(*logAs(handMade(), "log.csv"), logAsCsv(handMade()));
        QCOMPARE(*logAs(handMade(), "log.json"), logAsJson(handMade()));
        const auto refused = logAs(handMade(), "log.txt");
        QVERIFY(!refused && refused.error().kind == ErrorKind::Usage);
    }

    void entriesCanBeReadOneByOne()
    {
        const auto document = openDocument(smallCampusRows());
        QVERIFY(document);
        const auto set = [&](EntityRef row, std::string name) {
            QVERIFY(document->perform(SetField({row}, *fieldNamed(row.table, "name"), std::move(name))));
        };
        set(idOf<Hall>("hall-1"), "A");
        set(idOf<Hall>("hall-2"), "B");
        QVERIFY(document->undo());
        const auto log = document->store().log();
        QVERIFY(log && log->size() == 3);
        for (const LoggedEdit &edit : *log) {
            const auto changes = document->store().changesLogged(edit.number);
            QVERIFY(changes && *changes == edit.changes);
        }
        QCOMPARE((*log)[0].changes.size(), std::size_t{1});
        const auto none = document->store().changesLogged(99);
        QVERIFY(none && none->empty());
    }
};

GIGAPLAN_TEST(TestLogExport)
#include "tst_log_export.moc"
