// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/json/id_set.h"
#include "model/exchange/json/json_plan.h"
#include "model/exchange/json/place.h"
#include "model/exchange/json/row_reader.h"

#include <nlohmann/json.hpp>

#include <array>
#include <memory>
#include <optional>

namespace gigaplan::json {

/// The parser's events turned into rows: one object, lists of rows in it, fields of plain values in those; so nothing
/// nests deeper than three, and only the current row and the ids are kept. A field that holds a whole plan is passed
/// over and then read by a reader of its own, which takes no such field: plans nest once.
class PlanReader {
public:
    using IdSets = std::array<IdSet, kTableCount>;

    /// Rows go to `sink`. `text` and `name` must outlive the reader.
    PlanReader(std::string_view text, const std::string &name, const RowSink &sink);
    /// Looks for the first reference whose target is not among `known`, which a first pass has filled.
    PlanReader(std::string_view text, const std::string &name, const IdSets &known);
    /// Reads only what begins at `begin` and ends with the text, for a plan within a plan; places count from the text's
    /// beginning all the same.
    void startAt(std::size_t begin);

    /// Reads through the text. The other members may be called only after success.
    Result<void> run();
    bool hasDanglingReference() const;
    const IdSets &ids() const { return m_ids; }

    // Events of the parser; false ends the parsing.
    bool null();
    bool boolean(bool value);
    bool number_integer(nlohmann::json::number_integer_t value);
    bool number_unsigned(nlohmann::json::number_unsigned_t value);
    bool number_float(nlohmann::json::number_float_t value, const std::string &text);
    bool string(std::string &text);
    bool binary(nlohmann::json::binary_t &bytes);
    bool start_object(std::size_t count);
    bool end_object();
    bool key(std::string &name);
    bool start_array(std::size_t count);
    bool end_array();
    bool parse_error(std::size_t position, const std::string &token, const nlohmann::json::exception &exception);

private:
    enum class Where { Before, Top, Rows, Row, Content };
    /// What the value after a key of the outermost object or of a row belongs to.
    enum class Slot { None, Schema, Format, Version, Table, Key, Field };
    struct OpenReference {
        TableId table;
        std::int64_t id;
    };

    void advance();
    bool scalar(const Scalar &value);
    bool topKey(std::string_view name);
    bool rowKey(std::string_view name);
    bool takeKey(const Scalar &value);
    bool takeField(const Scalar &value);
    bool takeReference(const FieldInfo &info, const Scalar &value);
    bool startRow();
    bool startContent();
    bool passOver(int nesting);
    bool endContent();
    bool endRow();
    bool endFile();
    std::optional<std::size_t> fieldByName(std::string_view name) const;

    std::string expectedHere() const;
    std::string context() const;
    bool fail(ErrorKind kind, const std::string &message);
    bool failAt(std::size_t offset, ErrorKind kind, const std::string &message);
    bool wrong(const std::string &got);

    std::string_view m_text;
    const std::string &m_name;
    const RowSink *m_sink = nullptr;
    const IdSets *m_known = nullptr;

    const char *m_reached; ///< just after the token of this event
    std::size_t m_offset = 0; ///< m_reached as an offset
    std::size_t m_previous = 0; ///< the same of the event before
    std::optional<Error> m_error;

    Where m_where = Where::Before;
    Slot m_slot = Slot::None;
    std::uint64_t m_topSeen = 0; ///< bit i: table i; then $schema, format, version
    TableId m_table{};
    const RowReader *m_reader = nullptr;

    std::size_t m_begin = 0; ///< where this reader's plan starts in the text
    bool m_within = false; ///< this plan is in a field of another one
    int m_depth = 0; ///< of open objects and lists in the content being passed over
    std::size_t m_contentStart = 0;

    std::array<std::shared_ptr<void>, kTableCount> m_rows; ///< one of each table read, whose texts keep their memory
    void *m_row = nullptr;
    std::size_t m_rowStart = 0;
    std::string m_rowKey;
    bool m_hasKey = false;
    std::size_t m_field = 0; ///< the one whose value comes next
    std::size_t m_nextField = 0; ///< the one that canonical order makes likely
    std::uint64_t m_seen = 0;

    IdSets m_ids;
    std::vector<OpenReference> m_open; ///< targets that had not been read when they were referred to
};

/// Reads the plan in `text` from `begin` to the end, as a field of another plan.
Result<PlanRows> readWithin(std::string_view text, std::size_t begin, const std::string &name);

} // namespace gigaplan::json
