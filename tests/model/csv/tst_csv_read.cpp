// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/csv/csv.h"
#include "model/exchange/csv/read.h"
#include "model/plan/places.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <random>

using namespace gigaplan;

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cellsOf(const csv::Sheet &sheet)
{
    Cells all{sheet.header.cells};
    for (const csv::Row &row : sheet.rows) {
        all.push_back(row.cells);
    }
    return all;
}

Cells readCells(std::string_view text)
{
    const auto sheet = csv::read(text, "x.csv");
    return sheet ? cellsOf(*sheet) : Cells{{sheet.error().message}};
}

std::string errorOf(std::string_view text)
{
    const auto sheet = csv::read(text, "x.csv");
    return sheet ? std::string() : sheet.error().message;
}

std::string utf16(std::u16string_view text, bool bigEndian)
{
    std::string bytes = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

} // namespace

/// Tables of text as RFC 4180 and the spreadsheets of the world write them; files made to do harm end in an error.
class TestCsvRead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quotesAndLineEnds();
    void linesAreCountedInTheFile();
    void theDelimiterIsFound_data();
    void theDelimiterIsFound();
    void encodings();
    void errorsNameLineAndColumn();
    void hostileFilesYieldATableOrAnError();
    void anyTableRoundTrips();
};

void TestCsvRead::quotesAndLineEnds()
{
    const Cells plain{{"a", "b"}, {"1", "2"}};
    for (const char *text : {"a,b\n1,2\n", "a,b\r\n1,2", "a,b\r1,2\r", "\n\na,b\n,\n1,2\n\n"}) {
        QCOMPARE(readCells(text), plain);
    }
    QCOMPARE(readCells("a,b\n\"x, \"\"y\"\"\",\"two\r\nlines\"\n"), (Cells{{"a", "b"}, {"x, \"y\"", "two\r\nlines"}}));
    QCOMPARE(readCells("a,b\n5\" pipe,\n"), (Cells{{"a", "b"}, {"5\" pipe", ""}}));
    QCOMPARE(readCells("a,b\n1\n1,2,3\n"), (Cells{{"a", "b"}, {"1"}, {"1", "2", "3"}}));
    QCOMPARE(readCells("a\n'=1+1\n''=x\n'tis\n"), (Cells{{"a"}, {"=1+1"}, {"'=x"}, {"'tis"}}));
}

void TestCsvRead::linesAreCountedInTheFile()
{
    const auto sheet = csv::read("a,b\r\n\"1\n2\r\n3\",x\r\n\r\n4,y\r\n", "x.csv");
    QVERIFY(sheet);
    QCOMPARE(sheet->header.line, std::size_t(1));
    QCOMPARE(sheet->rows[0].line, std::size_t(2));
    QCOMPARE(sheet->rows[1].line, std::size_t(6));
    QCOMPARE(sheet->columnName(1), "column 2 (b)");
}

void TestCsvRead::theDelimiterIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<char>("delimiter");
    QTest::newRow("comma") << QStringLiteral("a,b\n1,2;3\n") << ',';
    QTest::newRow("semicolon") << QStringLiteral("a;b;c\n1,5;2,5;x\n3,5;4;y, z\n") << ';';
    QTest::newRow("tab") << QStringLiteral("a\tb\n1,2\t3;4\n") << '\t';
    QTest::newRow("quoted signs do not count") << QStringLiteral("a;b\n\"1,2,3\";4\n\"5,6,7\";8\n") << ';';
    QTest::newRow("one column") << QStringLiteral("a\n1\n2\n") << ',';
    QTest::newRow("named") << QStringLiteral("sep=|\na|b,c\n1|2\n") << '|';
}

void TestCsvRead::theDelimiterIsFound()
{
    QFETCH(const QString, text);
    QFETCH(const char, delimiter);
    const auto sheet = csv::read(text.toStdString(), "x.csv");
    QVERIFY(sheet);
    QCOMPARE(sheet->delimiter, delimiter);
    QCOMPARE(sheet->header.cells[0], "a");
}

void TestCsvRead::encodings()
{
    const Cells expected{{"Nämé", "€ → 𝄞"}, {"1", "2"}};
    QCOMPARE(readCells("\xEF\xBB\xBFNämé,€ → 𝄞\n1,2\n"), expected);
    QCOMPARE(readCells(utf16(u"Nämé,€ → 𝄞\n1,2\n", false)), expected);
    QCOMPARE(readCells(utf16(u"Nämé,€ → 𝄞\n1,2\n", true)), expected);
    const auto windows = csv::read("N\xE4m\xE9,\x80\n1,2\n", "x.csv");
    QVERIFY(windows);
    QCOMPARE(windows->encoding, csv::Encoding::Windows1252);
    QCOMPARE(windows->header.cells, (std::vector<std::string>{"Nämé", "€"}));
    QVERIFY(errorOf(std::string("a\0,\0b\0\n\0", 8)).find("UTF-16") != std::string::npos);
}

void TestCsvRead::errorsNameLineAndColumn()
{
    QCOMPARE(errorOf("a,b\n1,\"x\n"), "x.csv: line 2, column 2: the quote that opens here is never closed");
    QCOMPARE(errorOf("a,b\n1,2\n\"x\"y,2\n"),
             "x.csv: line 3, column 1: expected a delimiter or the end of the line behind the closing quote");
    QCOMPARE(errorOf(""), "x.csv: expected a line of column names, got no text");
    QCOMPARE(errorOf(" \n,,\n"), "x.csv: expected a line of column names, got no text");
    QVERIFY(errorOf(std::string("a,b\n1,x\0y\n", 10))
                .starts_with("x.csv: line 2, column 2: expected text, got a NUL character"));
    QVERIFY(errorOf("sep=;\na;b\n1;\"x\n").starts_with("x.csv: line 3, column 2: "));
}

void TestCsvRead::hostileFilesYieldATableOrAnError()
{
    const std::string tenMegabytes(10'000'000, 'x');
    QVERIFY(
        errorOf("a\n" + tenMegabytes).starts_with("x.csv: line 2, column 1: expected a cell of at most 1000000 bytes"));
    QVERIFY(
        errorOf("a\n\"" + tenMegabytes).starts_with("x.csv: line 2, column 1: the quote that opens here does not end"));
    QVERIFY(
        errorOf(std::string(100'000, ',')).starts_with("x.csv: line 1, column 1001: expected at most 1000 columns"));
    QVERIFY(errorOf(std::string(10'000'000, '"')).find("column 1") != std::string::npos);
    std::string rows = "a,b\n";
    for (int i = 0; i < 1'000'001; ++i) {
        rows += "1,\n";
    }
    QVERIFY(errorOf(rows).find("line 1000002: expected at most 1000000 rows") != std::string::npos);
    // Any bytes at all are a table or an error.
    std::mt19937 random(20260105);
    for (int i = 0; i < 2000; ++i) {
        std::string bytes;
        for (auto n = random() % 60; n > 0; --n) {
            bytes += "\",;\t\r\n='a\xFF\xFE\0é"[random() % 14];
        }
        const auto sheet = csv::read(bytes, "x.csv");
        QVERIFY(sheet || !sheet.error().message.empty());
    }
}

void TestCsvRead::anyTableRoundTrips()
{
    std::mt19937 random(4180);
    const std::string signs = "ab\",;\t'=+-@ \n\r1";
    for (int round = 0; round < 3000; ++round) {
        Cells table(2 + random() % 4, std::vector<std::string>(2 + random() % 4));
        for (auto &row : table) {
            row.resize(table[0].size());
            for (std::string &cell : row) {
                for (auto n = random() % 7; n > 0; --n) {
                    cell += signs[random() % signs.size()];
                }
            }
            row.front() = "k" + row.front(); // a row of blanks is no row
        }
        std::string text;
        for (const auto &row : table) {
            std::vector<std::string> cells;
            for (const std::string &cell : row) {
                cells.push_back(csv::cell(cell));
            }
            text += csv::row(cells);
        }
        const auto sheet = csv::read(text, "x.csv", ',');
        QVERIFY(sheet);
        QCOMPARE(cellsOf(*sheet), table);
    }
}

GIGAPLAN_TEST(TestCsvRead)
#include "tst_csv_read.moc"
