// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_plan.h"

#include "model/plan/entities.h"

#include <bit>
#include <cmath>

namespace gigaplan::test {

std::string RandomPlan::text()
{
    static constexpr std::array<std::string_view, 14> pieces{"a",    "Hall", " ", "\"", "\\", "\n",   "\t",
                                                             "\x01", "/",    "ü", "→",  "𝄞",  "\x7f", "%s{}[],:"};
    std::string out;
    for (std::uint64_t n = below(6); n > 0; --n) {
        out += pieces[below(pieces.size())];
    }
    return out;
}

double RandomPlan::real(const Range &range)
{
    switch (below(5)) {
    case 0: return range.lowest;
    case 1: return std::clamp(range.highest, range.lowest, 1e300);
    case 2: return std::clamp(static_cast<double>(below(100'000)), range.lowest, range.highest);
    default: break;
    }
    for (int tries = 0; tries < 20; ++tries) {
        const double any = std::bit_cast<double>(m_random());
        if (std::isfinite(any) && any >= range.lowest && any <= range.highest && any != 0) {
            return any;
        }
    }
    const double share = static_cast<double>(below(1'000'000'007)) / 1'000'000'007;
    return range.lowest + share * (std::min(range.highest, range.lowest + 1e6) - range.lowest);
}

std::int64_t RandomPlan::whole(const Range &range)
{
    const double low = std::max(range.lowest, -9e18), high = std::min(range.highest, 9e18);
    switch (below(4)) {
    case 0: return static_cast<std::int64_t>(std::ceil(low));
    case 1: return static_cast<std::int64_t>(std::floor(high));
    case 2: return static_cast<std::int64_t>(std::clamp(static_cast<double>(below(5000)), low, high));
    default: break;
    }
    const auto width = static_cast<std::uint64_t>(high - low);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(static_cast<std::int64_t>(low)) + below(width + 1));
}

Date RandomPlan::date()
{
    const auto days = static_cast<std::uint64_t>(kLastDate - kFirstDate) + 1;
    return kFirstDate + static_cast<std::int32_t>(below(days));
}

WorkHours RandomPlan::hours()
{
    WorkHours made;
    std::int32_t at = 0;
    while (chance() && at < kMinutesPerDay - 60) {
        const auto from = at + static_cast<std::int32_t>(below(30));
        const auto longest = static_cast<std::uint64_t>(kMinutesPerDay - from);
        const auto to = from + 1 + static_cast<std::int32_t>(below(longest));
        made.intervals.push_back({from, to});
        at = to + 1;
    }
    return made;
}

template <class E>
void RandomPlan::fill(const PlanRows &made, E &row, std::size_t index)
{
    forEachField<E>([&]<class F>(std::size_t, const F &field) {
        using T = typename F::Type;
        T &member = row.*field.member;
        constexpr FieldKind kind = fieldKind<T>();
        const bool must = field.presence == Presence::Required;
        if (!must && below(3) == 0) {
            return; // stays as it is by default
        }
        if constexpr (kind == FieldKind::Text) {
            member = text();
        } else if constexpr (kind == FieldKind::Boolean) {
            member = chance();
        } else if constexpr (kind == FieldKind::Date) {
            member = date();
        } else if constexpr (kind == FieldKind::Instant) {
            member = startOfDay(date()) + static_cast<std::int64_t>(below(kMinutesPerDay));
        } else if constexpr (kind == FieldKind::Content) {
            member = PlanContent(RandomPlan(static_cast<std::uint32_t>(below(1u << 31))).plannedRows(2).snapshot());
        } else if constexpr (kind == FieldKind::Hours) {
            member = hours();
        } else if constexpr (kind == FieldKind::Enumeration) {
            member = static_cast<T>(below(EnumNames<T>::entries.size()));
        } else if constexpr (kind == FieldKind::Reference) {
            using Target = typename ReferencedEntity<T>::Type;
            const auto &targets = made.of<Target>();
            // A row that is part of another of its table comes after it, so that there is no loop of parents.
            const std::size_t choice = std::same_as<Target, E> ? index : targets.size();
            member = choice == 0 ? T{} : targets[below(choice)].id;
        } else if constexpr (kind == FieldKind::Real) {
            member.value = real(field.range);
        } else if constexpr (IsQuantity<T>) {
            member.value = whole(field.range);
        } else {
            member = whole(field.range);
        }
    });
}

PlanRows RandomPlan::rowsOf(std::size_t perTable, std::size_t perScenarioTable)
{
    PlanRows made;
    forEachEntity([&]<class E>(Tag<E>) {
        const std::size_t count = std::same_as<E, Plan> ? 1 : isPlanned<E> ? perTable : perScenarioTable;
        for (std::size_t i = 0; i < count; ++i) {
            E row;
            row.key = text() + std::to_string(i);
            row.id = idOf<E>(row.key);
            made.of<E>().push_back(std::move(row));
        }
    });
    forEachEntity([&]<class E>(Tag<E>) {
        for (std::size_t i = 0; i < made.of<E>().size(); ++i) {
            fill(made, made.of<E>()[i], i);
        }
    });
    return made;
}

} // namespace gigaplan::test
