// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/words/labels.h"

#include "model/base/text.h"

#include <array>
#include <cmath>

#include <QDateTime>
#include <QLocale>

namespace gigaplan {

namespace {

constexpr double kMinutesPerHour = 60;
constexpr double kDay = static_cast<double>(kMinutesPerDay);

QString counted(double amount, const QString &one, const QString &many)
{
    const double rounded = std::round(amount * 10) / 10;
    const bool whole = std::abs(rounded - std::round(rounded)) < 0.05;
    const QString number =
        whole || rounded >= 100 ? qtext(grouped(std::llround(rounded))) : QString::number(rounded, 'f', 1);
    return number % u' ' % (number == u"1" ? one : many);
}

QString shortSpan(double minutes)
{
    if (minutes < kMinutesPerHour) {
        return counted(minutes, QStringLiteral("min"), QStringLiteral("min"));
    }
    return counted(minutes / kMinutesPerHour, QStringLiteral("h"), QStringLiteral("h"));
}

QString timeOfDay(Instant instant)
{
    const auto minutes = instant - startOfDay(dateOf(instant));
    return QStringLiteral("%1:%2")
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

QString dateLabel(Date date)
{
    return qtext(displayDate(date));
}

QString instantLabel(Instant instant)
{
    if (instant == kNeverInstant) {
        return dateLabel(kNever);
    }
    return dateLabel(dateOf(instant)) % QStringLiteral(", ") % timeOfDay(instant);
}

QString localTimeLabel(Instant instant)
{
    const QDateTime utc = QDateTime::fromString(QString::fromStdString(isoInstant(instant)), Qt::ISODate);
    const QDateTime local = QDateTime(utc.date(), utc.time(), Qt::UTC).toLocalTime();
    return QLocale::c().toString(local, QStringLiteral("d MMM yyyy, HH:mm"));
}

QString spanLabel(Instant start, Instant finish)
{
    if (start == kNeverInstant || finish == kNeverInstant) {
        return dateLabel(kNever);
    }
    const Date first = dateOf(start);
    const Date last = finish > start ? dayEnding(finish) : first;
    if (first >= last) {
        return dateLabel(first);
    }
    const auto a = civil(first);
    const auto b = civil(last);
    QString from = QString::number(a.day);
    if (a.month != b.month || a.year != b.year) {
        from += QLatin1Char(' ') + monthName(a.month);
    }
    if (a.year != b.year) {
        from += QLatin1Char(' ') + QString::number(a.year);
    }
    return from % QStringLiteral(" – ") % dateLabel(last);
}

QString elapsedLabel(std::int64_t minutes)
{
    if (minutes < 0) {
        return QStringLiteral("−") % elapsedLabel(-minutes);
    }
    const double amount = static_cast<double>(minutes);
    if (amount < kDay) {
        return shortSpan(amount);
    }
    const double days = amount / kDay;
    if (days < 60) {
        return counted(days, QStringLiteral("day"), QStringLiteral("days"));
    }
    if (days < 730) {
        return counted(std::round(days / 7), QStringLiteral("week"), QStringLiteral("weeks"));
    }
    return counted(days / 365.25, QStringLiteral("year"), QStringLiteral("years"));
}

QString workLabel(std::int64_t minutes)
{
    if (minutes < 0) {
        return QStringLiteral("−") % workLabel(-minutes);
    }
    const double amount = static_cast<double>(minutes);
    return amount < kMinutesPerWorkday
        ? shortSpan(amount)
        : counted(amount / kMinutesPerWorkday, QStringLiteral("day"), QStringLiteral("days"));
}

QString powerLabel(Watts power, std::string_view basis)
{
    return qtext(displayPower(power, basis));
}

QString moneyLabel(Money amount, std::string_view currency)
{
    return qtext(displayMoney(amount, currency));
}

QString countLabel(std::int64_t count)
{
    return qtext(displayCount(count));
}

QString monthName(unsigned month)
{
    return qtext(kMonthNames[(month - 1) % 12]);
}

QString weekdayName(int weekday)
{
    static constexpr std::array<std::string_view, 7> kNames{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    return qtext(kNames[static_cast<std::size_t>(weekday) % 7]);
}

} // namespace gigaplan
