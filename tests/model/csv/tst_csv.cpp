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

} // namespace

/// Cells as RFC 4180 quotes them, and none that a spreadsheet runs.
class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void rowsAreCellsBetweenCommas();
    void anyTextComesBack();
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
    row("plus", "+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0");
    row("minus", "-2+3", "'-2+3");
    row("at", "@SUM(A1)", "'@SUM(A1)");
    row("tab", "\t=1", "'\t=1");
    row("leading carriage return", "\r=1", "\"'\r=1\"");
    row("leading line feed", "\n=1", "\"'\n=1\"");
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
    QCOMPARE(QByteArray::fromStdString(csv::cell(std::string_view(text.constData(), std::size_t(text.size())))), expected);
}

void TestCsv::rowsAreCellsBetweenCommas()
{
    QCOMPARE(csv::row({csv::cell("a"), csv::cell(std::int64_t{-3}), csv::cell(2.5), csv::cell("b,c")}),
             std::string("a,-3,2.5,\"b,c\"\n"));
    QCOMPARE(csv::row({csv::cell("")}), std::string("\n"));
    QCOMPARE(csv::row(std::span<const std::string>()), std::string("\n"));
    QCOMPARE(csv::cell(std::numeric_limits<std::int64_t>::min()), std::string("-9223372036854775808"));
}

void TestCsv::anyTextComesBack()
{
    std::mt19937 random(4180);
    constexpr std::string_view letters = "ab,\"\n\r=+-@\t 1.e'";
    std::vector<std::vector<std::string>> written;
    std::string text;
    for (int line = 0; line < 300; ++line) {
        std::vector<std::string> cells(1 + random() % 5), made;
        for (std::string &cell : cells) {
            for (std::uint32_t left = random() % 7; left > 0; --left) {
                cell += letters[random() % letters.size()];
            }
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
            QVERIFY2(cell == original || cell == "'" + original, original.c_str());
            // What begins like a formula is a number or has its apostrophe.
            QVERIFY2(cell.empty() || std::string_view("=+-@\t\r\n").find(cell[0]) == std::string_view::npos
                         || cell.find_first_not_of("0123456789.e+-") == std::string::npos,
                     cell.c_str());
        }
    }
}

GIGAPLAN_TEST(TestCsv)
#include "tst_csv.moc"
