// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/duration_shape.h"

namespace gigaplan {

/// A scattering quantity by its three points; see `DurationShape` for what they mean in each shape.
struct ThreePoints {
    DurationShape shape = DurationShape::Fixed;
    double optimistic = 0, likely = 0, pessimistic = 0;

    /// The value below which lies the share Φ(z) of all outcomes, rising with z. Of a lognormal each half has its own
    /// spread, so that all three points hold. Points out of order scatter between the least and the most of the three,
    /// with the likely one where it is; the PERT quantile comes from a table (`PertQuantiles`).
    double at(double z) const;
    /// The same by the share itself, of a triangular one.
    double atShare(double share) const;

private:
    double least() const;
    double most() const;
};

} // namespace gigaplan
