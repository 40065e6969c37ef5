// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"
#include "model/base/units.h"
#include "model/words/qtext.h"

#include <QString>

#include <string_view>

namespace gigaplan {

/// "14 Mar 2028", or "never".
QString dateLabel(Date date);
/// "14 Mar 2028, 08:00".
QString instantLabel(Instant instant);
/// An instant of UTC (when something was taken, saved, made) in the reader's own time: "14 Mar 2028, 09:00".
QString localTimeLabel(Instant instant);
/// "3 Jan – 14 Mar 2028", leaving out what both ends share; work is done in [start, finish).
QString spanLabel(Instant start, Instant finish);
/// Wall-clock time at a glance: "45 min", "6 h", "12 days", "14 weeks", "2.5 years"; a negative one with a minus sign.
QString elapsedLabel(std::int64_t minutes);
/// Working time at eight hours a day: "45 min", "6 h", "12 days", "1,450 days".
QString workLabel(std::int64_t minutes);
/// "1.18 GW IT"; see displayPower.
QString powerLabel(Watts power, std::string_view basis = {});
/// "$10.0 B"; see displayMoney.
QString moneyLabel(Money amount, std::string_view currency);
/// "1.02 M", "403,200"; see displayCount.
QString countLabel(std::int64_t count);

/// "Jan" … "Dec" for 1 … 12.
QString monthName(unsigned month);
/// "Mon" … "Sun" for 0 … 6.
QString weekdayName(int weekday);

} // namespace gigaplan
