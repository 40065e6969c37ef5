// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/floor/floor_facts.h"

#include "model/base/text.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/words/labels.h"

#include <QStringList>

#include <algorithm>
#include <set>

namespace gigaplan {

namespace {

QString stateName(RowState state)
{
    QString name = qtext(rowStateName(state));
    name[0] = name[0].toUpper();
    return name;
}

QString none()
{
    return QStringLiteral("–");
}

class Teller {
public:
    Teller(const FloorScene &scene, const PlanSnapshot &plan, const Forecast *forecast, Date asOf)
        : m_scene(scene), m_plan(plan), m_capacity(forecast ? forecast->capacity.get() : nullptr), m_asOf(asOf)
    {
    }

    FloorFacts ofRow(std::uint32_t index, std::int32_t slot) const
    {
        const FloorRow &row = m_scene.rows[index];
        const Row *entity = m_plan.find(row.id);
        if (!entity) {
            return {};
        }
        const FloorException *exception = slot >= 0 ? m_scene.exceptionAt(row, slot) : nullptr;
        FloorFacts facts;
        facts.title = m_scene.rowNames[index];
        if (slot >= 0) {
            facts.title += QStringLiteral(", slot %1").arg(slot + 1);
        }
        facts.where = whereIs(m_scene.halls, row.hall, true);
        const std::uint16_t phase = exception ? exception->phase : row.phase;
        facts.lines.emplace_back(QStringLiteral("Phase"), phase == kNoKind ? none() : m_scene.phaseNames[phase]);
        facts.lines.emplace_back(QStringLiteral("Racks"), racksOf(row, exception));
        facts.lines.emplace_back(QStringLiteral("State"), stateOf(row.tableIndex));
        facts.lines.emplace_back(QStringLiteral("Power"), powerOf(row) + feedsOf(*entity));
        return facts;
    }

    FloorFacts ofPlace(const FloorPlace &place, const QString &where, Kilowatts limit) const
    {
        FloorFacts facts;
        facts.title = place.name;
        facts.where = where;
        facts.lines.emplace_back(QStringLiteral("Phases"), phasesOf(place));
        QString racks = qtext(grouped(slotsOf(place)));
        facts.lines.emplace_back(QStringLiteral("Racks"),
                                 QString(racks + QStringLiteral(" in ") + rowCount(place.endRow - place.beginRow)));
        facts.lines.emplace_back(QStringLiteral("State"), statesOf(place));
        QString power = place.it.value > 0 ? QString(powerLabel(place.it, "IT") + QStringLiteral(" planned")) : none();
        if (limit.value > 0) {
            power += QStringLiteral(" of ") + powerLabel(toWatts(limit), "IT");
        }
        facts.lines.emplace_back(QStringLiteral("Power"), power);
        return facts;
    }

    /// The places that hold place `index` of `places` (`itself`: it included), nearest first.
    QString whereIs(const std::vector<FloorPlace> &places, std::uint32_t index, bool itself) const
    {
        QStringList names;
        const std::vector<FloorPlace> *level = &places;
        for (bool first = true; index != kNoPlace; first = false) {
            const FloorPlace &place = (*level)[index];
            if (!first || itself) {
                names.append(place.name);
            }
            index = place.parent;
            level = level == &m_scene.halls ? &m_scene.buildings : &m_scene.sites;
        }
        return names.join(QStringLiteral(" · "));
    }

private:
    static QString rowCount(std::uint32_t count)
    {
        return count == 1 ? QStringLiteral("1 row") : QString(qtext(grouped(count)) + QStringLiteral(" rows"));
    }

    std::int64_t slotsOf(const FloorPlace &place) const
    {
        std::int64_t slotCount = 0;
        for (std::uint32_t r = place.beginRow; r < place.endRow; ++r) {
            slotCount += filledSlots(m_scene.rows[r]);
        }
        return slotCount;
    }

    std::int64_t filledSlots(const FloorRow &row) const
    {
        return row.slots
            - std::count_if(m_scene.exceptions.begin() + row.beginException,
                            m_scene.exceptions.begin() + row.endException,
                            [](const FloorException &exception) { return exception.empty; });
    }

    QString racksOf(const FloorRow &row, const FloorException *exception) const
    {
        if (exception && exception->empty) {
            return QStringLiteral("Left empty");
        }
        const std::uint16_t equipment = exception ? exception->equipment : row.equipment;
        const QString kind =
            equipment == kNoKind ? QStringLiteral("no equipment yet") : m_scene.equipmentNames[equipment];
        return exception ? kind : QString(qtext(grouped(filledSlots(row))) + QStringLiteral(" × ") + kind);
    }

    QString stateOf(std::uint32_t tableIndex) const
    {
        if (!m_capacity || tableIndex >= m_capacity->rows.size()) {
            return none();
        }
        const RowReadiness &row = m_capacity->rows[tableIndex];
        const QString state = stateName(row.stateAt(m_asOf));
        if (row.live == kNever) {
            return state + QStringLiteral(", never live");
        }
        return state + (row.live <= m_asOf ? QStringLiteral(" since ") : QStringLiteral(", live "))
            + dateLabel(row.live);
    }

    QString powerOf(const FloorRow &row) const
    {
        const bool known = m_capacity && row.tableIndex < m_capacity->contents.size();
        QString power = known ? powerLabel(m_capacity->contents[row.tableIndex].it, "IT") : QString();
        if (row.equipment != kNoKind) {
            power += (power.isEmpty() ? QString() : QStringLiteral(", "))
                + qtext(threeDigits(m_scene.equipmentKw[row.equipment])) + QStringLiteral(" kW a rack");
        }
        return power.isEmpty() ? none() : power;
    }

    QString feedsOf(const Row &row) const
    {
        QString feeds;
        for (const auto &[side, id] : {std::pair{"A", row.feedA}, {"B", row.feedB}}) {
            if (const Node *node = m_plan.find(id)) {
                feeds += QStringLiteral("\n") + QString::fromLatin1(side) + QStringLiteral(": ") + qtext(node->name);
            }
        }
        return feeds.isEmpty() ? QStringLiteral(", no feed") : feeds;
    }

    QString phasesOf(const FloorPlace &place) const
    {
        std::set<std::uint16_t> used;
        for (std::uint32_t r = place.beginRow; r < place.endRow; ++r) {
            if (m_scene.rows[r].phase != kNoKind) {
                used.insert(m_scene.rows[r].phase);
            }
        }
        if (used.empty()) {
            return none();
        }
        const QString first = m_scene.phaseNames[*used.begin()];
        return used.size() == 1 ? first
            : used.size() == 2  ? QString(first + QStringLiteral(", ") + m_scene.phaseNames[*used.rbegin()])
                                : QString(first + QStringLiteral(" … ") + m_scene.phaseNames[*used.rbegin()]);
    }

    QString statesOf(const FloorPlace &place) const
    {
        if (!m_capacity || place.beginRow == place.endRow) {
            return none();
        }
        std::uint32_t live = 0;
        Date last{};
        for (std::uint32_t r = place.beginRow; r < place.endRow; ++r) {
            const Date on = m_capacity->rows[m_scene.rows[r].tableIndex].live;
            live += on <= m_asOf ? 1 : 0;
            last = std::max(last, on);
        }
        const QString all = rowCount(place.endRow - place.beginRow);
        if (live == place.endRow - place.beginRow) {
            return QStringLiteral("All ") + all + QStringLiteral(" live since ") + dateLabel(last);
        }
        const QString until =
            last == kNever ? QStringLiteral("some never") : QString(QStringLiteral("all by ") + dateLabel(last));
        return qtext(grouped(live)) + QStringLiteral(" of ") + all + QStringLiteral(" live, ") + until;
    }

    const FloorScene &m_scene;
    const PlanSnapshot &m_plan;
    const Capacity *m_capacity;
    Date m_asOf;
};

} // namespace

QString FloorFacts::spoken() const
{
    QStringList parts{title, where};
    for (const auto &[label, value] : lines) {
        parts.append(QString(label + QStringLiteral(": ") + value));
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(". ")).replace(QLatin1Char('\n'), QStringLiteral(", "));
}

FloorFacts floorFacts(const FloorScene &scene, const PlanSnapshot &plan, const Forecast *forecast, Date asOf,
                      EntityRef place, std::int32_t slot)
{
    const Teller teller(scene, plan, forecast, asOf);
    if (const std::uint32_t site = scene.siteIndex(place.as<Site>()); site != kNoPlace) {
        const Site *entity = plan.find(place.as<Site>());
        return teller.ofPlace(scene.sites[site], entity ? qtext(entity->region) : QString(), {});
    }
    if (const std::uint32_t building = scene.buildingIndex(place.as<Building>()); building != kNoPlace) {
        return teller.ofPlace(scene.buildings[building], teller.whereIs(scene.buildings, building, false), {});
    }
    if (const std::uint32_t hall = scene.hallIndex(place.as<Hall>()); hall != kNoPlace) {
        const Hall *entity = plan.find(place.as<Hall>());
        return teller.ofPlace(scene.halls[hall], teller.whereIs(scene.halls, hall, false),
                              entity ? entity->itLimit : Kilowatts{});
    }
    const Rack *rack = plan.find(place.as<Rack>());
    const std::uint32_t row = scene.rowIndex(rack ? rack->row : place.as<Row>());
    if (row == kNoPlace) {
        return {};
    }
    return teller.ofRow(row, rack ? static_cast<std::int32_t>(std::clamp<std::int64_t>(rack->slot, 0, 10'000)) : slot);
}

void paintFloorCard(QPainter &painter, const FloorFacts &facts, QPointF cursor, const QRectF &canvas,
                    const Theme &theme)
{
    const QFont titleFont = Theme::font(TextSize::Body, QFont::DemiBold), font = Theme::font(TextSize::Small);
    const QFontMetricsF titleMetrics(titleFont), metrics(font);
    const double line = std::ceil(metrics.height()) + 3, widest = 320;
    double labels = 0, values = 0, height = titleMetrics.height() + line + space::kTiny;
    for (const auto &[label, value] : facts.lines) {
        labels = std::max(labels, metrics.horizontalAdvance(label));
        for (const QString &part : value.split(QLatin1Char('\n'))) {
            values = std::max(values, metrics.horizontalAdvance(part));
            height += line;
        }
    }
    labels = std::ceil(labels) + space::kMedium;
    const double width = std::min(widest,
                                  std::ceil(std::max({labels + values, titleMetrics.horizontalAdvance(facts.title),
                                                      metrics.horizontalAdvance(facts.where)}))
                                      + 1);
    QRectF card(cursor + QPointF(space::kLarge, space::kLarge),
                QSizeF(width + 2 * space::kMedium, std::ceil(height) + 2 * space::kSmall));
    if (card.right() > canvas.right() - space::kTiny) {
        card.moveRight(cursor.x() - space::kSmall);
    }
    if (card.bottom() > canvas.bottom() - space::kTiny) {
        card.moveBottom(cursor.y() - space::kSmall);
    }
    card.moveTopLeft(
        {std::max(card.left(), canvas.left() + space::kTiny), std::max(card.top(), canvas.top() + space::kTiny)});
    card.moveTopLeft(QPointF(card.topLeft().toPoint()));

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(Qt::transparent, theme.shadow, 0.5));
    painter.drawRoundedRect(card.translated(0, 2).adjusted(-1, -1, 1, 2), space::kCorner + 1, space::kCorner + 1);
    painter.setPen(Theme::hairlinePen(theme.hairline));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), space::kCorner, space::kCorner);
    const QRectF inner = card.adjusted(space::kMedium, space::kSmall, -space::kMedium, -space::kSmall);
    double y = inner.top();
    const auto write = [&](double x, double room, const QString &text, const QFontMetricsF &with, QColor ink,
                           double step) {
        painter.setPen(ink);
        painter.drawText(QPointF(x, y + with.ascent()), with.elidedText(text, Qt::ElideRight, room));
        y += step;
    };
    painter.setFont(titleFont);
    write(inner.x(), inner.width(), facts.title, titleMetrics, theme.text, titleMetrics.height());
    painter.setFont(font);
    write(inner.x(), inner.width(), facts.where, metrics, theme.quietText, line + space::kTiny);
    for (const auto &[label, value] : facts.lines) {
        write(inner.x(), labels, label, metrics, theme.quietText, 0);
        for (const QString &part : value.split(QLatin1Char('\n'))) {
            write(inner.x() + labels, inner.width() - labels, part, metrics, theme.text, line);
        }
    }
    painter.restore();
}

} // namespace gigaplan
