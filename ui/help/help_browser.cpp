// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_browser.h"

#include "ui/help/help_style.h"

#include <QScrollBar>
#include <QTextCursor>
#include <QTextFrame>

namespace gigaplan {

namespace {

constexpr int kLongestLine = 620; ///< pixels, about 90 characters

} // namespace

HelpBrowser::HelpBrowser(QWidget *parent) : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Help page"));
    connect(this, &QTextBrowser::sourceChanged, this, &HelpBrowser::showSource);
}

void HelpBrowser::setTheme(const Theme &theme)
{
    m_theme = theme;
    // Under an application's style sheet the viewport keeps its first palette; a sheet of its own does reach it.
    setStyleSheet(
        QStringLiteral("QTextBrowser { background: %1; color: %2; border: 0; selection-background-color: %3;"
                       " selection-color: %4; }")
            .arg(theme.panel.name(), theme.text.name(), theme.accent.name(), theme.readableOn(theme.accent).name()));
    dressHelpPage(*document(), theme);
    mark();
}

void HelpBrowser::setMarked(const QStringList &words)
{
    m_words = words;
    mark();
}

void HelpBrowser::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitMargins();
}

void HelpBrowser::showSource(const QUrl &url)
{
    dressHelpPage(*document(), m_theme);
    document()->setModified(false);
    fitMargins();
    mark();
    if (url.hasFragment()) {
        scrollToAnchor(url.fragment()); // there was none before the page was dressed
    }
}

void HelpBrowser::fitMargins()
{
    QTextFrameFormat frame = document()->rootFrame()->frameFormat();
    frame.setTopMargin(space::kLarge);
    frame.setBottomMargin(space::kLarge);
    frame.setLeftMargin(space::kHuge);
    frame.setRightMargin(std::max(space::kHuge, viewport()->width() - space::kHuge - kLongestLine));
    document()->rootFrame()->setFrameFormat(frame);
}

void HelpBrowser::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextCharFormat format;
    format.setBackground(mixed(m_theme.panel, m_theme.overloaded, 0.35));
    format.setForeground(m_theme.text);
    for (const QString &word : m_words) {
        for (QTextCursor at = document()->find(word); !at.isNull(); at = document()->find(word, at)) {
            marks.append({at, format});
        }
    }
    setExtraSelections(marks);
}

} // namespace gigaplan
