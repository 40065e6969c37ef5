// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/formats.h"

#include "model/files/file_content.h"

#include <algorithm>

namespace gigaplan::files {
namespace fs = std::filesystem;

namespace {

bool hasExtension(const PlanFormat &format, const fs::path &file)
{
    return std::ranges::find(format.extensions, extensionOf(file)) != format.extensions.end();
}

} // namespace

std::span<const PlanFormat> formats()
{
    // A table's text may begin with anything, so its name comes before what text begins with.
    static const std::vector<PlanFormat> all{databaseFormat(), sheetFormat(), mspdiFormat(), jsonFormat()};
    return all;
}

Result<const PlanFormat *> formatOf(const fs::path &file)
{
    GIGAPLAN_TRY_VALUE(const auto start, startOf(file));
    const std::string extension = extensionOf(file);
    for (const PlanFormat &format : formats()) {
        if (format.matches(start, extension)) {
            return &format;
        }
    }
    return Error{ErrorKind::Unreadable,
                 file.string()
                     + ": this is no plan: expected a .gigaplan file (an SQLite database), a plan in JSON, or "
                       "MS Project XML"};
}

const PlanFormat *writtenAs(const fs::path &file)
{
    const auto found = std::ranges::find_if(formats(), [&file](const PlanFormat &format) {
        return format.write && hasExtension(format, file);
    });
    return found == formats().end() ? nullptr : &*found;
}

char firstCharacter(std::string_view start)
{
    if (start.starts_with("\xEF\xBB\xBF")) {
        start.remove_prefix(3);
    }
    const std::size_t first = start.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? '\0' : start[first];
}

} // namespace gigaplan::files
