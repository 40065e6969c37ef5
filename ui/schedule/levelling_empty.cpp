// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schedule/levelling_empty.h"

#include "ui/paint/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace gigaplan {

namespace {

constexpr int kEmptyTextWidth = 520;

} // namespace

LevellingEmpty::LevellingEmpty(QWidget *parent) : QWidget(parent), m_text(new QLabel(this))
{
    auto *title = new QLabel(tr("Work waits for crews and deliveries"), this);
    title->setFont(Theme::font(TextSize::Title, QFont::DemiBold));
    m_text->setText(tr(
        "Levelling holds tasks back until the crews, cranes, load banks and teams that they need are free, and until "
        "what they use up has arrived. No task of this plan says yet what it needs.\n\nAdd resources with the units "
        "that there are, assign tasks to them, or say which equipment must have arrived: all in the tables, under "
        "Resource, Assignment and Arrival needed."));
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setFixedWidth(kEmptyTextWidth);
    auto *first = new QPushButton(tr("&Add a Resource"), this);
    first->setToolTip(tr("Add a crew of one unit, to name and assign"));
    connect(first, &QPushButton::clicked, this, &LevellingEmpty::resourceRequested);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::kMedium);
    column->addStretch(2);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addWidget(first, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void LevellingEmpty::setTheme(const Theme &theme)
{
    QPalette quiet = theme.palette();
    quiet.setColor(QPalette::WindowText, theme.quietText);
    m_text->setPalette(quiet);
    // A label that is centred in a column is not asked for its height at its width.
    m_text->setMinimumHeight(m_text->heightForWidth(kEmptyTextWidth));
}

} // namespace gigaplan
