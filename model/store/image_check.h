// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/image.h"

#include <future>
#include <optional>

namespace gigaplan::store {

/// integrity_check and the references of an image, side by side in two threads.
Result<void> checkImage(const Image &image);

/// The verdict on one image, found in another thread in the background. It is about the image's bytes: an equal image
/// has the same verdict.
class ImageCheck {
public:
    ImageCheck() = default;
    ~ImageCheck(); ///< waits for what is running
    ImageCheck(const ImageCheck &) = delete;
    ImageCheck &operator=(const ImageCheck &) = delete;

    bool isRunning() const;
    /// Forgets the last one. Not while one is running.
    void begin(Image image);
    /// Nothing where `image` differs from the one that was begun with; waits where it is not done yet.
    std::optional<Result<void>> verdictOn(const Image &image);

private:
    Image m_image;
    std::future<Result<void>> m_running;
    std::optional<Result<void>> m_verdict;
};

} // namespace gigaplan::store
