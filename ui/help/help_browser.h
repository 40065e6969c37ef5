// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QTextBrowser>

namespace gigaplan {

/// Shows a page of the help in the window's look, in lines that are not too long to read. Links go from page to page.
class HelpBrowser final : public QTextBrowser {
    Q_OBJECT

public:
    explicit HelpBrowser(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Marks each of the words on this page and on those to come.
    void setMarked(const QStringList &words);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSource(const QUrl &url);
    void fitMargins();
    void mark();

    Theme m_theme = Theme::light();
    QStringList m_words;
};

} // namespace gigaplan
