// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/element_table.h"
#include "model/files/mspdi_files.h"
#include "model/plan/tasks.h"
#include "tests/model/mspdi/held_content.h"

#include <QFile>
#include <QXmlStreamReader>

#include <cstdio>
#include <cstring>
#include <set>

using namespace gigaplan;
namespace fs = std::filesystem;

/// Compares the schedules of MSPDI files with the values that their files hold, and what comes back of them after being
/// written and read again. Files that cannot be read count as failures.
namespace {

constexpr int kShown = 5;

void showDifferences(const mspdi::Import &import, const mspdi::DateReport &report)
{
    int shown = 0;
    for (const mspdi::DifferingTask &differing : report.differing) {
        const Task &task = *import.plan.find(differing.task);
        for (const mspdi::DifferingValue &value : differing.values) {
            if (++shown <= kShown) {
                std::printf("  %s: uid %lld \"%s\": expected %s, got %s: %s\n", value.name.c_str(),
                            static_cast<long long>(task.uid), task.name.c_str(), value.stored.c_str(),
                            value.computed.c_str(), differing.reason.c_str());
            }
        }
    }
}

/// Whether every value is as the file has it.
bool compareValues(const mspdi::Import &import, const Schedule &schedule)
{
    const mspdi::DateReport report = mspdi::compareDates(import, schedule);
    showDifferences(import, report);
    if (report.projectFinish) {
        std::printf("  %s: expected %s, got %s\n", report.projectFinish->name.c_str(),
                    report.projectFinish->stored.c_str(), report.projectFinish->computed.c_str());
    }
    std::printf("  %s:", report.differing.empty() ? "equal" : "DIFFERENT");
    for (const auto &[value, count] : report.perValue) {
        std::printf(" %s %zu/%zu", value.c_str(), count.equal, count.compared);
    }
    std::printf("\n");
    return report.differing.empty() && !report.projectFinish;
}

bool sameDates(const mspdi::Import &before, const Schedule &schedule, const mspdi::Import &after)
{
    const Schedule again = computeSchedule(after.plan);
    std::map<std::int64_t, const TaskDates *> byUid;
    for (std::size_t row = 0; row < again.tasks.size(); ++row) {
        byUid[after.plan.table<Task>()[row].uid] = &again.tasks[row];
    }
    for (std::size_t row = 0; row < schedule.tasks.size(); ++row) {
        const Task &task = before.plan.table<Task>()[row];
        if (!byUid.contains(task.uid) || *byUid[task.uid] != schedule.tasks[row]) {
            std::printf("  round trip: uid %lld \"%s\" has other dates\n", static_cast<long long>(task.uid),
                        task.name.c_str());
            return false;
        }
    }
    return byUid.size() == schedule.tasks.size();
}

/// Whether the plan and its schedule come back as they were.
bool roundTrips(const mspdi::Import &import, const Schedule &schedule, const fs::path &file)
{
    const mspdi::Export made = mspdi::write(import.plan, schedule, file.filename().string());
    const auto again = mspdi::read(made.content, file.filename().string());
    if (!again) {
        std::printf("  round trip: %s\n", again.error().message.c_str());
        return false;
    }
    for (const mspdi::LeftOut &left : made.leftOut) {
        std::printf("  not written: %s\n", sentence(left).c_str());
    }
    const std::string difference = test::HeldContent::firstDifference(import.plan, again->plan);
    if (!difference.empty()) {
        std::printf("  round trip: %s\n", difference.c_str());
    }
    const bool same = sameDates(import, schedule, *again) && difference.empty() && made.leftOut.empty();
    std::printf("  round trip: %s\n", same ? "the same" : "DIFFERENT");
    return same;
}

struct Verdict {
    bool equal = false, kept = false;
};

Verdict check(const fs::path &file)
{
    const auto import = readMspdi(file);
    if (!import) {
        std::printf("%s\n", import.error().message.c_str());
        return {};
    }
    std::printf("%s: %zu tasks\n", file.filename().c_str(), import->plan.table<Task>().size());
    for (const auto &left : import->leftOut) {
        std::printf("  left out: %s\n", sentence(left).c_str());
    }
    const Schedule schedule = computeSchedule(import->plan);
    return {compareValues(*import, schedule), roundTrips(*import, schedule, file)};
}

/// Every element and attribute that a schema describes, by its path below the project.
class SchemaElements {
public:
    explicit SchemaElements(const QByteArray &text)
    {
        QXmlStreamReader xml(text);
        read(xml, "");
        spread("Project/");
    }

    const std::set<std::string> &paths() const { return m_paths; }

private:
    struct Child {
        std::string path, type;
    };

    /// By the path of what encloses them: of an element in a type of its own "/" and the type's name.
    void read(QXmlStreamReader &xml, const std::string &above)
    {
        while (xml.readNextStartElement()) {
            const QString what = xml.name().toString();
            const auto value = [&](const char *name) {
                return xml.attributes().value(QLatin1String(name)).toString().toStdString();
            };
            std::string path = above;
            if (what == QLatin1String("element")) {
                path = (above.empty() ? std::string() : above + '/')
                    + (value("name").empty() ? value("ref") : value("name"));
                m_elements.push_back({path, value("type")});
            } else if (what == QLatin1String("attribute")) {
                m_elements.push_back({above + '@' + value("name"), {}});
            } else if (what == QLatin1String("complexType") && above.empty()) {
                path = "type:" + value("name");
            }
            read(xml, path);
        }
    }

    void spread(const std::string &prefix)
    {
        std::vector<Child> open(m_elements.begin(), m_elements.end());
        for (std::size_t i = 0; i < open.size(); ++i) {
            const Child child = open[i];
            if (child.path.starts_with(prefix)) {
                m_paths.insert(child.path.substr(prefix.size()));
            }
            const std::string type = "type:" + child.type + '/';
            for (const Child &part : m_elements) {
                if (!child.type.empty() && part.path.starts_with(type)) {
                    open.push_back({child.path + '/' + part.path.substr(type.size()), part.type});
                }
            }
        }
    }

    std::vector<Child> m_elements;
    std::set<std::string> m_paths;
};

/// The verdict on an element or on one that it is wholly part of.
const mspdi::ElementVerdict *verdictAbove(std::string path)
{
    const mspdi::ElementVerdict *verdict = mspdi::verdictOn(path);
    while (!verdict) {
        const std::size_t slash = path.rfind('/');
        if (slash == std::string::npos) {
            return nullptr;
        }
        path.resize(slash);
        verdict = mspdi::verdictOn(path);
        if (verdict) {
            return verdict->isWhole ? verdict : nullptr;
        }
    }
    return verdict;
}

/// Whether the table has a verdict on every element of the schema, and on no other that it does not call newer.
bool compareWithSchema(const char *name)
{
    QFile file(QString::fromLocal8Bit(name));
    if (!file.open(QIODevice::ReadOnly)) {
        std::printf("%s: cannot be read\n", name);
        return false;
    }
    const SchemaElements schema(file.readAll());
    std::map<mspdi::Verdict, int> counts;
    int missing = 0, unknown = 0;
    for (const std::string &path : schema.paths()) {
        const mspdi::ElementVerdict *verdict = verdictAbove(path);
        if (!verdict || verdict->isNewer) {
            std::printf("  without a verdict: %s\n", path.c_str());
            ++missing;
        } else {
            ++counts[verdict->verdict];
        }
    }
    mspdi::forEachVerdict([&](const std::string &path, const mspdi::ElementVerdict &verdict) {
        const bool isMany = path == "Assignments/Assignment/f404";
        if (verdict.isNewer == schema.paths().contains(path) && !isMany) {
            std::printf("  %s the schema: %s\n", verdict.isNewer ? "not newer than" : "not in", path.c_str());
            ++unknown;
        }
    });
    std::printf("%zu elements of the schema: %d read, %d lists of them, %d told, %d meaningless, %d without a verdict; "
                "%d not in it\n",
                schema.paths().size(), counts[mspdi::Verdict::Read], counts[mspdi::Verdict::List],
                counts[mspdi::Verdict::Told], counts[mspdi::Verdict::Meaningless], missing, unknown);
    return !schema.paths().empty() && missing == 0 && unknown == 0;
}

} // namespace

/// --round-trip: files are only written and read again; their values may differ.
/// --schema: the table of elements is compared with a schema.
int main(int count, char **arguments) // NOLINT(bugprone-exception-escape): it may die of what it cannot do
{
    if (count == 3 && std::strcmp(arguments[1], "--schema") == 0) {
        return compareWithSchema(arguments[2]) ? 0 : 1;
    }
    const bool onlyTrips = count > 1 && std::strcmp(arguments[1], "--round-trip") == 0;
    int files = 0, equal = 0, kept = 0;
    for (int i = onlyTrips ? 2 : 1; i < count; ++i, ++files) {
        const Verdict verdict = check(arguments[i]);
        equal += verdict.equal ? 1 : 0;
        kept += verdict.kept ? 1 : 0;
    }
    std::printf("%d of %d files equal in every value, %d the same after a round trip\n", equal, files, kept);
    return files > 0 && kept == files && (onlyTrips || equal == files) ? 0 : 1;
}
