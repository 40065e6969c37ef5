// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/boxes.h"

namespace gigaplan {

namespace {

template <class Box>
Box *filled(Box *layout, std::initializer_list<BoxPart> parts, QMargins margins, int spacing)
{
    layout->setContentsMargins(margins);
    layout->setSpacing(spacing);
    for (const BoxPart &part : parts) {
        if (part.widget) {
            layout->addWidget(part.widget, part.stretch);
        } else if (part.box) {
            layout->addLayout(part.box, part.stretch);
        } else if (part.pixels > 0) {
            layout->addSpacing(part.pixels);
        } else {
            layout->addStretch(part.stretch);
        }
    }
    return layout;
}

} // namespace

BoxPart BoxPart::gap(int pixels)
{
    BoxPart gap = rest();
    gap.pixels = pixels;
    return gap;
}

QVBoxLayout *column(QWidget *in, std::initializer_list<BoxPart> parts, QMargins margins, int spacing)
{
    return filled(new QVBoxLayout(in), parts, margins, spacing);
}

QHBoxLayout *line(QWidget *in, std::initializer_list<BoxPart> parts, QMargins margins, int spacing)
{
    return filled(new QHBoxLayout(in), parts, margins, spacing);
}

} // namespace gigaplan
