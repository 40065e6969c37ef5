// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/plan_reader.h"
#include "model/exchange/json/text_form.h"

namespace gigaplan::json {

Result<void> read(std::string_view text, const std::string &name, const RowSink &sink)
{
    if (text.size() > kMaxBytes) {
        return Error{ErrorKind::Unreadable, name + ": the file is longer than 2 GiB"};
    }
    PlanReader reader(text, name, sink);
    if (auto done = reader.run(); !done) {
        return done;
    }
    if (!reader.hasDanglingReference()) {
        return {};
    }
    // Only now is it known which targets there are; a second pass finds the place without keeping places in the first.
    PlanReader locator(text, name, reader.ids());
    return locator.run();
}

} // namespace gigaplan::json
