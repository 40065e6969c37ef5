// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "ui/help/help_browser.h"
#include "ui/help/help_pages.h"
#include "ui/help/help_style.h"

#include <QDir>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace gigaplan;

namespace {

QStringList anchorsOf(const QTextDocument &page)
{
    QStringList anchors;
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().isAnchor()) { // a browser looks at no other
                anchors += it.fragment().charFormat().anchorNames();
            }
        }
    }
    return anchors;
}

QStringList linksOf(const QTextDocument &page)
{
    QStringList links;
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (const QString href = it.fragment().charFormat().anchorHref(); !href.isEmpty()) {
                links += href;
            }
        }
    }
    return links;
}

std::unique_ptr<QTextDocument> documentOf(const HelpPage &page)
{
    auto document = std::make_unique<QTextDocument>();
    document->setMarkdown(page.text);
    dressHelpPage(*document, Theme::light());
    return document;
}

} // namespace

/// The pages of the help hang together.
class TestHelpPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsAPageOfTheIndex();
    void pagesAreShort();
    void everyLinkLeadsToAPageAndAnAnchor();
    void anchorsAreAsInLinks();
    void headingsAreLarger();
    void powerSaysWhich();
};

void TestHelpPages::everyFileIsAPageOfTheIndex()
{
    QStringList files;
    for (const QString &file : QDir(QStringLiteral(GIGAPLAN_SOURCE_DIR "/resources/help")).entryList(QDir::Files)) {
        files.append(QFileInfo(file).completeBaseName());
    }
    QStringList pages;
    for (const HelpPage &page : helpPages()) {
        QVERIFY2(page.text.startsWith(QStringLiteral("# ")) && !page.title.isEmpty(), qPrintable(page.id));
        pages.append(page.id);
    }
    QCOMPARE(pages.first(), QStringLiteral("index"));
    pages.sort();
    files.sort();
    QCOMPARE(pages, files);
}

void TestHelpPages::pagesAreShort()
{
    static const QRegularExpression gap(QStringLiteral("[\\s|]+"));
    for (const HelpPage &page : helpPages()) {
        const auto words = page.text.split(gap, Qt::SkipEmptyParts).size();
        QVERIFY2(words >= 100 && (words <= 300 || page.id == QStringLiteral("keys")),
                 qPrintable(QStringLiteral("%1: %2 words").arg(page.id).arg(words)));
    }
}

void TestHelpPages::everyLinkLeadsToAPageAndAnAnchor()
{
    int links = 0;
    for (const HelpPage &page : helpPages()) {
        for (const QString &link : linksOf(*documentOf(page))) {
            const QUrl url = page.url().resolved(QUrl(link));
            const HelpPage *target = helpPage(helpPageId(url));
            const QByteArray place = page.id.toUtf8() + ": " + link.toUtf8();
            QVERIFY2(target && url.matches(target->url(), QUrl::RemoveFragment), place.constData());
            QVERIFY2(!url.hasFragment() || anchorsOf(*documentOf(*target)).contains(url.fragment()), place.constData());
            ++links;
        }
    }
    QVERIFY(links > 40);
}

void TestHelpPages::anchorsAreAsInLinks()
{
    QCOMPARE(helpAnchor(QStringLiteral("What a row waits for")), QStringLiteral("what-a-row-waits-for"));
    QCOMPARE(helpAnchor(QStringLiteral("P10, P50 & “P90”?")), QStringLiteral("p10-p50-p90"));
}

void TestHelpPages::headingsAreLarger()
{
    const auto document = documentOf(helpPages().front());
    document->setTextWidth(600);
    QVERIFY(!document->size().isEmpty()); // laid out
    QHash<int, double> heights; // of lines, by level
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        heights.insert(block.blockFormat().headingLevel(), block.layout()->lineAt(0).height());
    }
    QVERIFY(heights.value(1) > heights.value(2));
    QVERIFY(heights.value(2) > QFontMetricsF(document->defaultFont()).height());
    QVERIFY(!helpPages().front().text.contains(QStringLiteral("\n### "))); // there is no look for more
}

void TestHelpPages::powerSaysWhich()
{
    static const QRegularExpression unit(QStringLiteral("\\b[0-9.]+ ?[GM]W\\b(?! (?:IT|facility))"));
    for (const HelpPage &page : helpPages()) {
        const auto match = unit.match(page.text);
        QVERIFY2(!match.hasMatch(), qPrintable(page.id + QStringLiteral(": ") + match.captured()));
    }
}

GIGAPLAN_TEST(TestHelpPages)
#include "tst_help_pages.moc"
