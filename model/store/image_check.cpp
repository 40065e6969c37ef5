// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/image_check.h"

#include "model/store/reference_check.h"
#include "model/store/verified_copy.h"

namespace gigaplan::store {

namespace {

using Check = Result<void> (*)(const sqlite::Database &);

Result<void> run(const Image &image, Check check)
{
    const auto database = image.connect();
    return database ? check(*database) : database.error();
}

} // namespace

Result<void> checkImage(const Image &image)
{
    // Bound by the processor, and about equally long.
    auto references = std::async(std::launch::async, [&image] { return run(image, checkReferences); });
    auto pages = run(image, checkIntegrity);
    auto other = references.get();
    return pages ? other : pages;
}

ImageCheck::~ImageCheck()
{
    if (m_running.valid()) {
        m_running.wait();
    }
}

bool ImageCheck::isRunning() const
{
    return m_running.valid() && m_running.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
}

void ImageCheck::begin(Image image)
{
    m_running = {};
    m_verdict.reset();
    m_image = std::move(image);
    m_running = std::async(std::launch::async, [this] {
        auto pages = run(m_image, checkIntegrity);
        return pages ? run(m_image, checkReferences) : pages;
    });
}

std::optional<Result<void>> ImageCheck::verdictOn(const Image &image)
{
    if (image.bytes() != m_image.bytes()) {
        return {};
    }
    if (m_running.valid()) {
        m_verdict = m_running.get();
    }
    return m_verdict;
}

} // namespace gigaplan::store
