// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/csv/csv.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <random>
#include <vector>

using namespace gigaplan;

namespace {

/// A reader of its own, by the grammar of RFC 4180, for what was written.
std::vector<std::vector<std::string>> parsed(const std::string &text)
{
    std::vector<std::vector<std::string>> rows{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string &cell = rows.back().back();
        if (quoted) {
            const bool escaped = text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"';
            if (text[i] == '"' && !escaped) {
                quoted = false;
                continue;
            }
            cell += text[i];
            i += escaped;
        } else if (text[i] == '"') {
            quoted = true;
        } else if (text[i] == ',') {
            rows.back().emplace_back();
        } else if (text[i] == '\n') {
            rows.push_back({""});
        } else {
            cell += text[i];
        }
    }
    rows.pop_back();
    return rows;
}

/// What a spreadsheet makes of it that parts cells at `separator`: quotes count where a cell begins with one, and what
/// stands behind the closing one is taken as it is.
std::vector<std::string> cellsOf(const std::string &text, char separator)
{
    std::vector<std::string> cells;
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string cell;
        if (text[at] == '"') {
            for (++at; at < text.size(); ++at) {
                if (text[at] == '"' && (at + 1 == text.size() || text[at + 1] != '"')) {
                    ++at;
                    break;
                }
                at += text[at] == '"';
                cell += text[at];
            }
        }
        for (; at < text.size() && text[at] != separator && text[at] != '\n' && text[at] != '\r'; ++at) {
            cell += text[at];
        }
        cells.push_back(cell);
    }
    return cells;
}

/// Random texts of what separators, quotes and formulas are made of.
class Texts {
public:
    explicit Texts(std::uint32_t seed) : m_random(seed) {}
    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(m_random() % count); }
    std::string next()
    {
        static constexpr std::string_view pieces[]{"a", "b", ",",  ";", "|", "\"", "\n", "\r", "=",      "+",
                                                   "-", "@", "\t", " ", "1", ".",  "e",  "'",  "\uFF1D", "é"};
        std::string text;
        for (std::uint32_t left = below(9); left > 0; --left) {
            text += pieces[below(std::size(pieces))];
        }
        return text;
    }

private:
    std::mt19937 m_random;
};

} // namespace

/// Cells as RFC 4180 quotes them, and none that a spreadsheet runs.
class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void rowsAreCellsBetweenCommas();
    void anyTextRoundTrips();
    void noSeparatorYieldsAFormula();
};

void TestCsv::cells_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("plain", "Hall 3", "Hall 3");
    row("empty", "", "");
    row("not ASCII", "Bühne → 2", "Bühne → 2");
    row("comma", "Dig, pour", "\"Dig, pour\"");
    row("quotes", "the \"big\" one", "\"the \"\"big\"\" one\"");
    row("line feed", "one\ntwo", "\"one\ntwo\"");
    row("carriage return", "one\rtwo", "\"one\rtwo\"");
    row("formula", "=1+1", "'=1+1");
    row("formula with quotes", "=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    row("plus", "+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\"");
    row("minus", "-2+3", "'-2+3");
    row("at", "@SUM(A1)", "'@SUM(A1)");
    row("tab", "\t=1", "\"'\t'=1\"");
    row("leading carriage return", "\r=1", "\"'\r'=1\"");
    row("leading line feed", "\n=1", "\"'\n'=1\"");
    row("behind a semicolon", "done;=1+1", "\"done;'=1+1\"");
    row("behind a semicolon and a quote", "done;\"=1+1", "\"done;'\"\"=1+1\"");
    row("behind a semicolon and an apostrophe", "done;'=1+1", "\"done;''=1+1\"");
    row("behind a tab", "a\t@SUM(A1)", "\"a\t'@SUM(A1)\"");
    row("behind a bar", "a|+b", "\"a|'+b\"");
    row("behind a comma", "a,-b", "\"a,'-b\"");
    row("behind a line feed", "a\n=b", "\"a\n'=b\"");
    row("full-width behind a semicolon", "a;＝1", "\"a;'＝1\"");
    row("coordinates", "32.4,-99.7", "\"32.4,-99.7\"");
    row("a number and more behind a semicolon", "a;-1,=b", "\"a;'-1,'=b\"");
    row("a space before", "a; =b", "\"a; =b\"");
    row("full-width equals", "＝1+1", "'＝1+1");
    row("negative number", "-12.5", "-12.5");
    row("signed number", "+3", "+3");
    row("exponent", "-1e-5", "-1e-5");
    row("two signs", "+-3", "'+-3");
    row("a dash", "-", "'-");
    row("minus infinity", "-inf", "'-inf");
    row("number and more", "-3 d", "'-3 d");
    row("equals inside", "a=1", "a=1");
}

void TestCsv::cells()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(csv::cell(std::string_view(text.constData(), std::size_t(text.size())))),
             expected);
}

void TestCsv::rowsAreCellsBetweenCommas()
{
    QCOMPARE(csv::row({csv::cell("a"), csv::cell(std::int64_t{-3}), csv::cell(2.5), csv::cell("b,c")}),
             std::string("a,-3,2.5,\"b,c\"\n"));
    QCOMPARE(csv::row({csv::cell("")}), std::string("\n"));
    QCOMPARE(csv::row(std::span<const std::string>()), std::string("\n"));
    QCOMPARE(csv::cell(std::numeric_limits<std::int64_t>::min()), std::string("-9223372036854775808"));
}

void TestCsv::anyTextRoundTrips()
{
    Texts texts(4180);
    std::vector<std::vector<std::string>> written;
    std::string text;
    for (int line = 0; line < 300; ++line) {
        std::vector<std::string> cells(1 + texts.below(5)), made;
        for (std::string &cell : cells) {
            cell = texts.next();
            made.push_back(csv::cell(cell));
        }
        text += csv::row(made);
        written.push_back(cells);
    }
    const auto read = parsed(text);
    QCOMPARE(read.size(), written.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        QCOMPARE(read[i].size(), written[i].size());
        for (std::size_t j = 0; j < read[i].size(); ++j) {
            const std::string &cell = read[i][j], &original = written[i][j];
            QVERIFY2(csv::textOf(cell) == original, original.c_str());
            // What begins like a formula is a number or has its apostrophe.
            QVERIFY2(cell.empty() || std::string_view("=+-@\t\r\n").find(cell[0]) == std::string_view::npos
                         || cell.find_first_not_of("0123456789.e+-") == std::string::npos,
                     cell.c_str());
        }
    }
}

void TestCsv::noSeparatorYieldsAFormula()
{
    Texts texts(2016);
    for (int round = 0; round < 20'000; ++round) {
        const std::vector<std::string> cells{texts.next(), texts.next(), texts.next()};
        for (const std::string &text : cells) {
            QCOMPARE(csv::textOf(csv::harmless(text)), text);
        }
        const std::string line = csv::row({csv::cell(cells[0]), csv::cell(cells[1]), csv::cell(cells[2])});
        for (const char separator : {',', ';', '\t', '|'}) {
            for (const std::string &cell : cellsOf(line, separator)) {
                const bool begins = !cell.empty()
                    && (std::string_view("=+-@").find(cell[0]) != std::string_view::npos || cell.starts_with("\uFF1D"));
                // A number may be the first of several cells that a reader with another separator takes for one.
                const std::string number = cell.substr(0, cell.find_first_of(",\""));
                QVERIFY2(!begins || number.find_first_not_of("0123456789.e+-") == std::string::npos, line.c_str());
            }
        }
    }
}

GIGAPLAN_TEST(TestCsv)
#include "tst_csv.moc"
