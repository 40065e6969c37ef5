// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/id.h"

#include <chrono>
#include <random>

namespace gigaplan {

std::int64_t newIdValue()
{
    using namespace std::chrono;
    constexpr auto epoch = sys_days{year{2020} / 1 / 1};
    const auto ms = duration_cast<milliseconds>(system_clock::now() - epoch).count();
    thread_local std::mt19937_64 random{std::random_device{}()};
    // 41 bits of milliseconds reach the year 2089; the random tail keeps two copies of a plan apart.
    return ((ms & ((std::int64_t{1} << 41) - 1)) << 22 | static_cast<std::int64_t>(random() & ((1u << 22) - 1))) + 1;
}

std::int64_t idValueFromKey(std::string_view table, std::string_view key)
{
    // FNV-1a over "table/key" with a final avalanche (the 64-bit finaliser of MurmurHash3): at a million rows the
    // chance of any collision is about 5e-8, and the reader reports one as a duplicate key instead of losing a row.
    std::uint64_t h = 0xcbf29ce484222325ull;
    const auto mix = [&h](std::string_view text) {
        for (const char c : text) {
            h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
        }
    };
    mix(table);
    mix("/");
    mix(key);
    h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdull;
    h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53ull;
    h ^= h >> 33;
    const auto positive = static_cast<std::int64_t>(h & 0x7fffffffffffffffull);
    return positive == 0 ? 1 : positive;
}

} // namespace gigaplan
