// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/plan_reader.h"

#include "model/exchange/json/text_form.h"
#include "model/plan/fields.h"

#include <algorithm>
#include <bit>

namespace gigaplan::json {

namespace {

constexpr std::size_t kSchemaBit = kTableCount, kFormatBit = kTableCount + 1, kVersionBit = kTableCount + 2;
static_assert(kVersionBit < 64, "the keys of the outermost object are counted in 64 bits");

constexpr TableId kPlanTable = tableId<Plan>();

constexpr std::size_t at(TableId table)
{
    return static_cast<std::size_t>(table);
}

std::optional<std::size_t> tableByPlural(std::string_view name)
{
    for (std::size_t i = 0; i < kTableCount; ++i) {
        if (tableInfo(tableAt(i)).plural == name) {
            return i;
        }
    }
    return std::nullopt;
}

} // namespace

PlanReader::PlanReader(std::string_view text, const std::string &name, const RowSink &sink)
    : m_text(text), m_name(name), m_sink(&sink), m_reached(text.data())
{
}

PlanReader::PlanReader(std::string_view text, const std::string &name, const IdSets &known)
    : m_text(text), m_name(name), m_known(&known), m_reached(text.data())
{
}

void PlanReader::startAt(std::size_t begin)
{
    m_begin = begin;
    m_within = true;
    m_reached = m_text.data() + begin;
    m_offset = begin;
}

Result<void> PlanReader::run()
{
    const CountingIterator begin(m_text.data() + m_begin, &m_reached);
    const CountingIterator end(m_text.data() + m_text.size(), &m_reached);
    if (nlohmann::json::sax_parse(begin, end, this)) {
        return {};
    }
    return m_error ? *m_error : Error{ErrorKind::Unreadable, m_name + ": not a plan"};
}

bool PlanReader::hasDanglingReference() const
{
    return std::any_of(m_open.begin(), m_open.end(),
                       [this](const OpenReference &open) { return !m_ids[at(open.table)].contains(open.id); });
}

void PlanReader::advance()
{
    m_previous = m_offset;
    m_offset = static_cast<std::size_t>(m_reached - m_text.data());
}

bool PlanReader::null()
{
    return scalar({});
}

bool PlanReader::boolean(bool value)
{
    return scalar({.kind = Scalar::Kind::Flag, .flag = value});
}

bool PlanReader::number_integer(nlohmann::json::number_integer_t value)
{
    return scalar({.kind = Scalar::Kind::Whole, .whole = value});
}

bool PlanReader::number_unsigned(nlohmann::json::number_unsigned_t value)
{
    if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        return number_integer(static_cast<std::int64_t>(value));
    }
    return number_float(static_cast<double>(value), std::to_string(value));
}

bool PlanReader::number_float(nlohmann::json::number_float_t value, const std::string &text)
{
    return scalar({.kind = Scalar::Kind::Real, .real = value, .text = text});
}

bool PlanReader::string(std::string &text)
{
    return scalar({.kind = Scalar::Kind::Text, .text = text});
}

bool PlanReader::binary(nlohmann::json::binary_t &)
{
    return false; // JSON text has none
}

bool PlanReader::scalar(const Scalar &value)
{
    advance();
    if (m_where == Where::Content) {
        return true;
    }
    const Slot slot = m_slot;
    switch (slot) {
    case Slot::Field: return takeField(value);
    case Slot::Key: return takeKey(value);
    case Slot::Schema:
        if (value.kind != Scalar::Kind::Text) {
            return wrong(described(value));
        }
        break;
    case Slot::Format:
        if (value.kind != Scalar::Kind::Text || value.text != kFormat) {
            return wrong(described(value));
        }
        break;
    case Slot::Version:
        if (value.kind == Scalar::Kind::Whole && value.whole > kVersion) {
            return fail(ErrorKind::Unreadable,
                        "the file has version " + described(value)
                            + " of the format, and this "
                              "program reads up to version "
                            + std::to_string(kVersion) + "; a newer Gigaplan opens it");
        }
        if (value.kind != Scalar::Kind::Whole || value.whole != kVersion) {
            return wrong(described(value));
        }
        break;
    case Slot::Table:
    case Slot::None: return wrong(described(value));
    }
    m_slot = Slot::None;
    return true;
}

bool PlanReader::start_object(std::size_t)
{
    advance();
    if (m_where == Where::Content) {
        return passOver(1);
    }
    if (m_where == Where::Before) {
        m_where = Where::Top;
        return true;
    }
    if (m_where == Where::Rows || (m_slot == Slot::Table && m_table == kPlanTable)) {
        return startRow();
    }
    if (m_slot == Slot::Field && m_reader->info->fields[m_field].kind == FieldKind::Content) {
        return startContent();
    }
    return wrong("an object");
}

bool PlanReader::start_array(std::size_t)
{
    advance();
    if (m_where == Where::Content) {
        return passOver(1);
    }
    if (m_slot == Slot::Table && m_table != kPlanTable) {
        m_where = Where::Rows;
        m_slot = Slot::None;
        return true;
    }
    return wrong("a list");
}

bool PlanReader::end_array()
{
    advance();
    if (m_where == Where::Content) {
        return passOver(-1);
    }
    m_where = Where::Top;
    return true;
}

bool PlanReader::end_object()
{
    advance();
    if (m_where == Where::Content) {
        return passOver(-1);
    }
    return m_where == Where::Row ? endRow() : endFile();
}

bool PlanReader::key(std::string &name)
{
    advance();
    if (m_where == Where::Content) {
        return true;
    }
    return m_where == Where::Row ? rowKey(name) : topKey(name);
}

bool PlanReader::topKey(std::string_view name)
{
    Slot slot = Slot::Table;
    std::size_t bit = 0;
    if (name == "format") {
        bit = kFormatBit;
        slot = Slot::Format;
    } else if (name == "version") {
        bit = kVersionBit;
        slot = Slot::Version;
    } else if (name == "$schema") {
        bit = kSchemaBit;
        slot = Slot::Schema;
    } else if (const auto table = tableByPlural(name); table && m_within && *table >= kPlannedTableCount) {
        return fail(ErrorKind::Unreadable, "a plan that stands in another one has no " + quotedShort(name));
    } else if (table) {
        bit = *table;
    } else {
        const bool ours = m_topSeen >> kFormatBit & 1;
        const std::string hint =
            ours ? "a plan has no table of this name" : "a plan begins with \"format\": \"gigaplan\"";
        return fail(ErrorKind::Unreadable, "unknown key " + quotedShort(name) + "; " + hint);
    }
    if (m_topSeen >> bit & 1) {
        return fail(ErrorKind::Unreadable, quotedShort(name) + " stands here a second time");
    }
    m_topSeen |= std::uint64_t{1} << bit;
    m_slot = slot;
    if (slot == Slot::Table) {
        m_table = tableAt(bit);
        m_reader = &rowReader(m_table);
    }
    return true;
}

bool PlanReader::startRow()
{
    m_where = Where::Row;
    m_slot = Slot::None;
    std::shared_ptr<void> &row = m_rows[static_cast<std::size_t>(m_table)];
    row = row ? row : m_reader->make();
    m_row = row.get();
    m_reader->clear(m_row);
    m_rowStart = m_offset - 1;
    m_hasKey = false;
    m_nextField = 0;
    m_seen = 0;
    return true;
}

bool PlanReader::startContent()
{
    m_where = Where::Content;
    m_slot = Slot::None;
    m_depth = 1;
    m_contentStart = m_offset - 1;
    return true;
}

bool PlanReader::passOver(int nesting)
{
    m_depth += nesting;
    return m_depth > 0 || endContent();
}

bool PlanReader::endContent()
{
    m_where = Where::Row;
    if (!m_sink) {
        return true; // its references were looked at when it was read first
    }
    auto rows = readWithin(m_text.substr(0, m_offset), m_contentStart, m_name);
    if (!rows) {
        m_error = rows.error();
        return false;
    }
    const PlanContent content(std::move(*rows).snapshot());
    return takeField({.kind = Scalar::Kind::Plan, .plan = &content});
}

std::optional<std::size_t> PlanReader::fieldByName(std::string_view name) const
{
    const auto fields = m_reader->info->fields;
    for (std::size_t step = 0; step < fields.size(); ++step) {
        const std::size_t i = m_nextField + step, wrapped = i < fields.size() ? i : i - fields.size();
        if (fields[wrapped].name == name) {
            return wrapped;
        }
    }
    return std::nullopt;
}

bool PlanReader::rowKey(std::string_view name)
{
    if (name == "key") {
        if (m_hasKey) {
            return fail(ErrorKind::Unreadable, "\"key\" stands here a second time");
        }
        m_slot = Slot::Key;
        return true;
    }
    const auto field = fieldByName(name);
    if (!field) {
        return fail(ErrorKind::Unreadable, "unknown field " + quotedShort(name));
    }
    if (m_seen >> *field & 1) {
        return fail(ErrorKind::Unreadable, "field " + quotedShort(name) + " stands here a second time");
    }
    m_seen |= std::uint64_t{1} << *field;
    m_field = *field;
    m_nextField = *field + 1;
    m_slot = Slot::Field;
    return true;
}

bool PlanReader::takeKey(const Scalar &value)
{
    if (value.kind != Scalar::Kind::Text || value.text.empty() || value.text.find('\0') != std::string_view::npos) {
        return wrong(described(value));
    }
    if (const auto excess = tooLong(value.text, kNameLength)) {
        return fail(ErrorKind::Unreadable, *excess);
    }
    m_rowKey.assign(value.text);
    m_hasKey = true;
    const std::int64_t id = idValueFromKey(m_reader->info->name, m_rowKey);
    m_reader->setKey(m_row, m_rowKey, id);
    m_slot = Slot::None;
    if (!m_known && !m_ids[at(m_table)].insert(id)) {
        return fail(ErrorKind::Invalid,
                    "there is another " + std::string(m_reader->info->name) + " with this key above");
    }
    return true;
}

bool PlanReader::takeField(const Scalar &value)
{
    const FieldInfo &info = m_reader->info->fields[m_field];
    if (info.kind == FieldKind::Reference) {
        return takeReference(info, value);
    }
    if (info.kind == FieldKind::Text && value.kind == Scalar::Kind::Text) {
        if (const auto excess = tooLong(value.text, info.range)) {
            return fail(ErrorKind::Unreadable, *excess);
        }
    }
    if (!m_reader->setters[m_field](m_row, value)) {
        return wrong(described(value));
    }
    m_slot = Slot::None;
    return true;
}

bool PlanReader::takeReference(const FieldInfo &info, const Scalar &value)
{
    if (value.kind != Scalar::Kind::Text || value.text.empty()) {
        return wrong(described(value));
    }
    const Scalar target{.kind = Scalar::Kind::Whole,
                        .whole = idValueFromKey(tableInfo(info.references).name, value.text)};
    if (m_known && !(*m_known)[at(info.references)].contains(target.whole)) {
        return fail(ErrorKind::Invalid,
                    "there is no " + std::string(tableInfo(info.references).name) + " " + quotedShort(value.text));
    }
    if (!m_known && !m_ids[at(info.references)].contains(target.whole)) {
        m_open.push_back({info.references, target.whole});
    }
    m_reader->setters[m_field](m_row, target);
    m_slot = Slot::None;
    return true;
}

bool PlanReader::endRow()
{
    if (!m_hasKey) {
        return failAt(m_rowStart, ErrorKind::Unreadable, "\"key\" is missing");
    }
    if (const std::uint64_t missing = m_reader->required & ~m_seen) {
        const FieldInfo &info = m_reader->info->fields[static_cast<std::size_t>(std::countr_zero(missing))];
        return failAt(m_rowStart, ErrorKind::Invalid,
                      "field \"" + std::string(info.name) + "\" is missing: expected " + expectation(info));
    }
    m_where = m_table == kPlanTable ? Where::Top : Where::Rows;
    if (!m_sink) {
        return true;
    }
    auto taken = (*m_sink)(m_table, m_row);
    if (!taken) {
        m_error = taken.error();
    }
    return !m_error;
}

bool PlanReader::endFile()
{
    constexpr std::array needed{std::pair{kFormatBit, "\"format\": \"gigaplan\""},
                                std::pair{kVersionBit, "\"version\": 1"}, std::pair{at(kPlanTable), "\"plan\": {…}"}};
    for (const auto &[bit, name] : needed) {
        if (!(m_topSeen >> bit & 1)) {
            return failAt(0, ErrorKind::Unreadable, std::string("this is not a whole plan: ") + name + " is missing");
        }
    }
    return true;
}

} // namespace gigaplan::json
