// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "ui/paint/gantt_painter.h"

#include <QImage>
#include <QTest>

using namespace gigaplan;

namespace {

constexpr QRgb kUntouched = 0xffff00ff;

OutlineRow bar(int fromDay, int toDay)
{
    OutlineRow row;
    row.task = {1};
    row.name = QStringLiteral("Energise substation");
    row.start = startOfDay(makeDate(2028, 3, 1) + fromDay);
    row.finish = startOfDay(makeDate(2028, 3, 1) + toDay);
    row.lateFinish = row.finish;
    row.phase = 0;
    row.phaseCount = 4;
    return row;
}

GanttPainter painterOf(double pixelsPerDay = 10)
{
    return {Theme::light(), TimeAxis(startOfDay(makeDate(2028, 3, 1)), pixelsPerDay / 1440)};
}

QImage canvas(double ratio = 1, QSize size = {400, 200})
{
    QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(kUntouched);
    return image;
}

/// Whether all pixels outside of `area` (in logical pixels) are as they were, and some inside are not.
bool isKeptTo(const QImage &image, const QRect &area)
{
    const double ratio = image.devicePixelRatio();
    const QRect inside(QPoint(area.topLeft() * ratio), area.size() * ratio);
    bool painted = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool touched = image.pixel(x, y) != kUntouched;
            if (touched && !inside.contains(x, y)) {
                return false;
            }
            painted = painted || touched;
        }
    }
    return painted;
}

std::vector<OutlineRow> allKinds()
{
    OutlineRow leaf = bar(-50, 300);
    leaf.critical = leaf.selected = true;
    leaf.complete = 0.4;
    leaf.deadline = startOfDay(makeDate(2028, 3, 9));
    OutlineRow slack = bar(2, 5);
    slack.lateFinish = startOfDay(makeDate(2029, 1, 1));
    slack.totalSlackMin = 480;
    OutlineRow summary = bar(-10, 20);
    summary.summary = summary.expanded = true;
    OutlineRow phase = summary;
    phase.phaseBar = true;
    phase.power = QStringLiteral("1.00 GW IT");
    OutlineRow milestone = bar(8, 8);
    milestone.milestone = true;
    milestone.hovered = true;
    return {leaf, slack, summary, phase, milestone};
}

} // namespace

class TestGanttPainter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void barsSpanTheirDates()
    {
        const GanttPainter gantt = painterOf();
        const QRectF body(100, 48, 300, 150);
        QCOMPARE(ganttBar(gantt.axis(), bar(3, 8), body, 48), QRectF(130, 53, 50, 14));
        OutlineRow milestone = bar(3, 3);
        milestone.milestone = true;
        QCOMPARE(ganttBar(gantt.axis(), milestone, body, 48), QRectF(123, 53, 14, 14));
        QVERIFY(ganttBar(gantt.axis(), bar(3, 3), body, 48).width() >= 2); // never out of sight
        OutlineRow summary = bar(3, 8);
        summary.summary = true;
        QVERIFY(ganttBar(gantt.axis(), summary, body, 48).height() < 14);
    }

    void nothingIsPaintedOutsideItsRectangle_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::newRow("1x") << 1.0;
        QTest::newRow("2x") << 2.0;
    }
    void nothingIsPaintedOutsideItsRectangle()
    {
        QFETCH(double, ratio);
        const GanttPainter gantt = painterOf();
        const QRect area(60, 50, 250, 100);
        const auto rows = allKinds();
        const std::vector<OutlineLink> links{
            {0, 4, startOfDay(makeDate(2028, 3, 20)), startOfDay(makeDate(2028, 3, 5))},
            {1, 3, startOfDay(makeDate(2028, 3, 2)), startOfDay(makeDate(2028, 6, 5))}};
        // Scrolled, so that lines begin above and end below the rectangle.
        const double top = 37;
        using Paint = std::function<void(QPainter &)>;
        const QRect header(area.left(), 10, area.width(), GanttPainter::kHeaderHeight);
        const std::vector<std::pair<QRect, Paint>> parts{
            {area,
             [&](QPainter &p) { gantt.paintGround(p, area, top, 40, [](Date day) { return weekday(day) > 4; }); }},
            {area, [&](QPainter &p) { gantt.paintBars(p, area, top, 0, rows); }},
            {area, [&](QPainter &p) { gantt.paintLinks(p, area, top, links); }},
            {area, [&](QPainter &p) { gantt.paintGhost(p, area, top, 0, rows[0]); }},
            {area, [&](QPainter &p) { gantt.paintNames(p, area, top, 0, rows); }},
            {area, [&](QPainter &p) { gantt.paintToday(p, area, makeDate(2028, 3, 5)); }},
            {header, [&](QPainter &p) { gantt.paintHeader(p, header); }},
            {header, [&](QPainter &p) { gantt.paintNamesHeader(p, header); }},
            {header.united(area), [&](QPainter &p) { gantt.paintAsOf(p, header, area, makeDate(2028, 3, 9)); }},
        };
        for (std::size_t i = 0; i < parts.size(); ++i) {
            QImage image = canvas(ratio);
            {
                QPainter p(&image);
                parts[i].second(p);
            }
            QVERIFY2(isKeptTo(image, parts[i].first), qPrintable(QString::number(i)));
        }
    }

    void painterStateIsRestored()
    {
        QImage image = canvas();
        QPainter p(&image);
        p.setPen(QPen(Qt::red, 3));
        const QRectF body(0, 0, 400, 200);
        painterOf().paintBars(p, body, 0, 0, allKinds());
        painterOf().paintNames(p, body, 0, 0, allKinds());
        painterOf().paintHeader(p, body);
        QCOMPARE(p.pen(), QPen(Qt::red, 3));
        QVERIFY(!p.hasClipping());
    }

    void taskBarShowsPhaseAndProgress()
    {
        OutlineRow row = bar(2, 22);
        row.complete = 0.5;
        QImage image = canvas();
        {
            QPainter p(&image);
            painterOf().paintBars(p, QRectF(0, 0, 400, 24), 0, 0, std::span(&row, 1));
        }
        const QColor base = Theme::light().phase(0, 4);
        QCOMPARE(image.pixelColor(60, 12).rgb(), base.rgb());
        QVERIFY(image.pixelColor(180, 12).rgb() != base.rgb());
        QCOMPARE(image.pixel(300, 12), kUntouched);
    }

    void slackFollowsTheBar()
    {
        OutlineRow row = bar(2, 5);
        row.lateFinish = startOfDay(makeDate(2028, 3, 16));
        row.totalSlackMin = 480 * 7;
        QImage image = canvas();
        {
            QPainter p(&image);
            painterOf().paintBars(p, QRectF(0, 0, 400, 24), 0, 0, std::span(&row, 1));
        }
        QVERIFY(image.pixel(100, 12) != kUntouched);
        QVERIFY(image.pixel(200, 12) == kUntouched);
    }

    void columnsAppearAsTheyFit()
    {
        QCOMPARE(GanttColumns::forWidth(200).width(OutlineColumn::Start), 0.0);
        QVERIFY(GanttColumns::forWidth(440).width(OutlineColumn::Finish) > 0);
        QCOMPARE(GanttColumns::forWidth(440).width(OutlineColumn::Slack), 0.0);
        const GanttColumns wide = GanttColumns::forWidth(520);
        QVERIFY(wide.width(OutlineColumn::Slack) > 0);
        const GanttColumns all = GanttColumns::forWidth(GanttColumns::widthOfAll({}));
        QCOMPARE(all.places().size(), std::size_t(kOutlineColumnCount - 1)); // without a baseline no variance
        for (const GanttColumns &columns : {wide, all}) {
            double left = 0;
            for (const GanttColumns::Place &place : columns.places()) {
                QCOMPARE(place.left, left); // side by side, without a gap
                QCOMPARE(columns.at(left + 1)->column, place.column);
                left += place.width;
            }
        }
        QCOMPARE(wide.places().back().left + wide.places().back().width, 520.0);
    }

    void columnsFollowTheChoice()
    {
        GanttColumns::Choice choice;
        choice.hidden = {OutlineColumn::Slack};
        choice.widths = {{OutlineColumn::Finish, 140}};
        choice.hasBaseline = true;
        const GanttColumns columns = GanttColumns::forWidth(800, choice);
        QCOMPARE(columns.width(OutlineColumn::Slack), 0.0);
        QCOMPARE(columns.width(OutlineColumn::Finish), 140.0);
        QVERIFY(columns.width(OutlineColumn::Variance) > 0);
    }

    void cellTexts()
    {
        OutlineRow row;
        row.number = 12;
        row.durationMin = 20 * 480;
        row.totalSlackMin = -720;
        row.complete = 0.254;
        row.varianceDays = -3;
        QCOMPARE(outlineCellText(row, OutlineColumn::Number), QStringLiteral("12"));
        QCOMPARE(outlineCellText(row, OutlineColumn::Duration), QStringLiteral("20 days"));
        QCOMPARE(outlineCellText(row, OutlineColumn::Slack), QStringLiteral("−1.5"));
        QCOMPARE(outlineCellText(row, OutlineColumn::Complete), QStringLiteral("25"));
        QCOMPARE(outlineCellText(row, OutlineColumn::Variance), QStringLiteral("−3"));
        row.varianceDays.reset();
        QCOMPARE(outlineCellText(row, OutlineColumn::Variance), QString());
    }

    void chipIsVisibleWithItsDate()
    {
        const GanttPainter gantt = painterOf();
        const QRectF header(100, 0, 300, 48);
        QVERIFY(header.contains(ganttAsOfChip(gantt.axis(), header, makeDate(2028, 3, 1))));
        QVERIFY(ganttAsOfChip(gantt.axis(), header, makeDate(2027, 3, 1)).isEmpty());
        QVERIFY(ganttAsOfChip(gantt.axis(), header, makeDate(2030, 3, 1)).isEmpty());
    }
};

GIGAPLAN_TEST(TestGanttPainter)
#include "tst_gantt_painter.moc"
