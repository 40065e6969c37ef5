// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/json_plan.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>

#include <regex>

using namespace gigaplan;

class JsonSchema final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The published file is made by this program; after a change of the descriptions copy the text that `json::schema`
    /// gives, which a failing run leaves in the build folder.
    void publishedFileIsUpToDate()
    {
        const QByteArray made = QByteArray::fromStdString(json::schema());
        QFile published(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/gigaplan.schema.json"));
        const QByteArray text = published.open(QIODevice::ReadOnly) ? published.readAll() : QByteArray();
        if (text != made) {
            QFile fresh(QStringLiteral(GIGAPLAN_BINARY_DIR "/gigaplan.schema.json"));
            QVERIFY(fresh.open(QIODevice::WriteOnly));
            QCOMPARE(fresh.write(made), made.size());
        }
        QVERIFY2(text == made, "data/gigaplan.schema.json differs from the schema of this program");
    }

    void describesEveryTableAndField()
    {
        const auto schema = nlohmann::json::parse(json::schema());
        for (std::size_t i = 0; i < kTableCount; ++i) {
            const TableInfo &table = tableInfo(tableAt(i));
            QVERIFY(schema.at("properties").contains(std::string(table.plural)));
            const auto &definition = schema.at("$defs").at(std::string(table.name));
            QCOMPARE(definition.at("properties").size(), table.fields.size() + 1);
            std::size_t required = 1;
            for (const FieldInfo &info : table.fields) {
                QVERIFY(definition.at("properties").contains(std::string(info.name)));
                required += info.required ? 1 : 0;
            }
            QCOMPARE(definition.at("required").size(), required);
            QVERIFY(definition.at("additionalProperties") == nlohmann::json(false));
        }
        QCOMPARE(schema.at("properties").size(), kTableCount + 3);
    }

    void statesRangesDefaultsAndNames()
    {
        const auto defs = nlohmann::json::parse(json::schema()).at("$defs");
        const auto &slots = defs.at("row").at("properties").at("slots");
        QVERIFY(slots.at("minimum") == nlohmann::json(1));
        QVERIFY(slots.at("maximum") == nlohmann::json(10000));
        QVERIFY(slots.at("default") == nlohmann::json(1));
        QVERIFY(defs.at("plan").at("properties").at("it_overhead").at("default") == nlohmann::json(1.14));
        QVERIFY(defs.at("link").at("properties").at("lag_min").at("minimum") == nlohmann::json(-100000000)); // a lead
        QVERIFY(defs.at("link").at("properties").at("kind").at("enum") == nlohmann::json({"FS", "SS", "FF", "SF"}));
    }

    void patternsAcceptWhatTheReaderAccepts_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("taken");
        const auto add = [](const char *table, const char *field, const char *text, bool taken) {
            QTest::addRow("%s %s", field, text)
                << QString::fromUtf8(table) << QString::fromUtf8(field) << QString::fromUtf8(text) << taken;
        };
        add("calendar", "monday", "", true);
        add("calendar", "monday", "08:00-12:00", true);
        add("calendar", "monday", "08:00-12:00 13:00-24:00", true);
        add("calendar", "monday", "08:00-12:00 13:00", false);
        add("calendar", "monday", "8:00-12:00", false);
        add("calendar", "monday", "08:00-24:30", false);
        add("plan", "start", "1990-01-01", true);
        add("plan", "start", "2199-12-31", true);
        add("plan", "start", "1989-12-31", false);
        add("plan", "start", "2026-13-01", false);
        add("task", "deadline", "2026-10-01T23:59", true);
        add("task", "deadline", "2026-10-01T24:00", false);
        add("task", "deadline", "2026-10-01", false);
    }
    void patternsAcceptWhatTheReaderAccepts()
    {
        QFETCH(QString, table);
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(bool, taken);
        const auto schema = nlohmann::json::parse(json::schema());
        const auto &definition = schema.at("$defs").at(table.toStdString()).at("properties").at(field.toStdString());
        const std::regex pattern(definition.at("pattern").get<std::string>(), std::regex::ECMAScript);
        QCOMPARE(std::regex_search(text.toStdString(), pattern), taken);
        const FieldInfo *info = nullptr;
        for (const FieldInfo &candidate : tableInfo(*tableNamed(table.toStdString())).fields) {
            info = candidate.name == field.toStdString() ? &candidate : info;
        }
        QVERIFY(info);
        const std::string value = text.toStdString();
        const bool read = info->kind == FieldKind::Hours ? parseWorkHours(value).has_value()
            : info->kind == FieldKind::Date              ? parseDate(value).has_value()
                                                         : parseInstant(value).has_value();
        QCOMPARE(read, taken);
    }
};

GIGAPLAN_TEST(JsonSchema)
#include "tst_json_schema.moc"
