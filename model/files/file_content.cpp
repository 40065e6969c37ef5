// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/file_content.h"

#include "model/base/text.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace gigaplan::files {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxBytes = std::size_t{2} << 30;

Error unreadable(const fs::path &file, const std::string &why)
{
    return {ErrorKind::Unreadable, file.string() + ": " + why};
}

class InputFile {
public:
    explicit InputFile(const fs::path &file) : m_descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~InputFile()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    InputFile(const InputFile &) = delete;
    InputFile &operator=(const InputFile &) = delete;

    bool isOpen() const { return m_descriptor >= 0; }

    /// Fills as much as there is; -1 on failure, with errno set.
    ssize_t read(char *to, std::size_t size)
    {
        std::size_t done = 0;
        while (done < size) {
            const ssize_t got = ::read(m_descriptor, to + done, size - done);
            if (got < 0 && errno == EINTR) {
                continue;
            }
            if (got < 0) {
                return -1;
            }
            if (got == 0) {
                break;
            }
            done += static_cast<std::size_t>(got);
        }
        return static_cast<ssize_t>(done);
    }

private:
    int m_descriptor;
};

Result<void> checkIsFile(const fs::path &file)
{
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found) {
        return unreadable(file, "there is no such file");
    }
    if (fs::is_directory(status)) {
        return unreadable(file, "this is a directory, not a plan file");
    }
    if (error) {
        return unreadable(file, "cannot be read: " + error.message());
    }
    if (!fs::is_regular_file(status)) {
        return unreadable(file, "this is a device or a pipe, not a plan file");
    }
    return {};
}

} // namespace

std::string extensionOf(const fs::path &file)
{
    return lowerCase(file.extension().string());
}

Result<std::string> startOf(const fs::path &file)
{
    GIGAPLAN_TRY(checkIsFile(file));
    InputFile input(file);
    std::string start(512, '\0');
    const ssize_t size = input.isOpen() ? input.read(start.data(), start.size()) : -1;
    if (size < 0) {
        return unreadable(file, std::string("cannot be read: ") + std::strerror(errno));
    }
    if (size == 0) {
        return unreadable(file, "the file is empty");
    }
    start.resize(static_cast<std::size_t>(size));
    return start;
}

Result<std::string> contentOf(const fs::path &file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error) {
        return unreadable(file, "cannot be read: " + error.message());
    }
    if (size > kMaxBytes) {
        return unreadable(file, "the file is longer than 2 GiB");
    }
    InputFile input(file);
    std::string content(static_cast<std::size_t>(size), '\0');
    const ssize_t got = input.isOpen() ? input.read(content.data(), content.size()) : -1;
    if (got < 0) {
        return unreadable(file, std::string("cannot be read: ") + std::strerror(errno));
    }
    content.resize(static_cast<std::size_t>(got));
    return content;
}

} // namespace gigaplan::files
