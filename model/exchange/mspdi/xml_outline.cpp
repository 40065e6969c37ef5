// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/xml_outline.h"

#include "model/exchange/mspdi/xml_encoding.h"

#include <algorithm>

namespace gigaplan::mspdi {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{256} << 20;
constexpr std::size_t kMaxTag = 8192;
constexpr std::size_t kMaxText = std::size_t{1} << 20;
constexpr int kMaxDepth = 32;

Error unreadableOutline(const std::string &why)
{
    return {ErrorKind::Unreadable, why};
}

Error at(std::string_view text, std::size_t offset, const std::string &why)
{
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size())), '\n') + 1;
    return unreadableOutline("line " + std::to_string(line) + ": " + why);
}

/// The end of the tag that begins at `from`; a `>` inside quotes does not end it.
std::size_t tagEnd(std::string_view text, std::size_t from)
{
    char quote = 0;
    for (std::size_t i = from; i < text.size() && i - from <= kMaxTag; ++i) {
        const char c = text[i];
        if (quote != 0) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i;
        }
    }
    return std::string_view::npos;
}

/// The position after the `closing` of what begins at `from` with an opening of `skip` characters.
std::size_t behind(std::string_view text, std::size_t from, std::size_t skip, std::string_view closing)
{
    const std::size_t end = text.find(closing, from + skip);
    return end == std::string_view::npos ? end : end + closing.size();
}

Result<void> checkOutline(std::string_view text)
{
    int depth = 0;
    std::size_t done = 0;
    for (std::size_t tag = text.find('<'); tag != std::string_view::npos; tag = text.find('<', done)) {
        if (tag - done > kMaxText) {
            return at(text, done, "a text of more than 1 MiB: no project holds one");
        }
        const std::string_view rest = text.substr(tag);
        if (rest.starts_with("<!--")) {
            done = behind(text, tag, 4, "-->");
        } else if (rest.starts_with("<![CDATA[")) {
            done = behind(text, tag, 9, "]]>");
        } else if (rest.starts_with("<?")) {
            done = behind(text, tag, 2, "?>");
        } else if (rest.starts_with("<!")) {
            return at(text, tag,
                      "a document type or an entity is declared here: a project has none, and it is not read");
        } else {
            const std::size_t end = tagEnd(text, tag);
            if (end == std::string_view::npos) {
                return at(text, tag, "expected the end of a tag within 8 KiB");
            }
            depth += rest.starts_with("</") ? -1 : text[end - 1] == '/' ? 0 : 1;
            if (depth > kMaxDepth) {
                return at(text, tag, "elements are nested more than 32 deep: no project is");
            }
            done = end + 1;
        }
        if (done == std::string_view::npos) {
            return at(text, tag, "what begins here has no end");
        }
    }
    return text.size() - done > kMaxText
        ? Result<void>(at(text, done, "a text of more than 1 MiB: no project holds one"))
        : Result<void>();
}

} // namespace

Result<std::string> harmlessXml(std::string_view content)
{
    if (content.size() > kMaxBytes) {
        return unreadableOutline("the file is longer than 256 MiB");
    }
    auto text = utf8Of(content);
    if (!text) {
        return text;
    }
    GIGAPLAN_TRY(checkOutline(*text));
    return text;
}

} // namespace gigaplan::mspdi
