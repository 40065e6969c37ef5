// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/number_signs.h"

#include "model/base/spoken_duration.h"
#include "model/edit/predecessors.h"
#include "model/plan/fields.h"

#include <array>

namespace gigaplan::sheet {

namespace {

bool holdsNumbers(const Mapping &mapping, std::size_t column)
{
    const Target &target = mapping.columns[column].target;
    if (target.role != Role::Field) {
        return target.role == Role::Predecessors;
    }
    const FieldKind kind = tableInfo(mapping.table).fields[target.field].kind;
    return kind == FieldKind::Integer || kind == FieldKind::Real;
}

/// What the lag between two signs of a list says: only with its unit it is surely one number.
SignEvidence evidenceOfLag(std::string_view lag)
{
    const auto number = withDecimalPoint(lag, DecimalSign::Point);
    const auto spoken = number ? parseDuration(*number, "d") : std::nullopt;
    const bool saysUnit = lag.ends_with('%') || (spoken && spoken->saysUnit);
    return saysUnit ? signEvidence(lag) : SignEvidence::None;
}

SignEvidence evidenceOf(DecimalSign sign)
{
    return sign == DecimalSign::Point ? SignEvidence::Point
        : sign == DecimalSign::Comma  ? SignEvidence::Comma
                                      : SignEvidence::None;
}

/// Of one column: the first row for each kind of evidence.
struct Evidence {
    std::array<std::optional<std::size_t>, 4> firsts;
    bool commasPart = false;

    std::optional<std::size_t> first(SignEvidence evidence) const { return firsts[static_cast<std::size_t>(evidence)]; }
    void add(SignEvidence evidence, std::size_t row)
    {
        auto &at = firsts[static_cast<std::size_t>(evidence)];
        at = at ? at : row;
    }
    /// Unknown where nothing indicates it or the numbers are of both kinds.
    DecimalSign own() const
    {
        const bool point = first(SignEvidence::Point).has_value(), comma = first(SignEvidence::Comma).has_value();
        return point == comma ? DecimalSign::Unknown : point ? DecimalSign::Point : DecimalSign::Comma;
    }
    bool isMixed() const { return first(SignEvidence::Point) && first(SignEvidence::Comma); }
};

/// "12FS+0,5 d; 14SS" has one lag. Commas in lags do not separate predecessors, as far as can be determined.
void addPredecessors(Evidence &evidence, std::string_view text, std::size_t row)
{
    for (std::size_t at = 0, sign = text.find_first_of("+-"); sign != std::string_view::npos;
         at = sign + 1, sign = text.find_first_of("+-", at)) {
        std::size_t end = text.find_first_of(",;+-\r\n", sign + 1);
        while (end != std::string_view::npos && text[end] == ',' && isInLag(text, end)) {
            end = text.find_first_of(",;+-\r\n", end + 1);
        }
        evidence.add(
            evidenceOfLag(trimmed(text.substr(sign + 1, end == std::string_view::npos ? end : end - sign - 1))), row);
    }
    for (std::size_t at = text.find(','); at != std::string_view::npos; at = text.find(',', at + 1)) {
        evidence.commasPart = evidence.commasPart || !isInLag(text, at);
    }
}

Evidence evidenceOf(const csv::Sheet &sheet, const Mapping &mapping, std::size_t column)
{
    Evidence evidence;
    const bool predecessors = mapping.columns[column].target.role == Role::Predecessors;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        const std::string_view text = trimmed(sheet.cell(row, column));
        if (predecessors) {
            addPredecessors(evidence, text, row);
        } else {
            evidence.add(signEvidence(text), row);
        }
    }
    return evidence;
}

/// The only separator with which a cell's number is valid in its field, where all such cells agree.
DecimalSign signByField(const PlanSnapshot &plan, const csv::Sheet &sheet, const Mapping &mapping, std::size_t column)
{
    const Target &target = mapping.columns[column].target;
    if (target.role != Role::Field) {
        return DecimalSign::Unknown;
    }
    const FieldInfo &info = tableInfo(mapping.table).fields[target.field];
    bool point = false, comma = false;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        const std::string_view text = trimmed(sheet.cell(row, column));
        if (signEvidence(text) == SignEvidence::Either) {
            const bool asPoint = static_cast<bool>(readCell(plan, info, text, {.sign = DecimalSign::Point}));
            const bool asComma = static_cast<bool>(readCell(plan, info, text, {.sign = DecimalSign::Comma}));
            point = point || (asPoint && !asComma);
            comma = comma || (asComma && !asPoint);
        }
    }
    return point == comma ? DecimalSign::Unknown : point ? DecimalSign::Point : DecimalSign::Comma;
}

std::string remark(const csv::Sheet &sheet, std::size_t column, DecimalSign sign, const std::string &why)
{
    return "In " + sheet.columnName(column) + ", fractions have a " + (sign == DecimalSign::Point ? "point" : "comma")
        + ", " + why;
}

} // namespace

NumberSigns decideNumberSigns(const PlanSnapshot &plan, const csv::Sheet &sheet, const Mapping &mapping)
{
    NumberSigns signs;
    signs.columns.resize(mapping.columns.size());
    std::vector<Evidence> all(mapping.columns.size());
    bool somePoint = false, someComma = false;
    for (std::size_t column = 0; column < all.size(); ++column) {
        if (holdsNumbers(mapping, column)) {
            all[column] = evidenceOf(sheet, mapping, column);
            somePoint = somePoint || all[column].first(SignEvidence::Point);
            someComma = someComma || all[column].first(SignEvidence::Comma);
            signs.columns[column].commasPart = all[column].commasPart;
        }
    }
    for (std::size_t column = 0; column < all.size(); ++column) {
        DecimalSign &sign = signs.columns[column].sign;
        const auto open = all[column].first(SignEvidence::Either);
        sign = mapping.decimalSign.value_or(all[column].own());
        std::string why;
        if (mapping.decimalSign) {
            const auto other =
                all[column].first(evidenceOf(sign == DecimalSign::Point ? DecimalSign::Comma : DecimalSign::Point));
            if (other) {
                signs.remarks.push_back("In " + sheet.columnName(column) + ", " + shownCell(sheet, *other, column)
                                        + " can only be read with a " + (sign == DecimalSign::Point ? "comma" : "point")
                                        + " before its fraction, and was, though a "
                                        + (sign == DecimalSign::Point ? "point" : "comma") + " is asked for");
            }
            continue;
        }
        if (!holdsNumbers(mapping, column)) {
            continue;
        }
        if (sign != DecimalSign::Unknown) {
            const auto teller =
                all[column].first(sign == DecimalSign::Point ? SignEvidence::Point : SignEvidence::Comma);
            why = "as " + shownCell(sheet, *teller, column) + " tells";
        } else if (!all[column].isMixed() && somePoint != someComma) {
            sign = somePoint ? DecimalSign::Point : DecimalSign::Comma;
            why = "as in the other columns";
        } else if (!all[column].isMixed() && open
                   && (sign = signByField(plan, sheet, mapping, column)) != DecimalSign::Unknown) {
            why = "as only so " + shownCell(sheet, *open, column) + " can stand there";
        }
        if (open && sign != DecimalSign::Unknown) {
            signs.remarks.push_back(remark(sheet, column, sign, why));
        }
    }
    return signs;
}

} // namespace gigaplan::sheet
