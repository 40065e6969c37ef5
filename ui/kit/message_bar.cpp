// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/message_bar.h"

#include "ui/kit/boxes.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace gigaplan {

MessageBar::MessageBar(QWidget *parent) : QWidget(parent), m_layout(column(this, {}))
{
    setVisible(false);
}

void MessageBar::say(const QString &topic, const QString &text, std::vector<Choice> choices)
{
    take(topic);
    auto *message = new QWidget(this);
    message->setObjectName(topic);
    message->setAutoFillBackground(true);
    auto *label = new QLabel(text, message);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setFont(Theme::font(TextSize::Body));
    auto *row = line(message, {{label, 1}}, {space::kMedium, space::kTiny, space::kTiny, space::kTiny}, space::kSmall);
    for (Choice &choice : choices) {
        auto *button = new QPushButton(choice.text, message);
        connect(button, &QPushButton::clicked, this, [this, topic, chosen = std::move(choice.chosen)] {
            take(topic);
            chosen();
        });
        row->addWidget(button);
    }
    auto *close = new QToolButton(message);
    close->setText(QStringLiteral("✕")); // the theme's icon is red, as if something had gone wrong
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, [this, topic] { take(topic); });
    row->addWidget(close);
    dress(*message);
    m_layout->addWidget(message);
    setVisible(true);
}

void MessageBar::take(const QString &topic)
{
    if (QWidget *message = find(topic)) {
        m_layout->removeWidget(message);
        message->setObjectName({});
        message->hide();
        message->deleteLater(); // one of its buttons may be what called
    }
    setVisible(m_layout->count() > 0);
}

bool MessageBar::has(const QString &topic) const
{
    return find(topic) != nullptr;
}

QWidget *MessageBar::find(const QString &topic) const
{
    return findChild<QWidget *>(topic, Qt::FindDirectChildrenOnly);
}

void MessageBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (QWidget *message : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        dress(*message);
    }
}

void MessageBar::dress(QWidget &message) const
{
    QPalette palette = m_theme.palette();
    const QColor background = m_theme.faded(m_theme.accent, 0.16);
    palette.setColor(QPalette::Window, background);
    palette.setColor(QPalette::WindowText, m_theme.text);
    message.setPalette(palette);
}

} // namespace gigaplan
