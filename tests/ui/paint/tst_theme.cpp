// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/words/labels.h"
#include "tests/support/test_program.h"
#include "ui/paint/theme.h"

#include <QTest>

using namespace gigaplan;

Q_DECLARE_METATYPE(Theme)

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data()
    {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("light") << Theme::light();
        QTest::newRow("dark") << Theme::dark();
        QTest::newRow("print") << Theme::print();
    }
    void textIsReadable()
    {
        QFETCH(Theme, theme);
        for (const QColor ground : {theme.window, theme.panel}) {
            QVERIFY(contrast(theme.text, ground) >= 4.5);
            QVERIFY(contrast(theme.quietText, ground) >= 4.5);
            QVERIFY(contrast(theme.accent, ground) >= 4.5);
        }
        for (int i = 0; i < 10; ++i) {
            const QColor fill = theme.faded(theme.phase(i, 10), 0.88);
            QVERIFY2(contrast(theme.readableOn(fill), fill) >= 4.5, qPrintable(fill.name()));
        }
        QVERIFY(contrast(theme.palette().color(QPalette::HighlightedText), theme.accent) >= 4.5);
    }

    void contrastFollowsTheStandardFormula()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(contrast(QColor(0x777777u | 0xff000000u), Qt::white) - 4.48) < 0.01);
    }

    /// Each step of the ramp is lighter than the one before, so that it survives a grey printer.
    void phasesGrowLighter()
    {
        const Theme theme = Theme::light();
        for (int i = 1; i < 10; ++i) {
            QVERIFY(contrast(theme.phase(i, 10), Qt::black) > contrast(theme.phase(i - 1, 10), Qt::black));
        }
        QVERIFY(theme.phase(0, 1).isValid());
        QCOMPARE(theme.ramp(-3), theme.ramp(0));
        QCOMPARE(theme.ramp(7), theme.ramp(1));
    }

    void kindColoursDifferAndWrapAround()
    {
        for (const Theme &theme : {Theme::light(), Theme::dark()}) {
            QSet<QRgb> seen;
            for (int i = 0; i < Theme::kKindCount; ++i) {
                seen.insert(theme.kind(i).rgb());
            }
            QCOMPARE(seen.size(), qsizetype(Theme::kKindCount));
            QCOMPARE(theme.kind(Theme::kKindCount + 2), theme.kind(2));
            QCOMPARE(theme.kind(-1), theme.kind(Theme::kKindCount - 1));
        }
    }

    void stateColoursGrowStronger()
    {
        const Theme theme = Theme::light();
        const QColor base = theme.phase(3, 10);
        QCOMPARE(theme.state(base, RowState::Planned).rgb(), theme.panel.rgb());
        QCOMPARE(theme.state(base, RowState::Live).rgb(), base.rgb());
        for (std::size_t i = 1; i < kRowStateCount; ++i) {
            QVERIFY(contrast(theme.state(base, RowState(i)), theme.panel)
                    > contrast(theme.state(base, RowState(i - 1)), theme.panel));
        }
    }

    void divergingScaleIsCentredOnZero()
    {
        const Theme theme = Theme::light();
        QVERIFY(theme.diverging(-1).red() > theme.diverging(-1).blue());
        QVERIFY(theme.diverging(1).blue() > theme.diverging(1).red());
        const QColor middle = theme.diverging(0);
        QVERIFY(std::abs(middle.red() - middle.blue()) < 8);
    }

    void labelTexts()
    {
        const Instant eight = startOfDay(makeDate(2028, 3, 14)) + 480;
        QCOMPARE(instantLabel(eight), QStringLiteral("14 Mar 2028, 08:00"));
        QCOMPARE(spanLabel(eight, startOfDay(makeDate(2028, 3, 17))), QStringLiteral("14 – 16 Mar 2028"));
        QCOMPARE(spanLabel(eight, startOfDay(makeDate(2028, 4, 2)) + 60), QStringLiteral("14 Mar – 2 Apr 2028"));
        QCOMPARE(spanLabel(eight, startOfDay(makeDate(2029, 1, 2)) + 60), QStringLiteral("14 Mar 2028 – 2 Jan 2029"));
        QCOMPARE(spanLabel(eight, eight + 60), QStringLiteral("14 Mar 2028"));
        QCOMPARE(workLabel(480), QStringLiteral("1 day"));
        QCOMPARE(workLabel(1200), QStringLiteral("2.5 days"));
        QCOMPARE(workLabel(90), QStringLiteral("1.5 h"));
        QCOMPARE(workLabel(-960), QStringLiteral("−2 days"));
        QCOMPARE(workLabel(480 * 1450), QStringLiteral("1,450 days"));
        QCOMPARE(elapsedLabel(1440 * 70), QStringLiteral("10 weeks"));
        QCOMPARE(elapsedLabel(1440 * 913), QStringLiteral("2.5 years"));
        QCOMPARE(elapsedLabel(45), QStringLiteral("45 min"));
    }
};

GIGAPLAN_TEST(TestTheme)
#include "tst_theme.moc"
