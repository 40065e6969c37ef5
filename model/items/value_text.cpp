// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/value_text.h"

#include "model/base/number_text.h"
#include "model/base/text.h"
#include "model/items/roles.h"
#include "model/plan/field_text.h"

namespace gigaplan {

namespace {

bool mayBeEmpty(FieldKind kind)
{
    return kind == FieldKind::Date || kind == FieldKind::Instant || kind == FieldKind::Reference;
}

std::optional<Value> readVariant(const PlanSnapshot &plan, const FieldInfo &info, const QVariant &input)
{
    switch (input.typeId()) {
    case QMetaType::Bool:
        if (info.kind == FieldKind::Boolean) {
            return Value(input.toBool());
        }
        break;
    case QMetaType::Int:
    case QMetaType::LongLong:
        if (info.kind == FieldKind::Reference && input.toLongLong() == 0) {
            return Value();
        }
        if (isNumber(info.kind) || info.kind == FieldKind::Reference) {
            return Value(static_cast<std::int64_t>(input.toLongLong()));
        }
        break;
    case QMetaType::Double:
        if (info.kind == FieldKind::Real) {
            return Value(input.toDouble());
        }
        break;
    default: break;
    }
    const QString text = input.toString();
    if (info.kind != FieldKind::Text && text.trimmed().isEmpty()) {
        return mayBeEmpty(info.kind) || info.kind == FieldKind::Hours
            ? std::optional(mayBeEmpty(info.kind) ? Value() : Value(std::string()))
            : std::nullopt;
    }
    return readFieldText(plan, info, (info.kind == FieldKind::Text ? text : text.trimmed()).toStdString());
}

} // namespace

QString headerText(const PlanSnapshot &plan, const FieldInfo &info)
{
    const std::string unit = unitIn(plan, info);
    const QString label = qtext(info.label);
    return unit.empty() ? label : QStringLiteral("%1 (%2)").arg(label, qtext(unit));
}

QVariant editValue(const Value &value)
{
    if (const auto *flag = std::get_if<bool>(&value)) {
        return *flag;
    }
    if (const auto *whole = std::get_if<std::int64_t>(&value)) {
        return static_cast<qlonglong>(*whole);
    }
    if (const auto *real = std::get_if<double>(&value)) {
        return *real;
    }
    if (const auto *text = std::get_if<std::string>(&value)) {
        return qtext(*text);
    }
    if (const auto *date = std::get_if<Date>(&value)) {
        return *date == kNever ? QStringLiteral("never") : qtext(isoDate(*date));
    }
    if (const auto *instant = std::get_if<Instant>(&value)) {
        return qtext(isoInstant(*instant));
    }
    return {};
}

Result<Value> parseValue(const PlanSnapshot &plan, const FieldInfo &info, const QVariant &input)
{
    const std::string label(info.label);
    auto value = readVariant(plan, info, input);
    if (!value) {
        return Error{ErrorKind::Invalid,
                     label + ": expected " + expectation(info) + ", got \"" + input.toString().toStdString() + '"'};
    }
    if (const auto problem = problemWith(info, *value)) {
        return Error{ErrorKind::Invalid, label + ": " + *problem};
    }
    return std::move(*value);
}

std::string displayField(const PlanSnapshot &plan, const FieldInfo &info, const Value &value)
{
    std::string text = displayValue(plan, info, value);
    if (!std::holds_alternative<double>(value) || text.find('e') != std::string::npos) {
        return text;
    }
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3; at -= 3) {
        text.insert(at - 3, 1, ',');
    }
    return text;
}

std::string plainText(const PlanSnapshot &plan, const FieldInfo &info, const Value &value)
{
    if (std::holds_alternative<bool>(value) || info.kind == FieldKind::Reference
        || info.kind == FieldKind::Enumeration) {
        return displayValue(plan, info, value);
    }
    if (const auto *real = std::get_if<double>(&value)) {
        return unmistakable(shortest(*real));
    }
    return editValue(value).toString().toStdString();
}

QVariant sortValue(const PlanSnapshot &plan, const FieldInfo &info, const Value &value)
{
    if (const auto *flag = std::get_if<bool>(&value)) {
        return *flag ? 1 : 0;
    }
    if (const auto *date = std::get_if<Date>(&value)) {
        return static_cast<qlonglong>(date->days);
    }
    if (const auto *instant = std::get_if<Instant>(&value)) {
        return static_cast<qlonglong>(instant->minutes);
    }
    if (info.kind == FieldKind::Reference) {
        return qtext(displayValue(plan, info, value));
    }
    if (const auto *text = std::get_if<std::string>(&value); text && info.kind == FieldKind::Enumeration) {
        int position = 0;
        for (const EnumEntry &entry : info.options) {
            if (entry.name == *text) {
                return position;
            }
            ++position;
        }
    }
    return editValue(value);
}

} // namespace gigaplan
