// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "ui/kit/translations.h"
#include "ui/shell/main_window.h"
#include "ui/shell/view_pane.h"

#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace gigaplan;

namespace {

const QString kCatalogue = QStringLiteral(GIGAPLAN_SOURCE_DIR "/resources/translations/gigaplan.ts");

QByteArray contentOfFile(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool ran(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

/// The catalogue as if somebody had translated each text by putting it into brackets, as the program reads it.
bool writeBrackets(const QString &directory)
{
    static const QRegularExpression untranslated(
        QStringLiteral("<source>([^<]*)</source>\\s*<translation type=\"unfinished\"></translation>"));
    QString text = QString::fromUtf8(contentOfFile(kCatalogue));
    text.replace(untranslated, QStringLiteral("<source>\\1</source><translation>[\\1]</translation>"));
    QFile file(directory + QStringLiteral("/gigaplan_de.ts"));
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0 && (file.close(), true)
        && ran(QStringLiteral("/usr/lib/qt6/bin/lrelease"), {QStringLiteral("-silent"), file.fileName()});
}

/// Texts of the menu and its submenus that are not in brackets.
void collectUntranslated(const QMenu &menu, QStringList &found)
{
    for (const QAction *action : menu.actions()) {
        const bool isFile = action->text().endsWith(QLatin1String(".json")); // of those opened before
        if (!action->isSeparator() && !isFile && !action->text().startsWith(QLatin1Char('['))) {
            found.append(menu.title() + QStringLiteral(" > ") + action->text());
        }
        if (action->menu()) {
            collectUntranslated(*action->menu(), found);
        }
    }
}

} // namespace

/// The catalogue for translators holds every text, and the window works in another language: what it finds views, columns
/// and files by is never a text.
class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void catalogueHoldsEveryText();
    void windowWorksInAnotherLanguage();
};

void TestTranslations::catalogueHoldsEveryText()
{
    const QTemporaryDir directory;
    const QString fresh = directory.filePath(QStringLiteral("gigaplan.ts"));
    QVERIFY(ran(QStringLiteral(GIGAPLAN_SOURCE_DIR "/resources/translations/update"), {fresh}));
    QVERIFY2(contentOfFile(fresh) == contentOfFile(kCatalogue), "resources/translations/update brings it up to date");
}

void TestTranslations::windowWorksInAnotherLanguage()
{
    const QTemporaryDir directory;
    const QString translations = directory.filePath(QStringLiteral("gigaplan/translations"));
    QVERIFY(QDir().mkpath(translations) && writeBrackets(translations));
    qputenv("XDG_DATA_DIRS", directory.path().toUtf8());
    installTranslations(QLocale(QLocale::German));

    MainWindow window;
    window.resize(1366, 768);
    window.show();
    QVERIFY(window.open(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/one-hall.json")));
    QStringList untranslated;
    for (const QAction *action : window.menuBar()->actions()) {
        QVERIFY2(action->text().startsWith(QLatin1Char('[')), qPrintable(action->text()));
        collectUntranslated(*action->menu(), untranslated);
    }
    QVERIFY2(untranslated.isEmpty(), qPrintable(untranslated.join(QLatin1Char('\n'))));
    for (int view = 0; view < static_cast<int>(viewSpecs().size()); ++view) {
        window.pane().show(view);
        QCoreApplication::processEvents();
        QVERIFY2(viewSpecs()[static_cast<std::size_t>(view)].name.startsWith(QLatin1Char('[')),
                 qPrintable(viewSpecs()[static_cast<std::size_t>(view)].id));
        QVERIFY(window.pane().view(view)->isVisible());
    }
}

GIGAPLAN_TEST(TestTranslations)
#include "tst_translations.moc"
