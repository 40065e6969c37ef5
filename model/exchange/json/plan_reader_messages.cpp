// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/parser_message.h"
#include "model/exchange/json/plan_reader.h"
#include "model/exchange/json/text_form.h"
#include "model/plan/fields.h"
#include "model/plan/places.h"

#include <algorithm>

namespace gigaplan::json {

bool PlanReader::parse_error(std::size_t position, const std::string &, const nlohmann::json::exception &exception)
{
    const std::string message = parserMessage(exception.what());
    std::size_t offset = m_begin + (position == 0 ? 0 : position - 1);
    if (message.find(" - unexpected ") != std::string::npos) {
        // The parser counts to the end of a token that it did not expect; people look for its beginning.
        offset = std::min(offset, tokenFrom(m_text, m_offset));
    }
    return failAt(offset, ErrorKind::Unreadable, message);
}

std::string PlanReader::expectedHere() const
{
    switch (m_slot) {
    case Slot::Schema: return "the address of the format's schema as text";
    case Slot::Format: return "\"gigaplan\"";
    case Slot::Version: return "1";
    case Slot::Key: return "text of at least one character";
    case Slot::Field: return expectation(m_reader->info->fields[m_field]);
    case Slot::Table:
        return m_table == tableId<Plan>() ? "one object {\"key\": …}" : "a list of objects [{\"key\": …}, …]";
    case Slot::None: break;
    }
    return m_where == Where::Rows ? "an object {\"key\": …}" : "an object {\"format\": \"gigaplan\", …}";
}

std::string PlanReader::context() const
{
    std::string out;
    if (m_where == Where::Row) {
        out += m_reader->info->name;
        out += m_hasKey ? ' ' + quotedShort(m_rowKey) + ": " : ": ";
        if (m_slot == Slot::Field) {
            out.append(m_reader->info->fields[m_field].name).append(": ");
        } else if (m_slot == Slot::Key) {
            out += "key: ";
        }
    } else if (m_where == Where::Rows || m_slot == Slot::Table) {
        out.append(m_reader->info->plural).append(": ");
    } else if (m_slot == Slot::Format || m_slot == Slot::Version || m_slot == Slot::Schema) {
        out += m_slot == Slot::Format ? "format: " : m_slot == Slot::Version ? "version: " : "$schema: ";
    }
    return out;
}

bool PlanReader::fail(ErrorKind kind, const std::string &message)
{
    return failAt(tokenFrom(m_text, m_previous), kind, message);
}

bool PlanReader::failAt(std::size_t offset, ErrorKind kind, const std::string &message)
{
    m_error = Error{kind, placeIn(m_text, offset, m_name) + ": " + context() + message};
    return false;
}

bool PlanReader::wrong(const std::string &got)
{
    return fail(m_slot == Slot::Field ? ErrorKind::Invalid : ErrorKind::Unreadable,
                "expected " + expectedHere() + ", got " + got);
}

} // namespace gigaplan::json
