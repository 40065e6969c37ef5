// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/writing_time.h"

#include "model/base/text.h"

#include <cstdlib>
#include <string>
#include <string_view>

namespace gigaplan {

namespace {

constexpr std::int64_t kLastSecond = 253'402'300'799; ///< of the year 9999

} // namespace

Result<std::chrono::sys_seconds> writingTime()
{
    const char *named = std::getenv("SOURCE_DATE_EPOCH");
    if (!named || !*named) {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
    const std::string_view text = named;
    const auto seconds = parseNumber<std::int64_t>(text);
    if (!seconds || *seconds < 0 || *seconds > kLastSecond) {
        return Error{ErrorKind::Usage,
                     "SOURCE_DATE_EPOCH takes whole seconds since 1970, not \"" + std::string(text) + '"'};
    }
    return std::chrono::sys_seconds(std::chrono::seconds(*seconds));
}

} // namespace gigaplan
