// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/floor_shades.h"

#include "model/plan/equipment.h"
#include "model/plan/phases.h"
#include "model/words/labels.h"

#include <algorithm>

namespace gigaplan {

namespace {

/// Place on the ramp of the one hue that all states share: teal, apart from the accent.
constexpr double kStateHue = 0.4;

QString stateLabel(RowState state)
{
    QString label = qtext(rowStateName(state));
    label[0] = label[0].toUpper();
    return label;
}

class Mixer {
public:
    Mixer(const FloorScene &scene, const Theme &theme, FloorShades &shades)
        : m_scene(scene), m_theme(theme), m_shades(shades)
    {
        m_shades.tones.push_back({});
    }

    void byState(const Forecast *forecast, Date asOf)
    {
        m_shades.title = forecast ? QString(QStringLiteral("State on ") + dateLabel(asOf)) : QStringLiteral("State");
        for (std::size_t s = 0; s < kRowStateCount; ++s) {
            const auto state = static_cast<RowState>(s);
            addEntry(stateLabel(state), stateTone(state));
        }
        const auto *readiness = forecast && forecast->capacity ? &forecast->capacity->rows : nullptr;
        for (const FloorRow &row : m_scene.rows) {
            const bool known = readiness && row.tableIndex < readiness->size();
            const RowState state = known ? (*readiness)[row.tableIndex].stateAt(asOf) : RowState::Planned;
            const auto tone = static_cast<std::uint16_t>(1 + static_cast<std::size_t>(state));
            m_shades.rows.push_back(tone);
            addExceptions(row, [tone](const FloorException &) { return tone; });
        }
    }

    void byPhase()
    {
        m_shades.title = QStringLiteral("Phase");
        const int count = static_cast<int>(m_scene.phases.size());
        for (int i = 0; i < count; ++i) {
            addEntry(m_scene.phaseNames[static_cast<std::size_t>(i)], solid(m_theme.phase(i, count)));
        }
        byKind([](const auto &part) { return part.phase; }, m_scene.phases.size(), QStringLiteral("No phase"));
    }

    void byEquipment()
    {
        m_shades.title = QStringLiteral("Equipment");
        for (std::size_t i = 0; i < m_scene.equipment.size(); ++i) {
            addEntry(m_scene.equipmentNames[i], solid(m_theme.kind(static_cast<int>(i))));
        }
        byKind([](const auto &part) { return part.equipment; }, m_scene.equipment.size(),
               QStringLiteral("No equipment"));
    }

    void byPower()
    {
        m_shades.title = QStringLiteral("kW per rack, operating");
        for (const double kw : m_scene.equipmentKw) {
            m_shades.highest = std::max(m_shades.highest, kw);
        }
        for (const double kw : m_scene.equipmentKw) {
            m_shades.tones.push_back(solid(m_theme.value(m_shades.highest > 0 ? kw / m_shades.highest : 0)));
        }
        byKind([](const auto &part) { return part.equipment; }, m_scene.equipment.size(),
               QStringLiteral("No equipment"));
    }

    void average()
    {
        m_shades.buildings.reserve(m_scene.buildings.size());
        for (const FloorPlace &place : m_scene.buildings) {
            m_shades.buildings.push_back(meanOf(place));
        }
        for (const FloorPlace &place : m_scene.sites) {
            m_shades.sites.push_back(meanOf(place));
        }
    }

private:
    FloorTone solid(QColor fill) const
    {
        return {fill.rgb(), mixed(fill, m_theme.readableOn(fill), 0.35).rgb(), fill.rgb(), 0};
    }

    FloorTone stateTone(RowState state) const
    {
        const QColor base = m_theme.ramp(kStateHue);
        const QColor fill = m_theme.state(base, state);
        if (state == RowState::Planned) {
            return {fill.rgb(), mixed(fill, m_theme.quietText, 0.6).rgb(),
                    mixed(fill, m_theme.quietText, m_theme.isDark ? 0.38 : 0.3).rgb(), 0};
        }
        FloorTone tone = solid(fill);
        tone.edge = mixed(fill, mixed(base, m_theme.text, 0.35), 0.7).rgb();
        if (state == RowState::Installed) {
            tone.fill = m_theme.state(base, RowState::Delivered).rgb();
            tone.half = m_theme.state(base, RowState::Powered).rgb();
        }
        return tone;
    }

    void addEntry(const QString &label, FloorTone tone)
    {
        m_shades.legend.push_back({label, static_cast<std::uint16_t>(m_shades.tones.size())});
        m_shades.tones.push_back(tone);
    }

    void addExceptions(const FloorRow &row, auto &&toneOf)
    {
        for (std::uint32_t e = row.beginException; e < row.endException; ++e) {
            const FloorException &exception = m_scene.exceptions[e];
            m_shades.exceptions.push_back(exception.empty ? FloorShades::kEmpty : toneOf(exception));
        }
    }

    /// Tones 1 … count are those of the kinds; one more, in the legend only where it is used, means "none".
    void byKind(auto &&kindOf, std::size_t count, const QString &none)
    {
        const auto noneTone = static_cast<std::uint16_t>(m_shades.tones.size());
        m_shades.tones.push_back(solid(mixed(m_theme.panel, m_theme.quietText, 0.35)));
        bool noneUsed = false;
        const auto toneOf = [&](const auto &part) {
            const std::uint16_t kind = kindOf(part);
            noneUsed |= kind >= count;
            return kind < count ? static_cast<std::uint16_t>(kind + 1) : noneTone;
        };
        for (const FloorRow &row : m_scene.rows) {
            m_shades.rows.push_back(toneOf(row));
            addExceptions(row, toneOf);
        }
        if (noneUsed) {
            m_shades.legend.push_back({none, noneTone});
        }
    }

    QRgb meanOf(const FloorPlace &place) const
    {
        std::uint64_t red = 0, green = 0, blue = 0, weight = 0;
        for (std::uint32_t r = place.beginRow; r < place.endRow; ++r) {
            const QRgb far = m_shades.tones[m_shades.rows[r]].far;
            const auto slots = static_cast<std::uint64_t>(m_scene.rows[r].slots);
            red += slots * static_cast<std::uint64_t>(qRed(far));
            green += slots * static_cast<std::uint64_t>(qGreen(far));
            blue += slots * static_cast<std::uint64_t>(qBlue(far));
            weight += slots;
        }
        const auto part = [weight](std::uint64_t sum) { return static_cast<int>(sum / weight); };
        return weight == 0 ? 0 : qRgb(part(red), part(green), part(blue));
    }

    const FloorScene &m_scene;
    const Theme &m_theme;
    FloorShades &m_shades;
};

} // namespace

QString floorColourName(FloorColour colour)
{
    switch (colour) {
    case FloorColour::State: return QStringLiteral("State");
    case FloorColour::Phase: return QStringLiteral("Phase");
    case FloorColour::Power: return QStringLiteral("kW per rack");
    case FloorColour::Equipment: return QStringLiteral("Equipment");
    }
    return {};
}

FloorShades FloorShades::of(const FloorScene &scene, const Forecast *forecast, Date asOf, FloorColour colour,
                            const Theme &theme)
{
    FloorShades shades;
    shades.rows.reserve(scene.rows.size());
    shades.exceptions.reserve(scene.exceptions.size());
    Mixer mixer(scene, theme, shades);
    switch (colour) {
    case FloorColour::State: mixer.byState(forecast, asOf); break;
    case FloorColour::Phase: mixer.byPhase(); break;
    case FloorColour::Power: mixer.byPower(); break;
    case FloorColour::Equipment: mixer.byEquipment(); break;
    }
    mixer.average();
    return shades;
}

} // namespace gigaplan
