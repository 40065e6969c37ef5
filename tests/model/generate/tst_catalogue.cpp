// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/embedded_plans.h"
#include "model/generate/generate.h"
#include "model/plan/equipment.h"
#include "model/plan/fields.h"
#include "model/plan/knowledge.h"
#include "model/plan/programme.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <map>
#include <set>

using namespace gigaplan;

namespace {

/// Figures that have no claim of their own. Some follow from a figure that has one, as a rate in FP8 from the rate in
/// FP4; others still lack a source. The list only gets shorter: what is new in the catalogue comes with a claim.
std::set<std::string> withoutClaims(const std::string &rack)
{
    static const std::map<std::string, std::set<std::string>> fields{
        {"h100-hgx", {"provisioned_kw", "hbm_gb", "ships_from"}},
        {"b300-dgx", {"tdp_kw", "provisioned_kw", "hbm_gb"}},
        {"gb200-nvl72", {"fp8_pflops", "bf16_pflops"}},
        {"gb300-nvl72", {"fp8_pflops", "bf16_pflops", "hbm_gb"}},
        {"rubin-ultra-kyber", {"tdp_kw", "provisioned_kw", "liquid_share", "fp8_pflops"}},
        {"mi355x-64", {"tdp_kw", "provisioned_kw", "liquid_share", "hbm_gb", "ships_from"}},
        {"amd-helios", {"tdp_kw", "provisioned_kw", "liquid_share", "width_mm", "fp8_pflops"}},
        {"tpu-ironwood", {"tdp_kw", "provisioned_kw", "liquid_share", "bf16_pflops", "hbm_gb"}},
        {"trn2", {"tdp_kw", "provisioned_kw", "hbm_gb"}},
    };
    const auto found = fields.find(rack);
    return found == fields.end() ? std::set<std::string>() : found->second;
}

/// The fields that state a figure of this rack: numbers and dates other than a blank rack's. How many packages and dies
/// it has is what it is, not a figure about it.
std::set<std::string> figuresOf(const Equipment &equipment)
{
    const Equipment blank;
    std::set<std::string> figures;
    const auto &fields = tableInfo(tableId<Equipment>()).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const FieldKind kind = fields[i].kind;
        const bool figure = kind == FieldKind::Integer || kind == FieldKind::Real || kind == FieldKind::Date;
        if (figure && !fields[i].name.starts_with("gpu_") && fieldValue(equipment, i) != fieldValue(blank, i)) {
            figures.emplace(fields[i].name);
        }
    }
    return figures;
}

std::string listed(const std::set<std::string> &fields)
{
    std::string list;
    for (const std::string &field : fields) {
        list += (list.empty() ? "" : ", ") + field;
    }
    return list;
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isPartOfTheProgram()
    {
        const auto rows = generate::embeddedRows(QStringLiteral("catalogue"));
        QVERIFY2(rows, rows ? "" : rows.error().message.c_str());
        QVERIFY(!rows->of<Equipment>().empty());
        const auto none = generate::embeddedRows(QStringLiteral("atlantis"));
        QVERIFY(!none && none.error().kind == ErrorKind::Unreadable);
    }

    void keysAreUniqueAndGiveTheIds()
    {
        std::set<std::string> keys;
        for (const Equipment &equipment : equipmentCatalogue()) {
            QVERIFY(keys.insert(equipment.key).second);
            QCOMPARE(equipment.id.value, idValueFromKey("equipment", equipment.key));
        }
        QVERIFY(keys.contains("gb200-nvl72"));
        QVERIFY(keys.contains("vr-nvl72"));
        QCOMPARE(equipmentCatalogue().front().key, std::string("h100-hgx")); // the order of the file, not that of keys
    }

    void figuresAreWithinTheirRangesAndInOrder()
    {
        for (const Equipment &equipment : equipmentCatalogue()) {
            forEachField<Equipment>([&](std::size_t index, const auto &) {
                const FieldInfo &info = tableInfo(tableId<Equipment>()).fields[index];
                QVERIFY2(!problemWith(info, fieldValue(equipment, index)), equipment.key.c_str());
            });
            QVERIFY2(equipment.operating <= equipment.tdp && equipment.tdp <= equipment.provisioned,
                     equipment.key.c_str());
            QVERIFY2(equipment.operating.value > 0 && equipment.gpuPackages > 0, equipment.key.c_str());
            QVERIFY2(equipment.gpuDies == 0 || equipment.gpuDies >= equipment.gpuPackages, equipment.key.c_str());
        }
    }

    void everyFigureHasAClaim()
    {
        for (const Equipment &equipment : equipmentCatalogue()) {
            std::set<std::string> unclaimed = figuresOf(equipment);
            for (const Claim &claim : catalogueClaims()) {
                if (claim.subject == "equipment/" + equipment.key) {
                    unclaimed.erase(claim.field);
                }
            }
            QVERIFY2(unclaimed == withoutClaims(equipment.key),
                     (equipment.key + ": without a claim are " + listed(unclaimed)).c_str());
        }
    }

    void claimsHaveSourceDateAndConfidence()
    {
        std::set<std::string> keys;
        for (const Claim &claim : catalogueClaims()) {
            QVERIFY2(keys.insert(claim.key).second, claim.key.c_str());
            QVERIFY2(!claim.source.empty() && claim.date && claim.confidence != Confidence::Unrated, claim.key.c_str());
            const auto names = [&](const Equipment &equipment) {
                return claim.subject == "equipment/" + equipment.key;
            };
            QVERIFY2(std::any_of(equipmentCatalogue().begin(), equipmentCatalogue().end(), names), claim.key.c_str());
            QVERIFY2(claim.field.empty() || fieldNamed(tableId<Equipment>(), claim.field), claim.key.c_str());
        }
    }

    void sizesACapacity()
    {
        // 190 kW × 1.14 = 216.6 kW; 100e6 kW / 216.6 kW = 461,680.5.
        SizeOptions options;
        options.gigawatts = 100;
        const auto large = sizeCapacity(options);
        QVERIFY(large);
        QCOMPARE(large->racks, 461'681);
        QCOMPARE(large->gpus, 461'681 * 72);
        QCOMPARE(large->it.value, std::int64_t{461'681} * 216'600);
        QCOMPARE(large->facility.value, std::int64_t{461'681} * 216'600 * 13 / 10);
        // One facility gigawatt at PUE 1.3 is 769.23 MW of IT: 3,551.4 racks.
        options.gigawatts = 1;
        options.basis = CapacityBasis::Facility;
        QCOMPARE(sizeCapacity(options)->racks, 3'552);
    }

    void aWholeNumberOfRacksIsNotRoundedUp()
    {
        SizeOptions options;
        options.gigawatts = 0.2166; // exactly 1,000 racks
        QCOMPARE(sizeCapacity(options)->racks, 1'000);
        options.gigawatts = 0.2166001;
        QCOMPARE(sizeCapacity(options)->racks, 1'001);
    }

    void findsEquipmentByAliasIgnoringCase()
    {
        SizeOptions options;
        for (const char *name : {"NVL144", "Vera Rubin NVL72", "VR200 nvl72", "VR-NVL72"}) {
            options.equipment = name;
            const auto sizing = sizeCapacity(options);
            QVERIFY2(sizing, name);
            QCOMPARE(sizing->equipment->key, std::string("vr-nvl72"));
        }
        options.equipment = "NVL576";
        QCOMPARE(sizeCapacity(options)->equipment->key, std::string("rubin-ultra-kyber"));
    }

    void refusesWhatMakesNoSense()
    {
        const auto refused = [](auto change) {
            SizeOptions options;
            change(options);
            const auto sizing = sizeCapacity(options);
            return !sizing && sizing.error().kind == ErrorKind::Usage && !sizing.error().message.empty();
        };
        QVERIFY(refused([](SizeOptions &o) { o.gigawatts = 0; }));
        QVERIFY(refused([](SizeOptions &o) { o.gigawatts = -1; }));
        QVERIFY(refused([](SizeOptions &o) { o.gigawatts = std::numeric_limits<double>::quiet_NaN(); }));
        QVERIFY(refused([](SizeOptions &o) { o.gigawatts = 1e9; }));
        QVERIFY(refused([](SizeOptions &o) { o.pue = 0.9; }));
        QVERIFY(refused([](SizeOptions &o) { o.overhead = 0.5; }));
        QVERIFY(refused([](SizeOptions &o) { o.equipment = "abacus"; }));
    }
};

GIGAPLAN_TEST(TestCatalogue)
#include "tst_catalogue.moc"
