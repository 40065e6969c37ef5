// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/mspdi_files.h"

#include "model/base/atomic_file.h"
#include "model/base/text.h"
#include "model/files/file_content.h"
#include "model/files/loops.h"

namespace gigaplan {
namespace fs = std::filesystem;

Result<mspdi::Import> readMspdi(const fs::path &file)
{
    const auto format = files::formatOf(file);
    if (!format) {
        return format.error();
    }
    if (*format != files::Format::Mspdi) {
        return Error{ErrorKind::Unreadable, file.string() + ": this is no MS Project XML"};
    }
    const auto text = files::contentOf(file);
    if (!text) {
        return text.error();
    }
    auto import = mspdi::read(*text, file.string());
    if (!import) {
        return import;
    }
    if (auto said = files::refuseLoops(import->plan); !said) {
        return said.error().in(file.string());
    }
    return import;
}

bool isMspdi(const fs::path &file)
{
    const auto format = files::formatOf(file);
    return format && *format == files::Format::Mspdi;
}

Result<std::vector<mspdi::LeftOut>> writeMspdi(const PlanSnapshot &plan, const Schedule &schedule, const fs::path &file)
{
    mspdi::Export made = mspdi::write(plan, schedule, file.filename().string());
    if (auto written = replaceFile(file, made.content); !written) {
        const Error &error = written.error();
        return error.message.starts_with(file.string()) ? error : error.in(file.string());
    }
    return std::move(made.leftOut);
}

std::string sentence(const mspdi::LeftOut &leftOut)
{
    return grouped(static_cast<std::int64_t>(leftOut.count)) + ' ' + leftOut.what
        + (leftOut.first.empty() ? "" : ", first " + leftOut.first);
}

} // namespace gigaplan
