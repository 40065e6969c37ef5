// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"

#include <QProcess>
#include <QRegularExpression>

/// The program is under the GPL, version 3 or later: what it is linked with has to have a licence that goes with that.
class TestLinkedLibraries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void licencesAreCompatible()
    {
        // Each by its name without version, and its licence.
        static const QMap<QString, QString> known{
            {QStringLiteral("libQt6Charts"), QStringLiteral("GPL-3.0-only")},
            {QStringLiteral("libQt6Core"), QStringLiteral("LGPL-3.0-only")},
            {QStringLiteral("libQt6Gui"), QStringLiteral("LGPL-3.0-only")},
            {QStringLiteral("libQt6PrintSupport"), QStringLiteral("LGPL-3.0-only")},
            {QStringLiteral("libQt6Svg"), QStringLiteral("LGPL-3.0-only")},
            {QStringLiteral("libQt6Widgets"), QStringLiteral("LGPL-3.0-only")},
            {QStringLiteral("libsqlite3"), QStringLiteral("public domain")},
            {QStringLiteral("libz"), QStringLiteral("Zlib")},
            {QStringLiteral("libstdc++"), QStringLiteral("GPL-3.0-or-later WITH GCC-exception-3.1")},
            {QStringLiteral("libgcc_s"), QStringLiteral("GPL-3.0-or-later WITH GCC-exception-3.1")},
            {QStringLiteral("libm"), QStringLiteral("LGPL-2.1-or-later")},
            {QStringLiteral("libc"), QStringLiteral("LGPL-2.1-or-later")},
            {QStringLiteral("ld-linux-x86-64"), QStringLiteral("LGPL-2.1-or-later")},
            {QStringLiteral("ld-linux-aarch64"), QStringLiteral("LGPL-2.1-or-later")},
            {QStringLiteral("libasan"), QStringLiteral("Apache-2.0 WITH LLVM-exception")},
            {QStringLiteral("libubsan"), QStringLiteral("Apache-2.0 WITH LLVM-exception")},
        };
        QProcess readelf;
        readelf.start(QStringLiteral("readelf"), {QStringLiteral("-d"), qEnvironmentVariable("GIGAPLAN_PROGRAM")});
        QVERIFY(readelf.waitForFinished());
        static const QRegularExpression needed(QStringLiteral(R"(\(NEEDED\).*\[([^\]]+?)\.so[^\]]*\])"));
        int count = 0;
        for (auto match = needed.globalMatch(QString::fromUtf8(readelf.readAllStandardOutput())); match.hasNext();) {
            const QString library = match.next().captured(1);
            QVERIFY2(known.contains(library), qPrintable(library + QStringLiteral(": which licence has it?")));
            ++count;
        }
        QVERIFY2(count >= 10, "GIGAPLAN_PROGRAM has to name the program, as ctest does");
    }
};

GIGAPLAN_TEST(TestLinkedLibraries)
#include "tst_linked_libraries.moc"
