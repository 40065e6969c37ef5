// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/descriptor.h"
#include "model/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace gigaplan {

/// A file as it is before another replaces it; its absence is a state, too. It is held open, so that no later file can
/// have its inode number.
class FormerFile {
public:
    explicit FormerFile(const std::filesystem::path &file);

    const std::filesystem::path &path() const { return m_file; } ///< with links resolved
    bool exists() const { return m_exists; }
    /// Whether it still exists and has not been written to.
    bool stillStands() const;
    /// Gives a new file, which only its owner may read so far, what this one has: owner and group as far as the system
    /// allows, extended attributes (access control lists are among them), then the mode. Where the group cannot be kept
    /// the new one gets no right that others lack.
    Result<void> giveAttributesTo(const Descriptor &file) const;
    /// Sentences for the user: what the file that took its place has not kept.
    std::vector<std::string> lost() const;

private:
    struct State {
        dev_t device = 0;
        ino_t inode = 0;
        off_t size = 0;
        std::int64_t modified = 0; ///< nanoseconds since 1970
        friend bool operator==(const State &, const State &) = default;
    };
    using Attribute = std::pair<std::string, std::string>; ///< name, value

    bool giveExtendedTo(const Descriptor &file) const;

    std::filesystem::path m_file;
    Descriptor m_held;
    bool m_exists = false;
    State m_state;
    uid_t m_owner = 0;
    gid_t m_group = 0;
    mode_t m_mode = 0;
    nlink_t m_names = 1;
    std::vector<Attribute> m_extended;
};

/// Refuses what a new file must not take the place of: a directory, a device or a pipe, a link that leads in a circle, a
/// file that this account may not write to. Renaming would ask for the directory's permission only. The system decides,
/// so root may write to what is write-protected. Nothing at all is fine.
Result<void> checkReplaceable(const std::filesystem::path &file);

/// `replaceFile`, with the sentences on what of the old file could not be kept.
Result<std::vector<std::string>> replaceAndTell(const std::filesystem::path &file, std::string_view bytes);

} // namespace gigaplan
