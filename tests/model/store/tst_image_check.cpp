// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/links.h"
#include "model/store/image_file.h"
#include "model/store/row_writer.h"
#include "model/store/verified_copy.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gigaplan;
using namespace gigaplan::store;
using sqlite::Database;

/// An image is what a save writes; its verdict may come before the save, and is that of no other image.
class TestImageCheck final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto database = Database::open({}, Database::Access::ReadWriteCreate);
        QVERIFY(database);
        QVERIFY(createTables(*database));
        QVERIFY(createIndexes(*database));
        m_database = std::make_unique<Database>(std::move(*database));
    }

    void verdictAppliesToOneImage()
    {
        ImageCheck check;
        QVERIFY(!check.verdictOn(image())); // nothing was begun
        check.begin(image());
        const auto sound = check.verdictOn(image());
        QVERIFY(sound && *sound);
        QVERIFY(check.verdictOn(image())); // still
        QVERIFY(!check.isRunning());
        addLink();
        QVERIFY(!check.verdictOn(image()));
        check.begin(image());
        const auto broken = check.verdictOn(image());
        QVERIFY(broken && !*broken);
        QVERIFY2(broken->error().message.find("link") != std::string::npos, broken->error().message.c_str());
    }

    void checksRunAtOnceWithoutAVerdict()
    {
        QVERIFY(checkImage(image()));
        addLink();
        QVERIFY(!checkImage(image()));
    }

    void damagedPagesAreFound()
    {
        const Image sound = image();
        std::string bytes(sound.bytes());
        bytes.replace(5 * 4096, 4096, 4096, 'x');
        const QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "damaged";
        std::ofstream(file, std::ios::binary) << bytes;
        const auto damaged = Database::open(file, Database::Access::ReadOnly);
        QVERIFY(damaged);
        const auto taken = Image::of(*damaged);
        QVERIFY(taken);
        QVERIFY(!checkImage(*taken));
    }

    void unsoundImageIsNotSaved()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "plan.gigaplan";
        ImageCheck ahead;
        ahead.begin(image());
        QVERIFY(saveVerified(*m_database, ahead, file, {}));
        std::ifstream in(file, std::ios::binary);
        const std::string before{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        QCOMPARE(before, std::string(image().bytes()));
        addLink();
        QVERIFY(!saveVerified(*m_database, ahead, file, {})); // the verdict is of another image
        ahead.begin(image());
        QVERIFY(!saveVerified(*m_database, ahead, file, {}));
        std::ifstream again(file, std::ios::binary);
        QVERIFY((std::string{std::istreambuf_iterator<char>(again), std::istreambuf_iterator<char>()}) == before);
    }

    void writtenFileIsComparedWithTheImage()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "image";
        const Image written = image();
        ImageFile file(written);
        QVERIFY(file.write(path));
        QVERIFY(file.readBack());
        QVERIFY(file.sync());
        {
            std::fstream other(path, std::ios::in | std::ios::out | std::ios::binary);
            other.seekp(5000);
            other.put('x');
        }
        QVERIFY(!file.readBack());
        std::filesystem::resize_file(path, 4096);
        QVERIFY(!file.readBack());
    }

private:
    Image image() const
    {
        auto made = Image::of(*m_database);
        return made ? std::move(*made) : Image();
    }
    /// From a task that is not there to another.
    void addLink()
    {
        QVERIFY(m_database->execute("PRAGMA foreign_keys = OFF"));
        Link link;
        link.id = {1};
        link.key = "a";
        link.from = {2};
        link.to = {3};
        StatementWriter writer(*m_database);
        writer.insert(link);
        QVERIFY(writer.outcome());
    }

    std::unique_ptr<Database> m_database;
};

GIGAPLAN_TEST(TestImageCheck)
#include "tst_image_check.moc"
