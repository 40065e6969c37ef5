// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/mspdi_files.h"

#include "model/base/atomic_file.h"
#include "model/base/text.h"
#include "model/files/file_content.h"
#include "model/files/formats.h"
#include "model/files/loops.h"
#include "model/files/stored_plan.h"

#include <QIODevice>

namespace gigaplan {
namespace fs = std::filesystem;

namespace {

/// Takes the small pieces that a writer of XML writes into a file, a megabyte at a time.
class PartDevice final : public QIODevice {
public:
    explicit PartDevice(ReplacementFile &file) : m_file(file) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

    /// Writes what waits. The first error, if there was one.
    Result<void> finish()
    {
        if (m_outcome) {
            m_outcome = m_file.write(std::exchange(m_waiting, {}));
        }
        return m_outcome;
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 size) override
    {
        constexpr std::size_t kPortion = 1 << 20;
        m_waiting.append(bytes, static_cast<std::size_t>(size));
        return m_waiting.size() < kPortion || finish() ? size : -1;
    }

private:
    ReplacementFile &m_file;
    std::string m_waiting;
    Result<void> m_outcome;
};

Result<PlanSnapshot> readMspdiPlan(const fs::path &file)
{
    auto import = readMspdi(file);
    return import ? Result<PlanSnapshot>(std::move(import->plan)) : import.error();
}

bool isXml(std::string_view start, std::string_view extension)
{
    // Of the formats known here only XML may be in UTF-16.
    return start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF") || extension == ".xml"
        || files::firstCharacter(start) == '<';
}

} // namespace

files::PlanFormat files::mspdiFormat()
{
    return {.names = "MS Project XML", .extensions = {".xml"}, .matches = isXml, .read = readMspdiPlan};
}

Result<mspdi::Import> readMspdi(const fs::path &file)
{
    GIGAPLAN_TRY_VALUE(const auto format, files::formatOf(file));
    if (format->read != readMspdiPlan) {
        return Error{ErrorKind::Unreadable, file.string() + ": this is no MS Project XML"};
    }
    GIGAPLAN_TRY_VALUE(const auto text, files::contentOf(file));
    auto import = mspdi::read(text, file.string());
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
    return format && (*format)->read == readMspdiPlan;
}

Result<std::vector<mspdi::LeftOut>> writeMspdi(const PlanSnapshot &plan, const Schedule &schedule, const fs::path &file)
{
    ReplacementFile replacement(file);
    if (auto created = replacement.create(); !created) {
        return files::named(created.error(), file);
    }
    PartDevice part(replacement);
    std::vector<mspdi::LeftOut> leftOut = mspdi::write(plan, schedule, file.filename().string(), part);
    if (auto written = part.finish(); !written) {
        return files::named(written.error(), file);
    }
    if (auto committed = replacement.commit(); !committed) {
        return files::named(committed.error(), file);
    }
    return leftOut;
}

std::string sentence(const mspdi::LeftOut &leftOut)
{
    return grouped(static_cast<std::int64_t>(leftOut.count)) + ' ' + leftOut.what
        + (leftOut.first.empty() ? "" : ", first " + leftOut.first);
}

} // namespace gigaplan
