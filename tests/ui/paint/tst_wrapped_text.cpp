// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "ui/paint/theme.h"
#include "ui/paint/wrapped_text.h"

#include <QFontMetricsF>
#include <QImage>
#include <QTest>

using namespace gigaplan;

/// Titles in lines: nothing beyond the width, nothing cut within a word that fits a line.
class TestWrappedText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aShortTextIsOneLine();
    void textStaysWithinTheWidth_data();
    void textStaysWithinTheWidth();
    void overflowEndsInAnEllipsis();

private:
    static QImage painted(const WrappedText &text, double width)
    {
        QImage image(static_cast<int>(width) + 400, static_cast<int>(text.height()) + 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setPen(Qt::black);
        text.paint(painter, {20, 20});
        return image;
    }
    static bool isBlank(const QImage &image, const QRect &place)
    {
        const QImage part = image.copy(place);
        QImage blank(part.size(), part.format());
        blank.fill(Qt::white);
        return part == blank;
    }
};

void TestWrappedText::aShortTextIsOneLine()
{
    const WrappedText text(QStringLiteral("Hall 1"), Theme::font(), 300, 4);
    QCOMPARE(text.lines(), 1);
    QCOMPARE(text.excess(), 0.0);
    QCOMPARE(WrappedText(QString(), Theme::font(), 300, 4).lines(), 1);
    QCOMPARE(WrappedText(QStringLiteral("two\nlines"), Theme::font(), 300, 4).lines(), 2);
}

void TestWrappedText::textStaysWithinTheWidth_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << QStringLiteral("Commissioning of the northern substation ").repeated(5);
    QTest::newRow("one word") << QString(QStringLiteral("Umspannwerksinbetriebnahme")).repeated(10);
    QTest::newRow("right to left") << QString::fromUtf8("שלום עולם ").repeated(30);
    QTest::newRow("emoji") << QString::fromUtf8("🏗️⚡").repeated(80);
    QTest::newRow("controls") << QStringLiteral("\x1b[2J\t\x07 and more words ").repeated(12);
    QTest::newRow("half a character") << QString(QChar(0xD83D)).repeated(100);
}

void TestWrappedText::textStaysWithinTheWidth()
{
    QFETCH(QString, text);
    constexpr int width = 200;
    const WrappedText wrapped(text, Theme::font(), width, 100);
    QVERIFY(wrapped.lines() > 1);
    const QImage image = painted(wrapped, width);
    QVERIFY(isBlank(image, QRect(20 + width + 4, 0, image.width() - 24 - width, image.height())));
    QVERIFY(!isBlank(image,
                     QRect(20, image.height() - 20 - static_cast<int>(wrapped.lineHeight()), width,
                           static_cast<int>(wrapped.lineHeight()))));
}

void TestWrappedText::overflowEndsInAnEllipsis()
{
    const WrappedText text(QStringLiteral("Commissioning of the northern substation ").repeated(5000), Theme::font(),
                           200, 3);
    QCOMPARE(text.lines(), 3);
    const QImage whole = painted(text, 200);
    QVERIFY(isBlank(whole, QRect(224, 0, whole.width() - 224, whole.height())));
    QVERIFY(WrappedText(QStringLiteral("Commissioning of the northern substation "), Theme::font(), 200, 3).lines()
            <= 3);
}

GIGAPLAN_TEST(TestWrappedText)
#include "tst_wrapped_text.moc"
