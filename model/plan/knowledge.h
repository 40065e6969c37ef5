// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

namespace gigaplan {

enum class EnergyKind { Grid, Ppa, Gas, FuelCell, Nuclear, Solar, Wind, Battery };
template <>
struct EnumNames<EnergyKind> {
    static constexpr std::array entries{
        EnumEntry{"grid", "Grid"},       EnumEntry{"ppa", "Power purchase agreement"},
        EnumEntry{"gas", "Gas"},         EnumEntry{"fuel_cell", "Fuel cell"},
        EnumEntry{"nuclear", "Nuclear"}, EnumEntry{"solar", "Solar"},
        EnumEntry{"wind", "Wind"},       EnumEntry{"battery", "Battery"},
    };
};

/// Where a site's energy comes from. Those that have begun give MW × capacity factor; the grid gives, up to that, only
/// what is then missing; a battery gives nothing; see AnnualEnergy.
struct EnergySource {
    Id<EnergySource> id;
    std::string key;
    std::string name;
    EnergyKind kind = EnergyKind::Grid;
    Id<Site> site;
    Megawatts capacity; ///< at the meter
    Ratio capacityFactor{1};
    std::optional<Date> from; ///< none: from the plan's start
    MoneyPerMwh price;
    GramsPerKwh carbon;

    friend bool operator==(const EnergySource &, const EnergySource &) = default;
};
template <>
struct Description<EnergySource> {
    static constexpr std::string_view table = "energy_source", plural = "energy_sources", label = "Energy source";
    static constexpr auto fields = FlatList{
        field("name", &EnergySource::name, "Name"),
        field("kind", &EnergySource::kind, "Kind"),
        required("site", &EnergySource::site, "Site"),
        field("capacity_mw", &EnergySource::capacity, "Capacity"),
        field("capacity_factor", &EnergySource::capacityFactor, "Capacity factor", kZeroToOne),
        field("from", &EnergySource::from, "From"),
        field("price_per_mwh", &EnergySource::price, "Price", kAnyNumber),
        field("carbon_g_per_kwh", &EnergySource::carbon, "Carbon"),
    };
};

enum class ClaimStatus { Assumption, Announced, Planned, Contracted, UnderConstruction, Operational };
template <>
struct EnumNames<ClaimStatus> {
    static constexpr std::array entries{
        EnumEntry{"assumption", "Assumption"},
        EnumEntry{"announced", "Announced"},
        EnumEntry{"planned", "Planned"},
        EnumEntry{"contracted", "Contracted"},
        EnumEntry{"under_construction", "Under construction"},
        EnumEntry{"operational", "Operational"},
    };
};

enum class Confidence { Unrated, Low, Medium, High };
template <>
struct EnumNames<Confidence> {
    static constexpr std::array entries{EnumEntry{"unrated", "Not rated"}, EnumEntry{"low", "Low"},
                                        EnumEntry{"medium", "Medium"}, EnumEntry{"high", "High"}};
};

/// Where a figure comes from. The subject is "table/key", e.g. "equipment/vr-nvl72", so that a claim may speak of any
/// entity; a subject that is not in the plan is a finding.
struct Claim {
    Id<Claim> id;
    std::string key;
    std::string subject;
    std::string field; ///< the field's name; empty: the entity as a whole
    std::string statement;
    std::string value; ///< as said by the source, with unit
    std::string source;
    std::optional<Date> date; ///< of the source
    ClaimStatus status = ClaimStatus::Assumption;
    Confidence confidence = Confidence::Unrated;

    friend bool operator==(const Claim &, const Claim &) = default;
};
template <>
struct Description<Claim> {
    static constexpr std::string_view table = "claim", plural = "claims", label = "Source";
    static constexpr auto fields = FlatList{
        field("subject", &Claim::subject, "About"),
        field("field", &Claim::field, "Field"),
        field("statement", &Claim::statement, "Statement", kProseLength),
        field("value", &Claim::value, "Value"),
        field("source", &Claim::source, "Source"),
        field("date", &Claim::date, "Date"),
        field("status", &Claim::status, "Status"),
        field("confidence", &Claim::confidence, "Confidence"),
    };
};

/// Free text about an entity, by the same kind of subject as a claim's.
struct Note {
    Id<Note> id;
    std::string key;
    std::string subject;
    std::string text;
    std::string author;
    std::optional<Date> date;

    friend bool operator==(const Note &, const Note &) = default;
};
template <>
struct Description<Note> {
    static constexpr std::string_view table = "note", plural = "notes", label = "Note";
    static constexpr auto fields = FlatList{
        field("subject", &Note::subject, "About"),
        field("text", &Note::text, "Text", kProseLength),
        field("author", &Note::author, "Author"),
        field("date", &Note::date, "Date"),
    };
};

} // namespace gigaplan
