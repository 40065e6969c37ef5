// SPDX-License-Identifier: GPL-3.0-or-later
// Opening the readable form, against what nobody can do without: a bare SAX parse of the same bytes and bare prepared
// inserts of the same rows into the same schema in one transaction. Everything in one run, alternating, medians:
//   bench_open [plan.json] [repetitions=15]
// Without the file, the 10 GW scenario that it is made from. The limit is twice the bare time.
#include "model/exchange/json/json_plan.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/entities.h"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <variant>

using namespace gigaplan;
namespace fs = std::filesystem;

namespace {

constexpr double kLimit = 2.0;

[[noreturn]] void stop(const std::string &message)
{
    std::fprintf(stderr, "bench_open: %s\n", message.c_str());
    std::exit(1);
}

template <class T>
T must(Result<T> result)
{
    if (!result) {
        stop(result.error().message);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

/// Takes every event and does nothing.
struct EmptyHandler {
    using Json = nlohmann::json;
    bool null() { return true; }
    bool boolean(bool) { return true; }
    bool number_integer(Json::number_integer_t) { return true; }
    bool number_unsigned(Json::number_unsigned_t) { return true; }
    bool number_float(Json::number_float_t, const std::string &) { return true; }
    bool string(std::string &) { return true; }
    bool binary(Json::binary_t &) { return true; }
    bool start_object(std::size_t) { return true; }
    bool end_object() { return true; }
    bool key(std::string &) { return true; }
    bool start_array(std::size_t) { return true; }
    bool end_array() { return true; }
    bool parse_error(std::size_t, const std::string &, const Json::exception &) { return false; }
};

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

struct BareTable {
    std::string create, insert;
    int columns = 0;
    std::vector<Cell> cells; ///< row by row
};

/// The rows and the schema of a database that the store has written, decoded beforehand.
struct BarePlan {
    std::vector<BareTable> tables;
    std::vector<std::string> indexes;
    std::size_t rows = 0;
};

Cell cellOf(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    case SQLITE_TEXT:
        return std::string(reinterpret_cast<const char *>(sqlite3_column_text(statement, column)),
                           static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    default: return {};
    }
}

template <class F>
void forEachResult(sqlite3 *database, const std::string &sql, F &&f)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
        stop(sqlite3_errmsg(database));
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        f(statement);
    }
    sqlite3_finalize(statement);
}

void execute(sqlite3 *database, const std::string &sql)
{
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        stop(sqlite3_errmsg(database));
    }
}

BarePlan barePlan(const fs::path &file)
{
    sqlite3 *database = nullptr;
    if (sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) {
        stop("the written plan cannot be opened");
    }
    BarePlan plan;
    forEachResult(database, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid",
                  [&](sqlite3_stmt *entry) {
                      const auto text = [entry](int i) {
                          return std::string(reinterpret_cast<const char *>(sqlite3_column_text(entry, i)));
                      };
                      if (text(0) != "table") {
                          plan.indexes.push_back(text(2));
                          return;
                      }
                      BareTable table;
                      table.create = text(2);
                      forEachResult(database, "SELECT * FROM \"" + text(1) + "\" ORDER BY \"key\"",
                                    [&](sqlite3_stmt *row) {
                                        table.columns = sqlite3_column_count(row);
                                        for (int i = 0; i < table.columns; ++i) {
                                            table.cells.push_back(cellOf(row, i));
                                        }
                                        ++plan.rows;
                                    });
                      table.insert = "INSERT INTO \"" + text(1) + "\" VALUES(?";
                      for (int i = 1; i < table.columns; ++i) {
                          table.insert += ",?";
                      }
                      table.insert += ")";
                      plan.tables.push_back(std::move(table));
                  });
    sqlite3_close(database);
    return plan;
}

void bindCell(sqlite3_stmt *statement, int parameter, const Cell &cell)
{
    if (const auto *whole = std::get_if<std::int64_t>(&cell)) {
        sqlite3_bind_int64(statement, parameter, *whole);
    } else if (const auto *real = std::get_if<double>(&cell)) {
        sqlite3_bind_double(statement, parameter, *real);
    } else if (const auto *text = std::get_if<std::string>(&cell)) {
        sqlite3_bind_text(statement, parameter, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
    } else {
        sqlite3_bind_null(statement, parameter);
    }
}

enum class Indexes { None, AsInStore };

void insertBare(const BarePlan &plan, Indexes indexes, const fs::path &file)
{
    sqlite3 *database = nullptr;
    if (sqlite3_open(file.empty() ? ":memory:" : file.c_str(), &database) != SQLITE_OK) {
        stop("no bare database");
    }
    // As the store has it, so that a file costs both sides the same.
    execute(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN");
    for (const BareTable &table : plan.tables) {
        execute(database, table.create);
        if (table.cells.empty()) {
            continue;
        }
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(database, table.insert.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
            stop(sqlite3_errmsg(database));
        }
        for (std::size_t at = 0; at < table.cells.size(); at += static_cast<std::size_t>(table.columns)) {
            for (int i = 0; i < table.columns; ++i) {
                bindCell(statement, i + 1, table.cells[at + static_cast<std::size_t>(i)]);
            }
            if (sqlite3_step(statement) != SQLITE_DONE) {
                stop(sqlite3_errmsg(database));
            }
            sqlite3_reset(statement);
        }
        sqlite3_finalize(statement);
    }
    if (indexes == Indexes::AsInStore) {
        for (const std::string &index : plan.indexes) {
            execute(database, index);
        }
    }
    execute(database, "COMMIT");
    sqlite3_close(database);
}

void parseBare(const std::string &text)
{
    EmptyHandler handler;
    if (!nlohmann::json::sax_parse(text, &handler)) {
        stop("the bare parse failed");
    }
}

void readIntoStore(const std::string &text, const fs::path &file)
{
    auto store = must(Store::create(file));
    must(store->fill([&text](RowWriter &writer) {
        return json::read(text, "plan.json", [&writer](TableId table, const void *row) -> Result<void> {
            withEntity(table, [&]<class E>(Tag<E>) { writer.insert(*static_cast<const E *>(row)); });
            return {};
        });
    }));
}

/// Milliseconds of one run; what is left on disk goes away outside of the measure.
template <class F>
double timed(const fs::path &file, F &&work)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"}) {
        fs::remove(fs::path(file.string() + suffix));
    }
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

std::string planText(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    if (in) {
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    return must(json::write(must(scenarioPlan("openai-nvidia-10gw"))));
}

bool report(const char *name, const std::vector<double> &ours, const std::vector<double> &bare)
{
    const double ratio = median(ours) / median(bare);
    std::printf("%-34s ours %8.2f ms   bare %8.2f ms   ratio %.2f   limit %.1f   %s\n", name, median(ours),
                median(bare), ratio, kLimit, ratio <= kLimit ? "ok" : "TOO SLOW");
    return ratio <= kLimit;
}

} // namespace

int main(int argc, char **argv)
{
    const fs::path source = argc > 1 ? argv[1] : GIGAPLAN_SOURCE_DIR "/data/openai-nvidia-10gw.json";
    const int repetitions = argc > 2 ? std::max(1, std::atoi(argv[2])) : 15;
    std::string folderName = (fs::temp_directory_path() / "gigaplan-bench-XXXXXX").string();
    if (!mkdtemp(folderName.data())) {
        stop("no temporary folder");
    }
    const fs::path folder = folderName, database = folder / "work.gigaplan", written = folder / "plan.gigaplan";
    const std::string text = planText(source);
    const fs::path copy = folder / "plan.json";
    std::ofstream(copy, std::ios::binary) << text;
    must(must(openStore(copy))->saveAs(written));
    const BarePlan bare = barePlan(written);
    std::printf("%.1f MB of JSON, %zu rows, %d repetitions, medians\n", static_cast<double>(text.size()) / 1e6,
                bare.rows, repetitions);

    std::vector<double> parse, read, oursMemory, bareMemory, plainMemory, oursFile, bareFile, plainFile, open;
    for (int i = 0; i < repetitions; ++i) {
        const auto run = [&](std::vector<double> &times, auto &&work) { times.push_back(timed(database, work)); };
        run(parse, [&] { parseBare(text); });
        run(read, [&] { must(json::read(text, "plan.json", [](TableId, const void *) { return Result<void>(); })); });
        run(bareMemory, [&] { parseBare(text), insertBare(bare, Indexes::AsInStore, {}); });
        run(plainMemory, [&] { parseBare(text), insertBare(bare, Indexes::None, {}); });
        run(oursMemory, [&] { readIntoStore(text, {}); });
        run(bareFile, [&] { parseBare(text), insertBare(bare, Indexes::AsInStore, database); });
        run(plainFile, [&] { parseBare(text), insertBare(bare, Indexes::None, database); });
        run(oursFile, [&] { readIntoStore(text, database); });
        run(open, [&] { must(openStore(copy, database)); });
    }
    report("read alone, to rows", read, parse);
    bool good = report("read and store, in memory", oursMemory, bareMemory);
    good = report("read and store, in a file", oursFile, bareFile) && good;
    good = report("openStore: file, loops and all", open, bareFile) && good;
    // Not what the limit is about, but good to know: the store's indexes charged to our side only.
    report("in memory, bare without indexes", oursMemory, plainMemory);
    report("in a file, bare without indexes", oursFile, plainFile);
    fs::remove_all(folder);
    return good ? 0 : 1;
}
