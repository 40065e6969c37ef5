// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace gigaplan {

/// Messages above the views that wait for an answer or for being read, without stopping the work.
class MessageBar final : public QWidget {
    Q_OBJECT

public:
    struct Choice {
        QString text;
        std::function<void()> chosen; ///< the message goes first
    };
    explicit MessageBar(QWidget *parent = nullptr);

    /// One message per topic is shown at a time: a new one replaces it.
    void say(const QString &topic, const QString &text, std::vector<Choice> choices = {});
    void take(const QString &topic);
    bool has(const QString &topic) const;
    void setTheme(const Theme &theme);

private:
    QWidget *find(const QString &topic) const;
    void dress(QWidget &message) const;

    QVBoxLayout *m_layout;
    Theme m_theme = Theme::light();
};

} // namespace gigaplan
