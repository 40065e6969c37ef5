// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled into the program of each room, with the application that its tests need.
#include "tests/support/test_program.h"

#include GIGAPLAN_TEST_APPLICATION_HEADER

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

namespace gigaplan::test {

namespace {

/// Filled before main; a function's own, since sources are initialised in any order.
std::map<std::string, RunTest> &tests()
{
    static std::map<std::string, RunTest> known;
    return known;
}

} // namespace

bool addTest(const char *source, RunTest run)
{
    return tests().emplace(std::filesystem::path(source).stem().string(), run).second;
}

} // namespace gigaplan::test

int main(int argc, char **argv)
{
    using namespace gigaplan::test;
    GIGAPLAN_TEST_APPLICATION application(argc, argv);
    if (argc < 2) {
        int failures = 0;
        for (const auto &[name, run] : tests()) {
            failures += run(argc, argv);
        }
        return failures;
    }
    const auto chosen = tests().find(argv[1]);
    if (chosen == tests().end()) {
        std::fprintf(stderr, "%s: no such tests; there are:\n", argv[1]);
        for (const auto &test : tests()) {
            std::fprintf(stderr, "  %s\n", test.first.c_str());
        }
        return 2;
    }
    argv[1] = argv[0]; // QtTest is to see its own arguments only
    return chosen->second(argc - 1, argv + 1);
}
