// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/// Reads the modules' declared dependencies (written by the build) and every #include of the sources, and fails on an
/// edge that the design forbids, naming file and line.
class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyIncludeIsADeclaredDependency();
    void directoriesDependOnlyOnLowerLayers();
    void modelIsFreeOfGuiClasses();
    void librariesAreUsedOnlyInTheirLayer();
    void onlyOutputPrints();
    void proseNamesOnlyWhatExists();

private:
    struct Include {
        QString file; ///< from the source root
        int line;
        QString target;
    };
    static QString moduleOf(const QString &file) { return file.section(QLatin1Char('/'), 0, -2); }

    QHash<QString, QSet<QString>> m_uses; ///< module → modules that it may use
    QList<Include> m_includes;
    const QString m_root = QStringLiteral(GIGAPLAN_SOURCE_DIR);
};

void TestLayers::initTestCase()
{
    QFile edges(QStringLiteral(GIGAPLAN_BINARY_DIR) + QStringLiteral("/module-edges.txt"));
    QVERIFY(edges.open(QIODevice::ReadOnly));
    for (const QString &line : QString::fromUtf8(edges.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList uses = line.section(QLatin1Char(':'), 1).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        m_uses.insert(line.section(QLatin1Char(':'), 0, 0), QSet<QString>(uses.begin(), uses.end()));
    }
    QVERIFY(m_uses.size() > 15);
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
    for (const char *room : {"app", "model", "ui"}) {
        QDirIterator it(m_root + QLatin1Char('/') + QLatin1String(room),
                        {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile source(it.next());
            QVERIFY(source.open(QIODevice::ReadOnly));
            int number = 0;
            for (const QString &line : QString::fromUtf8(source.readAll()).split(QLatin1Char('\n'))) {
                ++number;
                if (const auto match = pattern.match(line); match.hasMatch()) {
                    m_includes.append({source.fileName().mid(m_root.size() + 1), number, match.captured(1)});
                }
            }
        }
    }
    QVERIFY(m_includes.size() > 300);
}

void TestLayers::everyIncludeIsADeclaredDependency()
{
    for (const Include &include : m_includes) {
        const QString from = moduleOf(include.file);
        const QString to = moduleOf(include.target);
        const bool ours =
            include.target.startsWith(QStringLiteral("model/")) || include.target.startsWith(QStringLiteral("ui/"));
        if (!ours || from == to || from == QStringLiteral("app")) {
            continue;
        }
        QVERIFY2(m_uses.contains(from), qPrintable(include.file + QStringLiteral(" is in no declared module")));
        QVERIFY2(m_uses[from].contains(to),
                 qPrintable(QStringLiteral("%1:%2 includes %3, but %4 may not use %5")
                                .arg(include.file, QString::number(include.line), include.target, from, to)));
    }
}

void TestLayers::directoriesDependOnlyOnLowerLayers()
{
    for (auto it = m_uses.cbegin(); it != m_uses.cend(); ++it) {
        for (const QString &used : it.value()) {
            const bool upwards =
                it.key().startsWith(QStringLiteral("model/")) && used.startsWith(QStringLiteral("ui/"));
            QVERIFY2(!upwards && used != QStringLiteral("app"), qPrintable(it.key() + QStringLiteral(" uses ") + used));
            // View families do not see each other: only the shell may use one, and the risk view is a kind of chart.
            static const QSet<QString> shared{QStringLiteral("ui/paint"), QStringLiteral("ui/kit")};
            const bool isChart = it.key() == QStringLiteral("ui/risk") && used == QStringLiteral("ui/charts");
            const bool sibling = it.key().startsWith(QStringLiteral("ui/")) && used.startsWith(QStringLiteral("ui/"))
                && !shared.contains(used) && !isChart && it.key() != QStringLiteral("ui/shell");
            QVERIFY2(!sibling, qPrintable(it.key() + QStringLiteral(" uses its sibling ") + used));
        }
    }
}

void TestLayers::modelIsFreeOfGuiClasses()
{
    static const QRegularExpression gui(
        QStringLiteral("^Q(t?Widgets|t?Gui|Widget|Application|GuiApplication|Painter|Color|Font|Pixmap|Image|Graphics|"
                       "Chart|Pen|Brush|Palette|Icon)"));
    static const QRegularExpression widgets(
        QStringLiteral("^Q(tWidgets|Widget|Application|Graphics|Chart|PushButton|Label|Table|Tree)"));
    for (const Include &include : m_includes) {
        const QString place =
            include.file + QLatin1Char(':') + QString::number(include.line) + QLatin1Char(' ') + include.target;
        if (include.file.startsWith(QStringLiteral("model/"))) {
            QVERIFY2(!gui.match(include.target).hasMatch(), qPrintable(place));
        }
        if (include.file.startsWith(QStringLiteral("ui/paint/"))) {
            QVERIFY2(!widgets.match(include.target).hasMatch(), qPrintable(place));
        }
        QVERIFY2(!include.target.startsWith(QStringLiteral("QSql")), qPrintable(place));
    }
}

void TestLayers::librariesAreUsedOnlyInTheirLayer()
{
    for (const Include &include : m_includes) {
        const QString place =
            include.file + QLatin1Char(':') + QString::number(include.line) + QLatin1Char(' ') + include.target;
        if (include.target == QStringLiteral("sqlite3.h")) {
            QVERIFY2(include.file.startsWith(QStringLiteral("model/store/")), qPrintable(place));
        }
        if (include.target.startsWith(QStringLiteral("nlohmann/"))) {
            QVERIFY2(include.file.startsWith(QStringLiteral("model/exchange/")), qPrintable(place));
        }
    }
}

void TestLayers::onlyOutputPrints()
{
    static const QRegularExpression printing(
        QStringLiteral("\\b(stdout|stderr|STDOUT_FILENO|STDERR_FILENO|std::cout|std::cerr|std::clog|QTextStream)\\b|"
                       "\\b(v?f?printf|f?puts|f?putc|putchar|perror|qDebug|qInfo|qWarning|qCritical|qFatal)\\("));
    for (const char *room : {"app", "model", "ui"}) {
        QDirIterator it(m_root + QLatin1Char('/') + QLatin1String(room),
                        {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile source(it.next());
            QVERIFY(source.open(QIODevice::ReadOnly));
            const QString name = source.fileName().mid(m_root.size() + 1);
            int number = 0;
            for (const QString &line : QString::fromUtf8(source.readAll()).split(QLatin1Char('\n'))) {
                ++number;
                const QString code = line.section(QStringLiteral("//"), 0, 0);
                QVERIFY2(name == QStringLiteral("app/output.cpp") || !printing.match(code).hasMatch(),
                         qPrintable(QStringLiteral("%1:%2 prints past app/output.h").arg(name).arg(number)));
            }
        }
    }
}

void TestLayers::proseNamesOnlyWhatExists()
{
    static const QRegularExpression path(
        QStringLiteral("`((?:app|ui|model|resources|data|tests|\\.ci)/[A-Za-z0-9_./-]*)`"));
    for (const char *name : {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"}) {
        QFile prose(m_root + QLatin1Char('/') + QLatin1String(name));
        QVERIFY2(prose.open(QIODevice::ReadOnly), name);
        auto matches = path.globalMatch(QString::fromUtf8(prose.readAll()));
        while (matches.hasNext()) {
            const QString named = matches.next().captured(1);
            QVERIFY2(QFile::exists(m_root + QLatin1Char('/') + named),
                     qPrintable(QLatin1String(name) + QStringLiteral(" names ") + named));
        }
    }
}

GIGAPLAN_TEST(TestLayers)
#include "tst_layers.moc"
