// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/plan_reader.h"
#include "model/exchange/json/text_form.h"
#include "model/plan/entities.h"

namespace gigaplan::json {

namespace {

Result<void> readFrom(std::string_view text, std::optional<std::size_t> within, const std::string &name,
                      const RowSink &sink)
{
    if (text.size() > kMaxBytes) {
        return Error{ErrorKind::Unreadable, name + ": the file is longer than 2 GiB"};
    }
    PlanReader reader(text, name, sink);
    if (within) {
        reader.startAt(*within);
    }
    if (auto done = reader.run(); !done) {
        return done;
    }
    if (!reader.hasDanglingReference()) {
        return {};
    }
    // Only now is it known which targets there are; a second pass finds the place without keeping places in the first.
    PlanReader locator(text, name, reader.ids());
    if (within) {
        locator.startAt(*within);
    }
    return locator.run();
}

Result<PlanRows> rowsFrom(std::string_view text, std::optional<std::size_t> within, const std::string &name)
{
    PlanRows rows;
    const auto done = readFrom(text, within, name, [&rows](TableId table, const void *row) -> Result<void> {
        withEntity(table, [&]<class E>(Tag<E>) { rows.of<E>().push_back(*static_cast<const E *>(row)); });
        return {};
    });
    return done ? Result<PlanRows>(std::move(rows)) : done.error();
}

} // namespace

Result<PlanRows> readWithin(std::string_view text, std::size_t begin, const std::string &name)
{
    return rowsFrom(text, begin, name);
}

Result<void> read(std::string_view text, const std::string &name, const RowSink &sink)
{
    return readFrom(text, std::nullopt, name, sink);
}

Result<PlanRows> readRows(std::string_view text, const std::string &name)
{
    return rowsFrom(text, std::nullopt, name);
}

} // namespace gigaplan::json
