// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/plan_image.h"

#include "model/store/row_loader.h"
#include "model/store/row_writer.h"
#include "model/store/schema.h"
#include "model/store/transaction.h"
#include "model/store/verified_copy.h"

#include <cstring>
#include <zlib.h>

namespace gigaplan::store {
using sqlite::Database;

namespace {

constexpr std::size_t kLengthBytes = 8;
/// Deflate never gains more than this; a length that claims more is a lie.
constexpr std::uint64_t kMostGain = 1032;
constexpr std::uint64_t kMostBytes = std::uint64_t{512} << 20;

Error noImage()
{
    return {ErrorKind::NotWritten, "a scenario's copy of the plan cannot be made"};
}

Error damaged()
{
    return {ErrorKind::Unreadable, "a scenario's copy of the plan is damaged"};
}

Result<void> fillWith(const Database &database, const PlanSnapshot &plan)
{
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun) {
        return begun;
    }
    if (auto made = createTables(database); !made) {
        return made;
    }
    StatementWriter writer(database);
    forEachPlanned([&]<class E>(Tag<E>) {
        const auto &rows = plan.table<E>();
        for (const std::uint32_t row : rows.byId()) {
            writer.insert(rows[row]);
        }
    });
    if (auto outcome = writer.outcome(); !outcome) {
        return outcome;
    }
    return transaction.commit();
}

} // namespace

Result<std::string> packPlan(const PlanSnapshot &plan)
{
    GIGAPLAN_TRY_VALUE(const auto database, Database::open({}, Database::Access::ReadWriteCreate));
    GIGAPLAN_TRY(fillWith(database, plan));
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> bytes(
        sqlite3_serialize(database.get(), "main", &size, 0), sqlite3_free);
    if (!bytes || size <= 0 || static_cast<std::uint64_t>(size) > kMostBytes) {
        return noImage();
    }
    uLongf packed = compressBound(static_cast<uLong>(size));
    std::string image(kLengthBytes + packed, '\0');
    for (std::size_t i = 0; i < kLengthBytes; ++i) {
        image[i] = static_cast<char>(static_cast<std::uint64_t>(size) >> (8 * i));
    }
    if (compress2(reinterpret_cast<Bytef *>(image.data() + kLengthBytes), &packed, bytes.get(),
                  static_cast<uLong>(size), Z_BEST_SPEED)
        != Z_OK) {
        return noImage();
    }
    image.resize(kLengthBytes + packed);
    return image;
}

Result<PlanSnapshot> unpackPlan(std::string_view bytes, std::int64_t &rowsLeft)
{
    if (bytes.size() <= kLengthBytes) {
        return damaged();
    }
    std::uint64_t size = 0;
    for (std::size_t i = 0; i < kLengthBytes; ++i) {
        size |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    bytes.remove_prefix(kLengthBytes);
    if (size == 0 || size > kMostBytes || size / kMostGain > bytes.size()) {
        return damaged();
    }
    // SQLite owns the buffer from `deserialize` on, even where that fails.
    auto *image = static_cast<unsigned char *>(sqlite3_malloc64(size));
    auto length = static_cast<uLongf>(size);
    if (!image
        || uncompress(image, &length, reinterpret_cast<const Bytef *>(bytes.data()), static_cast<uLong>(bytes.size()))
            != Z_OK
        || length != size) {
        sqlite3_free(image);
        return damaged();
    }
    const auto database = Database::open({}, Database::Access::ReadWriteCreate);
    if (!database) {
        sqlite3_free(image);
        return database.error();
    }
    if (sqlite3_deserialize(database->get(), "main", image, static_cast<sqlite3_int64>(size),
                            static_cast<sqlite3_int64>(size),
                            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        != SQLITE_OK) {
        return damaged();
    }
    if (auto sound = makeCurrent(*database, Indexes::Absent); !sound) {
        return sound.error().in("a scenario's copy of the plan");
    }
    const auto nested =
        database->queryInteger("SELECT (SELECT count(*) FROM scenario) + (SELECT count(*) FROM frozen_plan)");
    if (!nested || *nested != 0) {
        return Error{ErrorKind::Unreadable, "a plan that stands in another one has no scenarios"};
    }
    return loadPlan(*database, Extent::Planned, rowsLeft);
}

Result<PlanSnapshot> unpackPlan(std::string_view bytes)
{
    std::int64_t rowsLeft = kMostRows;
    return unpackPlan(bytes, rowsLeft);
}

} // namespace gigaplan::store
