// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/plan/fields.h"
#include "model/session/backups.h"
#include "tests/model/session/left_behind.h"
#include "tests/support/file_content.h"
#include "tests/support/small_campus.h"
#include "tests/support/unprivileged.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

namespace gigaplan::test {
namespace fs = std::filesystem;

inline int countIn(const fs::path &directory)
{
    return static_cast<int>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

inline SetField titled(const Document &document, const std::string &title)
{
    return SetField({document.snapshot().plan().id}, *fieldNamed(tableId<Plan>(), "title"), Value(title));
}

inline std::string titleIn(const fs::path &file)
{
    const auto plan = readPlan(file);
    return plan ? plan->plan().title : "unreadable: " + plan.error().message;
}

/// A directory for files and one for working copies.
struct Places {
    QTemporaryDir folder;
    fs::path path(const std::string &name) const { return fs::path(folder.path().toStdString()) / name; }
    fs::path work() const { return path("work"); }
    SessionOptions options() const { return {work(), 5}; }
    fs::path copy() const
    {
        const auto copies = session::copiesIn(work());
        return copies.empty() ? fs::path() : copies.back();
    }

    /// The small campus in a file.
    fs::path campus(const std::string &name) const
    {
        const PlanSnapshot plan = smallCampusRows().snapshot();
        const auto store = storeOf(plan);
        return store && writePlan(**store, plan, path(name)) ? path(name) : fs::path();
    }
};

} // namespace gigaplan::test
