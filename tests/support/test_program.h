// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest/QtTest>

namespace gigaplan::test {

/// Runs the tests of one class with QtTest's arguments; the number of failures.
using RunTest = int (*)(int argc, char **argv);

/// Adds a class of tests to the program of its room, under the name of its source: "tst_links" for tst_links.cpp.
bool addTest(const char *source, RunTest run);

} // namespace gigaplan::test

/// What QTEST_MAIN is to a program of one class. All sources of a room are one program: linking, not compiling, was most
/// of the time that more than a hundred programs took.
///     test_model_schedule                     runs everything
///     test_model_schedule tst_links [ARGS]    runs one source's tests; ARGS are QtTest's, such as a test's name
#define GIGAPLAN_TEST(Class)                                                                                           \
    [[maybe_unused]] static const bool isAdded##Class = gigaplan::test::addTest(__FILE__, [](int argc, char **argv) {  \
        Class test;                                                                                                    \
        return QTest::qExec(&test, argc, argv);                                                                        \
    });
