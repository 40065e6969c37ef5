// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "ui/kit/colour_scheme.h"

#include <QDirIterator>
#include <QFile>
#include <QIcon>
#include <QImage>
#include <QRegularExpression>

using namespace gigaplan;

/// The window has every icon that it asks for, also on a machine without an icon theme.
class TestIcons : public QObject {
    Q_OBJECT

private:
    /// All names in the window's sources.
    static QStringList names()
    {
        static const QRegularExpression pattern(
            QStringLiteral(R"re("((?:application|dialog|document|edit|go|help|list|media|vcs|view|zoom)-[a-z-]+)")re"));
        QStringList found;
        QDirIterator files(QStringLiteral(GIGAPLAN_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly)) {
                for (auto match = pattern.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();) {
                    found << match.next().captured(1);
                }
            }
        }
        found.removeDuplicates();
        return found;
    }

    /// How light the drawn pixels are, 0 to 255; -1: none is drawn.
    static int inkOf(const QIcon &icon, int size)
    {
        const QImage image = icon.pixmap(size, size).toImage();
        int light = 0, weight = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                light += pixel.lightness() * pixel.alpha();
                weight += pixel.alpha();
            }
        }
        return weight > 0 ? light / weight : -1;
    }

private Q_SLOTS:
    void eachNameHasAnIconOfOurOwn_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList all = names();
        QVERIFY(all.size() > 30);
        for (const QString &name : all) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void eachNameHasAnIconOfOurOwn()
    {
        QFETCH(QString, name);
        for (const Theme &theme : {Theme::light(), Theme::dark()}) {
            applyToApplication(theme);
            // As two names: Qt remembers what it fell back to for each.
            QIcon::setThemeName(theme.isDark ? QStringLiteral("no such theme") : QStringLiteral("none such either"));
            const QIcon icon = QIcon::fromTheme(name);
            for (const int size : {16, 22, 32}) {
                const int ink = inkOf(icon, size);
                QVERIFY2(ink >= 0, "nothing is drawn");
                QVERIFY2(theme.isDark ? ink > 180 : ink < 90, qPrintable(QString::number(ink)));
            }
        }
    }

    void theWindowHasAnIcon()
    {
        applyToApplication(Theme::light());
        for (const int size : {16, 32, 64, 128, 256}) {
            QVERIFY(inkOf(QApplication::windowIcon(), size) >= 0);
        }
    }
};

GIGAPLAN_TEST(TestIcons)
#include "tst_icons.moc"
