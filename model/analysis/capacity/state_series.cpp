// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/state_series.h"

#include "model/base/grouped.h"

namespace gigaplan {

namespace {

struct Change {
    Date date;
    std::int64_t racks = 0, gpus = 0, it = 0, facility = 0;
};

/// Changes of one group in one state, arriving in order of date.
using Changes = std::vector<Change>;

void append(Changes &changes, Date date, const RowPart &part)
{
    if (changes.empty() || changes.back().date != date) {
        changes.push_back({date});
    }
    Change &change = changes.back();
    change.racks += part.racks;
    change.gpus += part.gpus;
    change.it += part.it;
    change.facility += part.facility;
}

StepSeries seriesOf(const Changes &changes, std::int64_t Change::*quantity)
{
    StepSeries::Builder builder;
    for (const Change &change : changes) {
        builder.add(change.date, change.*quantity);
    }
    return builder.build();
}

void setState(StateSeries &series, std::size_t state, const Changes &changes)
{
    series.racks[state] = seriesOf(changes, &Change::racks);
    series.gpus[state] = seriesOf(changes, &Change::gpus);
    series.it[state] = seriesOf(changes, &Change::it);
    series.facility[state] = seriesOf(changes, &Change::facility);
}

} // namespace

std::vector<std::uint32_t> orderedByDate(const std::vector<Date> &dates)
{
    Date first = kNever;
    Date last{std::numeric_limits<std::int32_t>::min()};
    for (const Date date : dates) {
        if (date != kNever) {
            first = std::min(first, date);
            last = std::max(last, date);
        }
    }
    if (first == kNever) {
        return {};
    }
    const auto slot = [first](Date date) { return static_cast<std::size_t>(std::int64_t{date.days} - first.days); };
    const Grouped<std::uint32_t> byDay(slot(last) + 1, [&](auto &&take) {
        for (std::uint32_t i = 0; i < dates.size(); ++i) {
            if (dates[i] != kNever) {
                take(slot(dates[i]), i);
            }
        }
    });
    return byDay.items();
}

void addUp(Capacity &capacity, const std::vector<RowPart> &parts, std::size_t phases, std::size_t equipment, Date start)
{
    capacity.total = {};
    capacity.phases.assign(phases, {});
    capacity.equipment.assign(equipment, {});
    std::vector<Date> dates(parts.size());
    for (std::size_t state = 0; state < kRowStateCount; ++state) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            dates[i] = state == 0 ? start : capacity.rows[parts[i].row].on(static_cast<RowState>(state));
        }
        Changes total;
        std::vector<Changes> byPhase(phases), byEquipment(equipment);
        for (const std::uint32_t i : orderedByDate(dates)) {
            const RowPart &part = parts[i];
            append(total, dates[i], part);
            append(byEquipment[part.equipment], dates[i], part);
            if (part.phase != kNoRow) {
                append(byPhase[part.phase], dates[i], part);
            }
        }
        setState(capacity.total, state, total);
        for (std::size_t p = 0; p < phases; ++p) {
            setState(capacity.phases[p], state, byPhase[p]);
        }
        for (std::size_t e = 0; e < equipment; ++e) {
            setState(capacity.equipment[e], state, byEquipment[e]);
        }
    }
}

} // namespace gigaplan
