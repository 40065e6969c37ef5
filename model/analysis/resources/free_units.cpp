// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/resources/free_units.h"

#include <algorithm>

namespace gigaplan {

namespace {

constexpr std::size_t kFullBlock = 128;

} // namespace

void FreeUnits::Block::measure()
{
    least = most = steps.front().units;
    for (const Step &step : steps) {
        least = std::min(least, step.units);
        most = std::max(most, step.units);
    }
}

FreeUnits::FreeUnits(const std::vector<Step> &steps)
{
    for (std::size_t first = 0; first < steps.size(); first += kFullBlock / 2) {
        const std::size_t last = std::min(steps.size(), first + kFullBlock / 2);
        Block &block = m_blocks.emplace_back();
        block.steps.assign(steps.begin() + static_cast<std::ptrdiff_t>(first),
                           steps.begin() + static_cast<std::ptrdiff_t>(last));
    }
    m_blocks.front().steps.front().from = kFirst;
    for (Block &block : m_blocks) {
        block.measure();
    }
}

FreeUnits::Place FreeUnits::placeOf(std::int64_t when) const
{
    const auto after = [](std::int64_t at, const auto &of) { return at < of.from; };
    const auto block = std::upper_bound(m_blocks.begin(), m_blocks.end(), when,
                                        [](std::int64_t at, const Block &of) { return at < of.steps.front().from; })
        - 1;
    const auto step = std::upper_bound(block->steps.begin(), block->steps.end(), when, after) - 1;
    return {static_cast<std::size_t>(block - m_blocks.begin()), static_cast<std::size_t>(step - block->steps.begin())};
}

bool FreeUnits::next(Place &place) const
{
    if (++place.step < m_blocks[place.block].steps.size()) {
        return true;
    }
    place = {place.block + 1, 0};
    return place.block < m_blocks.size();
}

bool FreeUnits::previous(Place &place) const
{
    if (place.step == 0) {
        if (place.block == 0) {
            return false;
        }
        place = {place.block - 1, m_blocks[place.block - 1].steps.size()};
    }
    --place.step;
    return true;
}

void FreeUnits::cut(std::int64_t at)
{
    const Place place = placeOf(at);
    if (stepAt(place).from == at) {
        return;
    }
    Block &block = m_blocks[place.block];
    const auto offset = static_cast<std::ptrdiff_t>(place.step);
    block.steps.insert(block.steps.begin() + offset + 1, {at, block.steps[place.step].units});
    if (block.steps.size() > kFullBlock) {
        Block second;
        const auto middle = block.steps.begin() + kFullBlock / 2;
        second.steps.assign(middle, block.steps.end());
        block.steps.erase(middle, block.steps.end());
        block.measure();
        second.measure();
        m_blocks.insert(m_blocks.begin() + static_cast<std::ptrdiff_t>(place.block) + 1, std::move(second));
    }
}

/// Takes out a step that changes nothing any more.
void FreeUnits::joinAt(std::int64_t at)
{
    const Place place = placeOf(at);
    Place before = place;
    if (stepAt(place).from != at || !previous(before) || stepAt(before).units != stepAt(place).units) {
        return;
    }
    Block &block = m_blocks[place.block];
    if (block.steps.size() == 1) {
        m_blocks.erase(m_blocks.begin() + static_cast<std::ptrdiff_t>(place.block));
        return;
    }
    block.steps.erase(block.steps.begin() + static_cast<std::ptrdiff_t>(place.step));
    block.measure();
}

void FreeUnits::take(std::int64_t from, std::int64_t until, std::int64_t units)
{
    if (from >= until || units == 0) {
        return;
    }
    cut(from);
    if (until != kForever) {
        cut(until);
    }
    Place place = placeOf(from);
    for (std::size_t block = place.block; block < m_blocks.size(); ++block, place.step = 0) {
        auto &steps = m_blocks[block].steps;
        if (steps[place.step].from >= until) {
            break;
        }
        for (std::size_t i = place.step; i < steps.size() && steps[i].from < until; ++i) {
            steps[i].units -= units;
        }
        m_blocks[block].measure();
    }
    joinAt(from);
    if (until != kForever) {
        joinAt(until);
    }
}

std::int64_t FreeUnits::at(std::int64_t when) const
{
    return stepAt(placeOf(when)).units;
}

std::int64_t FreeUnits::endOfShortage(std::int64_t from, std::int64_t until, std::int64_t units) const
{
    if (from >= until) {
        return from;
    }
    const Place first = placeOf(from);
    Place place = placeOf(until - 1);
    while (stepAt(place).units >= units) {
        if (place.block > first.block && m_blocks[place.block].least >= units) {
            place.step = 0;
        }
        if ((place.block == first.block && place.step == first.step) || !previous(place)) {
            return from;
        }
    }
    while (stepAt(place).units < units) {
        if (m_blocks[place.block].most < units) {
            place.step = m_blocks[place.block].steps.size() - 1;
        }
        if (!next(place)) {
            return kForever;
        }
    }
    return stepAt(place).from;
}

std::int64_t FreeUnits::startOfShortage(std::int64_t from, std::int64_t until, std::int64_t units) const
{
    if (from >= until) {
        return until;
    }
    Place place = placeOf(from);
    while (stepAt(place).units >= units) {
        if (m_blocks[place.block].least >= units) {
            place.step = m_blocks[place.block].steps.size() - 1;
        }
        if (!next(place) || stepAt(place).from >= until) {
            return until;
        }
    }
    std::int64_t begin = stepAt(place).from;
    while (previous(place) && stepAt(place).units < units) {
        begin = stepAt(place).from;
    }
    return begin;
}

std::int64_t FreeUnits::mostBelow(std::int64_t units) const
{
    std::int64_t most = 0;
    for (const Block &block : m_blocks) {
        if (block.most < units) {
            most = std::max(most, block.most);
            continue;
        }
        for (const Step &step : block.steps) {
            most = step.units < units ? std::max(most, step.units) : most;
        }
    }
    return most;
}

std::vector<FreeUnits::Step> FreeUnits::steps() const
{
    std::vector<Step> all;
    for (const Block &block : m_blocks) {
        all.insert(all.end(), block.steps.begin(), block.steps.end());
    }
    return all;
}

} // namespace gigaplan
