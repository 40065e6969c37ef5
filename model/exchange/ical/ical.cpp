// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/ical/ical.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <tuple>

namespace gigaplan::ical {

namespace {

constexpr std::size_t kLongestLine = 75; ///< bytes, without the line break

bool continuesCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::string basicDate(Date day)
{
    std::string text = isoDate(day);
    std::erase(text, '-');
    return text;
}

std::string basicInstant(std::chrono::sys_seconds at)
{
    const auto days = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::hh_mm_ss time(at - days);
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "T%02d%02d%02dZ", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return basicDate(Date{static_cast<std::int32_t>(days.time_since_epoch().count())}) + buffer.data();
}

/// Of UTF-8, how many bytes a character that some programs take for the end of a line has; 0: it is none.
std::size_t lineBreakAt(std::string_view text)
{
    for (const std::string_view end : {"\r\n", "\n", "\u0085", "\u2028", "\u2029"}) {
        if (text.starts_with(end)) {
            return end.size();
        }
    }
    return 0;
}

/// C0, DEL and C1.
std::size_t controlAt(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text.front());
    if (first == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0) {
        return 2;
    }
    return first < 0x20 || first == 0x7F ? 1 : 0;
}

void put(std::string &out, std::string_view name, std::string_view value)
{
    out += folded(std::string(name) + ':' + std::string(value));
}

void putEvent(std::string &out, const Event &event, std::string_view stamp)
{
    put(out, "BEGIN", "VEVENT");
    put(out, "UID", escaped(event.uid));
    put(out, "DTSTAMP", stamp);
    put(out, "DTSTART;VALUE=DATE", basicDate(event.day));
    put(out, "DTEND;VALUE=DATE", basicDate(event.day + 1)); // the day after it
    put(out, "SUMMARY", escaped(event.summary));
    if (!event.description.empty()) {
        put(out, "DESCRIPTION", escaped(event.description));
    }
    put(out, "CATEGORIES", escaped(event.category));
    put(out, "TRANSP", "TRANSPARENT");
    put(out, "END", "VEVENT");
}

} // namespace

std::string folded(std::string_view line)
{
    std::string out;
    std::size_t room = kLongestLine;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 0 && continuesCharacter(line[cut])) {
            --cut;
        }
        out.append(line, 0, cut).append("\r\n ");
        line.remove_prefix(cut);
        room = kLongestLine - 1; // the space counts
    }
    return out.append(line).append("\r\n");
}

std::string escaped(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        std::size_t bytes = lineBreakAt(text);
        if (bytes > 0) {
            out += "\\n";
        } else if (bytes = controlAt(text); bytes == 0) {
            bytes = 1;
            const char c = text.front();
            out.append(c == '\\' || c == ';' || c == ',' ? "\\" : "") += c;
        }
        text.remove_prefix(bytes);
    }
    return out;
}

std::string write(std::vector<Event> events, std::string_view name, std::chrono::sys_seconds stamp)
{
    std::sort(events.begin(), events.end(),
              [](const Event &a, const Event &b) { return std::tie(a.day, a.uid) < std::tie(b.day, b.uid); });
    const std::string written = basicInstant(stamp);
    std::string out;
    put(out, "BEGIN", "VCALENDAR");
    put(out, "VERSION", "2.0");
    put(out, "PRODID", "-//Gigaplan//Plan//EN");
    put(out, "CALSCALE", "GREGORIAN");
    put(out, "METHOD", "PUBLISH");
    put(out, "X-WR-CALNAME", escaped(name));
    for (const Event &event : events) {
        putEvent(out, event, written);
    }
    put(out, "END", "VCALENDAR");
    return out;
}

} // namespace gigaplan::ical
