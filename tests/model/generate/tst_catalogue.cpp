// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/generate.h"
#include "model/plan/fields.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <set>

using namespace gigaplan;

class TestCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAreUniqueAndGiveTheIds()
    {
        std::set<std::string> keys;
        for (const Equipment &equipment : equipmentCatalogue()) {
            QVERIFY(keys.insert(equipment.key).second);
            QCOMPARE(equipment.id.value, idValueFromKey("equipment", equipment.key));
        }
        QVERIFY(keys.contains("gb200-nvl72"));
        QVERIFY(keys.contains("vr-nvl72"));
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

    void everyEntryHasSourcedPower()
    {
        for (const Equipment &equipment : equipmentCatalogue()) {
            const auto isPower = [&](const Claim &claim) {
                return claim.subject == "equipment/" + equipment.key && claim.field == "operating_kw";
            };
            QVERIFY2(std::any_of(catalogueClaims().begin(), catalogueClaims().end(), isPower), equipment.key.c_str());
        }
    }

    void claimsAreComplete()
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
