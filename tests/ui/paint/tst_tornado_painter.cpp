// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "ui/paint/tornado_painter.h"

#include <QTest>

#include <cmath>

using namespace gigaplan;

namespace {

TornadoPicture twoFactors()
{
    TornadoPicture picture;
    picture.title = QStringLiteral("What swings the plan's finish");
    picture.axis = QStringLiteral("days from the mean date");
    TornadoEntry wide;
    wide.name = QStringLiteral("Main transformers and HV breakers, slot to delivery");
    wide.low = -24;
    wide.high = 84;
    TornadoEntry late = wide; // both of its ends are late
    late.name = QStringLiteral("Permits");
    late.low = 10;
    late.high = 40;
    picture.entries = {wide, late};
    return picture;
}

} // namespace

class TestTornadoPainter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void barsSpanTheirDays_data()
    {
        QTest::addColumn<double>("width");
        QTest::newRow("narrow") << 320.0;
        QTest::newRow("wide") << 1200.0;
    }
    void barsSpanTheirDays()
    {
        QFETCH(double, width);
        const TornadoPicture picture = twoFactors();
        const TornadoLayout layout(picture, width);
        const QRectF bar = layout.bar(0);
        QCOMPARE(bar.left(), layout.xOf(-24));
        QCOMPARE(bar.right(), layout.xOf(84));
        QVERIFY(bar.right() < width && bar.left() > 0);
        QCOMPARE(layout.bar(1).left(), layout.xOf(0)); // from the mean on
        QCOMPARE(layout.bar(1).right(), layout.xOf(40));
        // Neither the name nor the next row is covered.
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(layout.row(i).contains(layout.bar(i)));
            QVERIFY(!layout.label(i).intersects(layout.bar(i)));
        }
        QCOMPARE(layout.rowAt(layout.row(1).center().y()), 1);
        QCOMPARE(layout.rowAt(layout.height() + 1), -1);
        QCOMPARE(layout.rowAt(-1), -1);
    }

    void narrowChartUsesFullWidthForNames()
    {
        const TornadoPicture picture = twoFactors();
        QCOMPARE(TornadoLayout(picture, 320).label(0).width(), 320.0);
        QVERIFY(TornadoLayout(picture, 1200).label(0).width() < 600);
    }

    void ticksIncludeZeroAndStayInRange()
    {
        const TornadoPicture picture = twoFactors();
        const std::vector<double> values = TornadoLayout(picture, 900).ticks().values;
        QVERIFY(std::find(values.begin(), values.end(), 0.0) != values.end());
        QVERIFY(values.front() >= -27 && values.back() <= 87);
    }

    void earlyAndLateDifferInColourAndSide()
    {
        const TornadoPicture picture = twoFactors();
        const Theme theme = Theme::print();
        QImage image(900, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintTornadoRows(painter, picture, QRectF(0, 0, 900, 200), 0, {}, theme);
        painter.end();
        const TornadoLayout layout(picture, 900);
        const int y = static_cast<int>(layout.bar(0).center().y());
        const QColor early = image.pixelColor(static_cast<int>(layout.xOf(-12)), y),
                     late = image.pixelColor(static_cast<int>(layout.xOf(30)), y);
        QVERIFY(early.blue() > early.red());
        QVERIFY(late.red() > late.blue());
    }

    void emptyChartExplainsItself()
    {
        TornadoPicture picture;
        picture.title = QStringLiteral("What swings");
        picture.empty = QStringLiteral("Nothing swings this date.");
        QImage image(400, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintTornado(painter, picture, QRectF(0, 0, 400, 200), Theme::print());
        painter.end();
        int inked = 0;
        for (int x = 0; x < 400; ++x) {
            for (int y = 80; y < 140; ++y) {
                inked += image.pixelColor(x, y) != Qt::white;
            }
        }
        QVERIFY(inked > 50);
    }

    void cardShowsAllFacts()
    {
        TornadoEntry entry = twoFactors().entries[0];
        entry.kind = QStringLiteral("Task");
        entry.detail = QStringLiteral("Campus works");
        entry.error = 2.5;
        const Readout facts = tornadoReadout(entry);
        QCOMPARE(facts.lines.size(), std::size_t(4));
        QCOMPARE(facts.lines[0].before, QStringLiteral("−24.0 days"));
        QCOMPARE(facts.lines[1].before, QStringLiteral("+84.0 days"));
        QCOMPARE(facts.lines[2].before, QStringLiteral("108.0 days"));
        QCOMPARE(facts.note, QStringLiteral("Task: Campus works"));
        entry.happensOrNot = true;
        QVERIFY(tornadoReadout(entry).lines[1].what.contains(QStringLiteral("happens")));
    }
};

GIGAPLAN_TEST(TestTornadoPainter)
#include "tst_tornado_painter.moc"
