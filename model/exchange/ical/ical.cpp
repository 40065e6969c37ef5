// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/ical/ical.h"

#include <algorithm>
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
    put(out, "DTEND;VALUE=DATE", basicDate(event.day + 1)); // the day behind it
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
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else if (c == '\\' || c == ';' || c == ',') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
            out += c;
        }
    }
    return out;
}

std::string write(std::vector<Event> events, std::string_view name, Date stamp)
{
    std::sort(events.begin(), events.end(),
              [](const Event &a, const Event &b) { return std::tie(a.day, a.uid) < std::tie(b.day, b.uid); });
    const std::string midnight = basicDate(stamp) + "T000000Z";
    std::string out;
    put(out, "BEGIN", "VCALENDAR");
    put(out, "VERSION", "2.0");
    put(out, "PRODID", "-//Gigaplan//Plan//EN");
    put(out, "CALSCALE", "GREGORIAN");
    put(out, "METHOD", "PUBLISH");
    put(out, "X-WR-CALNAME", escaped(name));
    for (const Event &event : events) {
        putEvent(out, event, midnight);
    }
    put(out, "END", "VCALENDAR");
    return out;
}

} // namespace gigaplan::ical
