// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/empty_page.h"

#include "ui/kit/cell_painter.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace gigaplan {

namespace {

constexpr int kEmptyTextWidth = 480;

} // namespace

EmptyPage::EmptyPage(const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_ways(new QHBoxLayout)
{
    setAutoFillBackground(true);
    auto *headline = new QLabel(title, this);
    headline->setFont(Theme::font(TextSize::Title, QFont::DemiBold));
    m_text->setProperty("quiet", true);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setFixedWidth(kEmptyTextWidth);
    m_ways->setSpacing(space::kSmall);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::kMedium);
    column->addStretch(2);
    column->addWidget(headline, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addLayout(m_ways);
    column->setAlignment(m_ways, Qt::AlignHCenter);
    column->addStretch(3);
    setText(text);
}

void EmptyPage::setText(const QString &text)
{
    m_text->setText(text);
    // A label that is centred in a column is not asked for its height at its width.
    m_text->setMinimumHeight(std::max(0, m_text->heightForWidth(kEmptyTextWidth)));
}

QPushButton *EmptyPage::addWay(const QString &text, const QString &tip)
{
    auto *button = new QPushButton(text, this);
    button->setToolTip(tip);
    m_ways->addWidget(button);
    return button;
}

void EmptyPage::setTheme(const Theme &theme)
{
    dressBar(*this, theme);
    setText(m_text->text());
}

} // namespace gigaplan
