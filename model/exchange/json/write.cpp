// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/exchange/json/json_plan.h"
#include "model/exchange/json/text_form.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"

#include <algorithm>

namespace gigaplan::json {

namespace {

/// Writes tables one after the other; the first error stays.
class Writer {
public:
    /// `indent`: of the plan's own braces, for a plan in a field of another.
    explicit Writer(const PlanSnapshot &plan, std::string indent = {}) : m_plan(plan), m_line('\n' + std::move(indent))
    {
    }

    /// The plan between its braces.
    Result<std::string> write()
    {
        m_out = '{' + m_line + "  \"format\": \"" + std::string(kFormat) + "\"," + m_line
            + "  \"version\": " + std::to_string(kVersion);
        if (m_plan.table<Plan>().size() != 1) {
            return Error{ErrorKind::Invalid,
                         "a plan file holds exactly one plan row, and this plan has "
                             + std::to_string(m_plan.table<Plan>().size())};
        }
        forEachEntity([this]<class E>(Tag<E>) { writeTable<E>(); });
        m_out += m_line + '}';
        return m_error ? Result<std::string>(*m_error) : Result<std::string>(std::move(m_out));
    }

private:
    template <class E>
    void writeTable()
    {
        const Table<E> &rows = m_plan.table<E>();
        refuseTwins(rows);
        if (rows.isEmpty() || m_error) {
            return;
        }
        m_out.append(",").append(m_line).append("  \"").append(Description<E>::plural).append("\": ");
        if constexpr (std::same_as<E, Plan>) {
            writeRow(rows[0]);
            return;
        }
        m_out += '[';
        const char *separator = "";
        for (const E &row : rows) {
            m_out.append(separator).append(m_line).append("    ");
            writeRow(row);
            separator = ",";
        }
        m_out += m_line + "  ]";
    }

    /// Rows are in the order of their keys.
    template <class E>
    void refuseTwins(const Table<E> &rows)
    {
        const auto same =
            std::adjacent_find(rows.begin(), rows.end(), [](const E &x, const E &y) { return x.key == y.key; });
        if (same != rows.end()) {
            fail(*same, "there are two with this key");
        }
    }

    template <class E>
    void writeRow(const E &row)
    {
        static const E blank{};
        if (row.key.empty() || !isPlainText(row.key)) {
            fail(row, "a key must be text of at least one character");
        }
        m_out += "{\"key\": ";
        appendQuoted(m_out, row.key);
        forEachField<E>([&](std::size_t i, const auto &field) {
            const auto &value = row.*field.member;
            if (value == blank.*field.member) {
                return;
            }
            m_out.append(", \"").append(field.name).append("\": ");
            if (!writeValue(value, tableInfo(tableId<E>()).fields[i])) {
                fail(row, std::string(field.name) + ": expected " + expectation(tableInfo(tableId<E>()).fields[i]));
            }
        });
        m_out += '}';
    }

    /// False where the value is one that a reader would refuse.
    template <class T>
    bool writeValue(const T &value, const FieldInfo &info)
    {
        constexpr FieldKind kind = fieldKind<T>();
        if constexpr (kind == FieldKind::Text) {
            appendQuoted(m_out, value);
            return isPlainText(value);
        } else if constexpr (kind == FieldKind::Boolean) {
            m_out += value ? "true" : "false";
            return true;
        } else if constexpr (kind == FieldKind::Enumeration) {
            appendQuoted(m_out, enumName(value));
            return true;
        } else if constexpr (kind == FieldKind::Content) {
            auto written = Writer(value.plan(), m_line.substr(1) + "    ").write();
            if (!written && !m_error) {
                m_error = written.error();
            }
            m_out += written ? *written : std::string();
            return true;
        } else if constexpr (kind == FieldKind::Reference) {
            const auto *target = m_plan.find(value);
            appendQuoted(m_out, target ? std::string_view(target->key) : std::string_view());
            return target != nullptr;
        } else {
            if (problemWith(info, toValue(value))) {
                return false;
            }
            if constexpr (kind == FieldKind::Integer) {
                if constexpr (IsQuantity<T>) {
                    m_out += std::to_string(value.value);
                } else {
                    m_out += std::to_string(value);
                }
            } else if constexpr (kind == FieldKind::Real) {
                appendNumber(m_out, value.value);
            } else if constexpr (kind == FieldKind::Date) {
                appendQuoted(m_out, isoDate(value.value_or(kFirstDate)));
            } else if constexpr (kind == FieldKind::Instant) {
                appendQuoted(m_out, isoInstant(value.value_or(startOfDay(kFirstDate))));
            } else {
                appendQuoted(m_out, toText(value));
            }
            return true;
        }
    }

    template <class E>
    void fail(const E &row, const std::string &message)
    {
        if (!m_error) {
            m_error = Error{ErrorKind::Invalid,
                            std::string(Description<E>::table) + ' ' + quotedShort(row.key) + ": " + message};
        }
    }

    const PlanSnapshot &m_plan;
    std::string m_line; ///< a new line with the indent of the plan's braces
    std::string m_out;
    std::optional<Error> m_error;
};

} // namespace

Result<std::string> write(const PlanSnapshot &plan)
{
    auto text = Writer(plan).write();
    return text ? Result<std::string>(std::move(*text) + '\n') : text;
}

} // namespace gigaplan::json
