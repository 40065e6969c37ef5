// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/store/plan_image.h"
#include "model/store/sqlite.h"

namespace gigaplan::store {

/// A stored value, from a result row or from a changeset, behind one small interface.
struct ColumnSource {
    sqlite3_stmt *statement;
    int column;
    std::int64_t &rowsLeft; ///< how many a plan in this column may still have
    int type() const { return sqlite3_column_type(statement, column); }
    std::int64_t integer() const { return sqlite3_column_int64(statement, column); }
    double real() const { return sqlite3_column_double(statement, column); }
    std::string_view text() const
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)))
                     : std::string_view();
    }
    std::string_view blob() const
    {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
        return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)))
                     : std::string_view();
    }
    Result<PlanSnapshot> plan() const { return unpackPlan(blob(), rowsLeft); }
};
struct ValueSource {
    sqlite3_value *value;
    int type() const { return sqlite3_value_type(value); }
    std::int64_t integer() const { return sqlite3_value_int64(value); }
    double real() const { return sqlite3_value_double(value); }
    std::string_view text() const
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_value_text(value));
        return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)))
                     : std::string_view();
    }
    std::string_view blob() const
    {
        const auto *bytes = static_cast<const char *>(sqlite3_value_blob(value));
        return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)))
                     : std::string_view();
    }
    Result<PlanSnapshot> plan() const { return unpackPlan(blob()); }
};

template <class T>
void bind(sqlite3_stmt *statement, int parameter, const T &typed)
{
    // The statement runs before the row goes away, so text that stays in the row need not be copied.
    const auto text = [&](std::string_view bytes, sqlite3_destructor_type lifetime) {
        sqlite3_bind_text(statement, parameter, bytes.data(), static_cast<int>(bytes.size()), lifetime);
    };
    if constexpr (std::same_as<T, std::string>) {
        text(typed, SQLITE_STATIC);
    } else if constexpr (std::same_as<T, bool> || std::same_as<T, std::int64_t>) {
        sqlite3_bind_int64(statement, parameter, typed);
    } else if constexpr (std::same_as<T, std::optional<Date>>) {
        typed ? text(isoDate(*typed), SQLITE_TRANSIENT) : void(sqlite3_bind_null(statement, parameter));
    } else if constexpr (std::same_as<T, std::optional<Instant>>) {
        typed ? text(isoInstant(*typed), SQLITE_TRANSIENT) : void(sqlite3_bind_null(statement, parameter));
    } else if constexpr (std::same_as<T, PlanContent>) {
        const auto image = packPlan(typed.plan());
        // Without an image the column stays empty, which its NOT NULL refuses.
        image ? sqlite3_bind_blob64(statement, parameter, image->data(), image->size(), SQLITE_TRANSIENT)
              : sqlite3_bind_null(statement, parameter);
    } else if constexpr (std::same_as<T, WorkHours>) {
        text(toText(typed), SQLITE_TRANSIENT);
    } else if constexpr (isId<T>) {
        typed ? sqlite3_bind_int64(statement, parameter, typed.value) : sqlite3_bind_null(statement, parameter);
    } else if constexpr (NamedEnum<T>) {
        text(enumName(typed), SQLITE_STATIC);
    } else if constexpr (std::same_as<typename T::Rep, double>) {
        sqlite3_bind_double(statement, parameter, typed.value);
    } else {
        sqlite3_bind_int64(statement, parameter, typed.value);
    }
}

/// Reads a field; false where the stored value is not one that the field can have (the caller says which). `why` gets
/// what there is to say beyond that.
template <class T, class Source>
bool read(T &typed, const Source &source, std::string *why = nullptr)
{
    const int type = source.type();
    if constexpr (std::same_as<T, std::string>) {
        typed = source.text();
        return type == SQLITE_TEXT && isPlainText(typed);
    } else if constexpr (std::same_as<T, bool>) {
        typed = source.integer() != 0;
        return type == SQLITE_INTEGER;
    } else if constexpr (std::same_as<T, std::int64_t>) {
        typed = source.integer();
        return type == SQLITE_INTEGER;
    } else if constexpr (std::same_as<T, std::optional<Date>>) {
        typed = type == SQLITE_NULL ? std::nullopt : parseDate(source.text());
        return type == SQLITE_NULL || typed;
    } else if constexpr (std::same_as<T, std::optional<Instant>>) {
        typed = type == SQLITE_NULL ? std::nullopt : parseInstant(source.text());
        return type == SQLITE_NULL || typed;
    } else if constexpr (std::same_as<T, PlanContent>) {
        const auto plan = type == SQLITE_BLOB ? source.plan() : Error{};
        if (plan) {
            typed = PlanContent(*plan);
        } else if (why) {
            *why = plan.error().message;
        }
        return static_cast<bool>(plan);
    } else if constexpr (std::same_as<T, WorkHours>) {
        auto hours = parseWorkHours(source.text());
        if (hours) {
            typed = std::move(*hours);
        }
        return type == SQLITE_TEXT && hours;
    } else if constexpr (isId<T>) {
        typed.value = type == SQLITE_NULL ? 0 : source.integer();
        return type == SQLITE_NULL || type == SQLITE_INTEGER;
    } else if constexpr (NamedEnum<T>) {
        const auto named = enumFromName<T>(source.text());
        typed = named.value_or(T{});
        return named.has_value();
    } else if constexpr (std::same_as<typename T::Rep, double>) {
        typed.value = source.real();
        return type == SQLITE_FLOAT || type == SQLITE_INTEGER;
    } else {
        typed.value = source.integer();
        return type == SQLITE_INTEGER;
    }
}

/// Binds id, key and all fields to parameters 1, 2, 3…
template <class E>
void bindRow(sqlite3_stmt *statement, const E &row)
{
    sqlite3_bind_int64(statement, 1, row.id.value);
    bind(statement, 2, row.key);
    forEachField<E>(
        [&](std::size_t i, const auto &field) { bind(statement, static_cast<int>(i) + 3, row.*field.member); });
}

/// The row in messages: by its key, where that can be shown.
template <class E>
std::string rowName(const E &row)
{
    const bool hasKey = !row.key.empty() && isPlainText(row.key);
    return std::string(Description<E>::table) + ' '
        + (hasKey ? '"' + row.key + '"' : "row " + std::to_string(row.id.value));
}

/// Why the row breaks its description, or nothing; for sound rows it costs only comparisons.
template <class E>
std::optional<std::string> problemWithRow(const E &row)
{
    std::optional<std::string> problem;
    if (row.id.value <= 0) {
        problem = "id: expected a number above 0, got " + std::to_string(row.id.value);
    } else if (row.key.empty() || !isPlainText(row.key)) {
        problem = "key: expected text of at least one character";
    } else if (const auto excess = tooLong(row.key, kNameLength)) {
        problem = "key: " + *excess;
    }
    forEachField<E>([&]<class F>(std::size_t i, const F &field) {
        using T = typename F::Type;
        if constexpr (fieldKind<T>() == FieldKind::Text) {
            if (!isPlainText(row.*field.member) && !problem) {
                problem = std::string(field.name) + ": expected text, got a NUL or bytes that are no UTF-8";
            } else if (const auto excess = tooLong(row.*field.member, field.range); excess && !problem) {
                problem = std::string(field.name) + ": " + *excess;
            }
        }
        if constexpr (fieldKind<T>() == FieldKind::Integer || fieldKind<T>() == FieldKind::Real) {
            double number = 0;
            if constexpr (IsQuantity<T>) {
                number = static_cast<double>((row.*field.member).value);
            } else {
                number = static_cast<double>(row.*field.member);
            }
            if (!(number >= field.range.lowest && number <= field.range.highest) && !problem) {
                problem = std::string(field.name) + ": "
                    + problemWith(tableInfo(tableId<E>()).fields[i], toValue(row.*field.member))
                          .value_or("out of range");
            }
        }
    });
    return problem;
}

} // namespace gigaplan::store
