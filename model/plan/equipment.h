// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"

namespace gigaplan {

enum class EquipmentKind { GpuRack, NetworkRack, StorageRack, ManagementRack };
template <>
struct EnumNames<EquipmentKind> {
    static constexpr std::array entries{EnumEntry{"gpu_rack", "GPU rack"}, EnumEntry{"network_rack", "Network rack"},
                                        EnumEntry{"storage_rack", "Storage rack"},
                                        EnumEntry{"management_rack", "Management rack"}};
};

/// Far above any rack, yet low enough that a hall full of them can be summed in watts.
inline constexpr Range kRackPower{0, 1e5};
inline constexpr Range kRackChips{0, 1e5};

/// A catalogue entry. "GPU" counts packages; dies are kept apart. FLOPS are dense. The three powers differ on purpose:
/// what a rack draws in operation, its thermal design power, and what the electrical design provides for it.
struct Equipment {
    Id<Equipment> id;
    std::string key;
    EquipmentKind kind = EquipmentKind::GpuRack;
    std::string vendor;
    std::string name;
    std::string aliases; ///< other names of the same thing, separated by commas
    std::string generation; ///< groups entries in charts: "Blackwell", "Rubin"
    std::int64_t gpuPackages = 0;
    std::int64_t gpuDies = 0;
    Kilowatts operating, tdp, provisioned;
    Ratio liquidShare; ///< of the heat
    Millimetres width{600}, depth{1200}, height{2236};
    Kilograms mass;
    Petaflops fp4, fp8, bf16; ///< per rack
    Gigabytes hbm; ///< per GPU package
    Money price; ///< per rack
    std::optional<Date> shipsFrom, shipsUntil;

    friend bool operator==(const Equipment &, const Equipment &) = default;
};
template <>
struct Description<Equipment> {
    static constexpr std::string_view table = "equipment", plural = "equipment", label = "Equipment";
    static constexpr auto fields = FlatList{
        field("kind", &Equipment::kind, "Kind"),
        field("vendor", &Equipment::vendor, "Vendor"),
        field("name", &Equipment::name, "Name"),
        field("aliases", &Equipment::aliases, "Also called"),
        field("generation", &Equipment::generation, "Generation"),
        field("gpu_packages", &Equipment::gpuPackages, "GPU packages", kRackChips),
        field("gpu_dies", &Equipment::gpuDies, "GPU dies", kRackChips),
        field("operating_kw", &Equipment::operating, "Operating power", kRackPower),
        field("tdp_kw", &Equipment::tdp, "Thermal design power", kRackPower),
        field("provisioned_kw", &Equipment::provisioned, "Provisioned power", kRackPower),
        field("liquid_share", &Equipment::liquidShare, "Liquid share", kZeroToOne),
        field("width_mm", &Equipment::width, "Width"),
        field("depth_mm", &Equipment::depth, "Depth"),
        field("height_mm", &Equipment::height, "Height"),
        field("mass_kg", &Equipment::mass, "Mass"),
        field("fp4_pflops", &Equipment::fp4, "FP4"),
        field("fp8_pflops", &Equipment::fp8, "FP8"),
        field("bf16_pflops", &Equipment::bf16, "BF16"),
        field("hbm_gb", &Equipment::hbm, "HBM per GPU"),
        field("price_amount", &Equipment::price, "Price"),
        field("ships_from", &Equipment::shipsFrom, "Ships from"),
        field("ships_until", &Equipment::shipsUntil, "Ships until"),
    };
};

} // namespace gigaplan
