// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/generate.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <map>
#include <regex>
#include <set>

using namespace gigaplan;
using Json = nlohmann::json;

namespace {

Json contentOf(const QString &name)
{
    QFile file(QStringLiteral(GIGAPLAN_SOURCE_DIR "/") + name);
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json();
}

bool isOfType(const Json &value, const std::string &type)
{
    return type == "object" ? value.is_object()
        : type == "array"   ? value.is_array()
        : type == "string"  ? value.is_string()
        : type == "boolean" ? value.is_boolean()
        : type == "integer" ? value.is_number_integer()
                            : type == "number" && value.is_number();
}

const std::regex &compiled(const std::string &pattern)
{
    static std::map<std::string, std::regex> patterns;
    return patterns.try_emplace(pattern, pattern).first->second;
}

std::string inside(std::string place, const std::string &name)
{
    return place.append("/").append(name);
}

/// Judges by the published schema alone and knows nothing of the descriptions that it is made from. It knows the
/// keywords that the schema uses; any other is a problem, so that none is passed over.
class Schema {
public:
    explicit Schema(Json schema) : m_root(std::move(schema)) {}

    /// The first place that breaks the schema, and the keyword; empty where there is none.
    std::string problemWith(const Json &plan) const { return problem(m_root, plan, ""); }

private:
    const Json &target(const std::string &reference) const
    {
        return reference == "#" ? m_root : m_root.at(Json::json_pointer(reference.substr(1)));
    }

    std::string problem(const Json &schema, const Json &value, const std::string &place) const
    {
        for (const auto &[keyword, rule] : schema.items()) {
            if (std::string found = broken(keyword, rule, schema, value, place); !found.empty()) {
                return found;
            }
        }
        return {};
    }

    std::string broken(const std::string &keyword, const Json &rule, const Json &schema, const Json &value,
                       const std::string &place) const
    {
        static const std::set<std::string> silent{"$schema", "$defs", "title", "description", "default"};
        if (silent.contains(keyword)) {
            return {};
        }
        if (keyword == "$ref") {
            return problem(target(rule), value, place);
        }
        if (keyword == "properties") {
            return inProperties(rule, value, place);
        }
        if (keyword == "items") {
            return inItems(rule, value, place);
        }
        return holds(keyword, rule, schema, value) ? std::string() : place + ": " + keyword;
    }

    std::string inProperties(const Json &properties, const Json &object, const std::string &place) const
    {
        for (const auto &[name, schema] : properties.items()) {
            const auto field = object.find(name);
            if (field == object.end()) {
                continue;
            }
            if (std::string found = problem(schema, *field, inside(place, name)); !found.empty()) {
                return found;
            }
        }
        return {};
    }

    std::string inItems(const Json &schema, const Json &list, const std::string &place) const
    {
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (std::string found = problem(schema, list[i], inside(place, std::to_string(i))); !found.empty()) {
                return found;
            }
        }
        return {};
    }

    static bool holds(const std::string &keyword, const Json &rule, const Json &schema, const Json &value)
    {
        if (keyword == "type") {
            return isOfType(value, rule);
        }
        if (keyword == "const") {
            return value == rule;
        }
        if (keyword == "enum") {
            return std::find(rule.begin(), rule.end(), value) != rule.end();
        }
        if (keyword == "required") {
            return std::all_of(rule.begin(), rule.end(), [&](const Json &name) { return value.contains(name); });
        }
        if (keyword == "additionalProperties") {
            const auto items = value.items();
            return rule == Json(false) && std::all_of(items.begin(), items.end(), [&](const auto &item) {
                       return schema.at("properties").contains(item.key());
                   });
        }
        if (keyword == "minLength") {
            return value.is_string() && value.get_ref<const std::string &>().size() >= rule.get<std::size_t>();
        }
        if (keyword == "pattern") {
            return value.is_string() && std::regex_search(value.get_ref<const std::string &>(), compiled(rule));
        }
        return value.is_number() && (keyword == "minimum" ? value >= rule : keyword == "maximum" && value <= rule);
    }

    Json m_root;
};

} // namespace

/// The plans that ship, and the catalogue, obey the schema that is published with them.
class TestPublishedSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatShipsObeysIt_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("catalogue") << QStringLiteral("resources/catalogue.json");
        for (const std::string &name : scenarioNames()) {
            QTest::newRow(name.c_str()) << QStringLiteral("data/") + QString::fromStdString(name)
                    + QStringLiteral(".json");
        }
    }
    void whatShipsObeysIt()
    {
        QFETCH(QString, file);
        const Json plan = contentOf(file);
        QVERIFY(plan.is_object());
        QCOMPARE(m_schema.problemWith(plan), std::string());
    }

    void refusesWhatBreaksIt_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("problem");
        const auto add = [](const char *place, const char *value, const char *problem) {
            QTest::newRow(problem) << QByteArray(place) << QByteArray(value) << QByteArray(problem);
        };
        add("/format", "\"other\"", "/format: const");
        add("/plan", "{\"key\": \"plan\"}", "/plan: required");
        add("/plan/start", "\"2026-13-01\"", "/plan/start: pattern");
        add("/plan/capacity_basis", "\"steam\"", "/plan/capacity_basis: enum");
        add("/plan/title", "7", "/plan/title: type");
        add("/equipment/0/liquid_share", "1.5", "/equipment/0/liquid_share: maximum");
        add("/equipment/0/tdp_kw", "-1", "/equipment/0/tdp_kw: minimum");
        add("/equipment/0/colour", "\"green\"", "/equipment/0: additionalProperties");
        add("/rows/3/hall", "\"\"", "/rows/3/hall: minLength");
        add("/rows/3/slots", "2.5", "/rows/3/slots: type");
        add("/tasks", "{}", "/tasks: type");
    }
    void refusesWhatBreaksIt()
    {
        QFETCH(QByteArray, place);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, problem);
        Json plan = contentOf(QStringLiteral("data/one-hall.json"));
        plan[Json::json_pointer(place.toStdString())] = Json::parse(value.toStdString());
        QCOMPARE(m_schema.problemWith(plan), problem.toStdString());
    }

private:
    const Schema m_schema{contentOf(QStringLiteral("data/gigaplan.schema.json"))};
};

GIGAPLAN_TEST(TestPublishedSchema)
#include "tst_published_schema.moc"
