// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_style.h"

#include "ui/paint/theme.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

namespace gigaplan {

namespace {

constexpr int kLineHeight = 130; ///< per cent
constexpr int kListIndent = 24; ///< pixels

void dressBlock(const QTextBlock &block)
{
    QTextCursor cursor(block);
    QTextBlockFormat format;
    format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    const int level = block.blockFormat().headingLevel();
    const bool isCell = cursor.currentTable();
    format.setTopMargin(level > 1 ? space::kHuge : 0);
    const bool isInList = block.textList() && block.next().textList();
    format.setBottomMargin(isCell ? 0 : level > 0 ? space::kSmall : isInList ? space::kTiny : space::kMedium);
    cursor.mergeBlockFormat(format);
    if (level > 0) {
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        QTextCharFormat heading = cursor.charFormat();
        heading.clearProperty(QTextFormat::FontSizeAdjustment); // Markdown's own size, which would prevail
        heading.setFont(Theme::font(level == 1 ? TextSize::Title : TextSize::Heading, QFont::DemiBold));
        heading.setAnchor(true);
        heading.setAnchorNames({helpAnchor(block.text())});
        cursor.setCharFormat(heading);
    }
}

void dressText(const QTextFragment &text, QTextDocument &page, const Theme &theme)
{
    QTextCharFormat format;
    if (text.charFormat().isAnchor() && !text.charFormat().anchorHref().isEmpty()) {
        format.setForeground(theme.accent);
        format.setFontUnderline(true);
    } else if (text.charFormat().fontFixedPitch()) {
        format.setBackground(mixed(theme.panel, theme.hairline, 0.6));
    } else {
        return;
    }
    QTextCursor cursor(&page);
    cursor.setPosition(text.position());
    cursor.setPosition(text.position() + text.length(), QTextCursor::KeepAnchor);
    cursor.mergeCharFormat(format);
}

/// A hairline under each row; the header in quiet ink.
void dressTable(QTextTable &table, const Theme &theme)
{
    QTextTableFormat format = table.format();
    format.setBorder(0);
    format.setBorderCollapse(true);
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setTopMargin(space::kSmall);
    format.setBottomMargin(space::kMedium);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    table.setFormat(format);
    for (int row = 0; row < table.rows(); ++row) {
        for (int column = 0; column < table.columns(); ++column) {
            QTextTableCell cell = table.cellAt(row, column);
            QTextTableCellFormat look = cell.format().toTableCellFormat();
            look.setPadding(space::kTiny);
            look.setLeftPadding(0);
            look.setRightPadding(space::kMedium);
            look.setBottomBorder(1);
            look.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            look.setBottomBorderBrush(theme.hairline);
            cell.setFormat(look);
            if (row == 0) {
                QTextCharFormat header;
                header.setForeground(theme.quietText);
                header.setFontWeight(QFont::Normal);
                QTextCursor cursor = cell.firstCursorPosition();
                cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor::KeepAnchor);
                cursor.mergeCharFormat(header);
            }
        }
    }
}

} // namespace

QString helpAnchor(const QString &heading)
{
    static const QRegularExpression dropped(QStringLiteral("[^\\w -]"), QRegularExpression::UseUnicodePropertiesOption);
    return heading.toLower().remove(dropped).simplified().replace(QLatin1Char(' '), QLatin1Char('-'));
}

void dressHelpPage(QTextDocument &page, const Theme &theme)
{
    page.setDefaultFont(Theme::font());
    page.setIndentWidth(kListIndent);
    QTextCursor all(&page);
    all.beginEditBlock(); // laid out once
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next()) {
        dressBlock(block);
        std::vector<QTextFragment> texts; // formats that merge would end the iteration early
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            texts.push_back(it.fragment());
        }
        for (const QTextFragment &text : texts) {
            dressText(text, page, theme);
        }
    }
    for (QTextFrame *frame : page.rootFrame()->childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(frame)) {
            dressTable(*table, theme);
        }
    }
    all.endEditBlock();
}

} // namespace gigaplan
