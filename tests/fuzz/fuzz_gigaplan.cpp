// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/plan_files.h"
#include "model/store/plan_image.h"
#include "tests/fuzz/round_trip.h"

#include <fstream>
#include <unistd.h>
#include <zlib.h>

using namespace gigaplan;
namespace fs = std::filesystem;

namespace {

/// Of this process alone, and in memory where there is such a place.
const fs::path &file()
{
    static const fs::path path = [] {
        const fs::path shared = "/dev/shm";
        std::error_code error;
        const fs::path folder = fs::is_directory(shared, error) ? shared : fs::temp_directory_path();
        std::atexit([] {
            std::error_code ignored;
            fs::remove(file(), ignored);
        });
        return folder / ("gigaplan-fuzz-" + std::to_string(getpid()) + ".gigaplan");
    }();
    return path;
}

void openAsFile(std::string_view bytes)
{
    std::ofstream(file(), std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    auto store = openStore(file());
    if (!store) {
        const std::string &message = store.error().message;
        fuzz::require(message.starts_with(file().string() + ":"), "an error without its file:", message);
        return;
    }
    const auto document = Document::fromStore(std::move(*store));
    if (!document) {
        fuzz::require(!document.error().message.empty(), "refused without a word");
        return;
    }
    fuzz::requireRoundTrip((*document)->snapshot());
    const auto copy = storeOf((*document)->snapshot());
    fuzz::require(static_cast<bool>(copy), "what was opened cannot be kept:", copy ? "" : copy.error().message);
    const auto loaded = (*copy)->load();
    fuzz::require(loaded && *loaded == (*document)->snapshot(), "what was kept comes back as something else");
}

void openAsImage(std::string_view bytes)
{
    if (const auto plan = store::unpackPlan(bytes)) {
        fuzz::requireRoundTrip(*plan);
    }
}

/// The image of a scenario's plan: eight bytes of length, then the database, deflated.
std::string imageOf(std::string_view database)
{
    uLongf length = compressBound(database.size());
    std::string image(8 + length, '\0');
    for (std::size_t i = 0; i < 8; ++i) {
        image[i] = static_cast<char>(database.size() >> (8 * i));
    }
    compress2(reinterpret_cast<Bytef *>(image.data() + 8), &length, reinterpret_cast<const Bytef *>(database.data()),
              database.size(), Z_BEST_SPEED);
    image.resize(8 + length);
    return image;
}

} // namespace

/// The bytes of a plan file; after an "I", of a scenario's image; after a "D", of the database in such an image.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (bytes.starts_with('I')) {
        openAsImage(bytes.substr(1));
    } else if (bytes.starts_with('D')) {
        openAsImage(imageOf(bytes.substr(1)));
    } else {
        openAsFile(bytes);
    }
    return 0;
}
