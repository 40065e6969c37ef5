// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_empty.h"

#include "ui/kit/cell_painter.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace gigaplan {

namespace {

constexpr int kTextWidth = 440;

} // namespace

CompareEmpty::CompareEmpty(QWidget *parent) : QWidget(parent), m_text(new QLabel(this)), m_buttons(new QWidget(this))
{
    setAutoFillBackground(true);
    auto *title = new QLabel(tr("Two plans side by side"), this);
    title->setFont(Theme::font(TextSize::Title, QFont::DemiBold));
    m_text->setText(
        tr("See what differs, what it does to each phase in days, megawatts, GPUs and money, and take over what "
           "you like, field by field. The timeline and the floor show the other plan as ghosts."));
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setFixedWidth(kTextWidth);
    auto *line = new QHBoxLayout(m_buttons);
    line->setContentsMargins(0, space::kSmall, 0, 0);
    line->setSpacing(space::kSmall);
    const auto add = [&](const QString &text, const QString &tip, auto signal) {
        auto *button = new QPushButton(text, m_buttons);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, signal);
        line->addWidget(button);
    };
    add(tr("With what was saved"), tr("Changes since the plan was opened or last saved"),
        &CompareEmpty::savedRequested);
    add(tr("With a file…"), tr("Another plan file, of any readable format"), &CompareEmpty::fileRequested);
    add(tr("With a scenario…"), tr("A what-if copy kept in this plan file"), &CompareEmpty::scenarioRequested);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::kSmall);
    column->addStretch(2);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addWidget(m_buttons, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void CompareEmpty::setTheme(const Theme &theme)
{
    QPalette colours = theme.palette();
    colours.setColor(QPalette::Window, theme.panel);
    setPalette(colours);
    QPalette quiet = colours;
    quiet.setColor(QPalette::WindowText, theme.quietText);
    m_text->setPalette(quiet);
    dressBar(*m_buttons, theme);
    // A label that is centred in a column is not asked for its height at its width.
    m_text->setMinimumHeight(m_text->heightForWidth(kTextWidth));
}

} // namespace gigaplan
