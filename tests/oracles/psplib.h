// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/crews.h"
#include "model/plan/links.h"
#include "model/plan/programme.h"
#include "model/plan/snapshot.h"
#include "model/plan/tasks.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace gigaplan::test {

/// A single-mode network of PSPLIB (Kolisch and Sprecher 1996), as its `.sm` files have it.
struct PsplibNetwork {
    struct Job {
        std::vector<int> successors; ///< numbers from 1
        int duration = 0;
        std::vector<int> demands; ///< of each resource
    };
    std::vector<Job> jobs; ///< job i + 1
    std::vector<int> capacities;
};

inline std::vector<int> numbersOf(const std::string &line)
{
    std::istringstream in(line);
    std::vector<int> numbers;
    for (int number = 0; in >> number;) {
        numbers.push_back(number);
    }
    return numbers;
}

/// Lines of numbers after the heading that begins with `title`, until a line of other kind; nothing: not such a file.
inline std::vector<std::vector<int>> numbersBehind(const std::vector<std::string> &lines, const std::string &title)
{
    std::vector<std::vector<int>> rows;
    bool inside = false;
    for (const std::string &line : lines) {
        if (line.starts_with(title)) {
            inside = true;
        } else if (inside) {
            auto numbers = numbersOf(line);
            if (!numbers.empty()) {
                rows.push_back(std::move(numbers));
            } else if (!rows.empty()) {
                break;
            }
        }
    }
    return rows;
}

/// No jobs: the file could not be read.
inline PsplibNetwork readPsplib(const std::filesystem::path &file)
{
    std::ifstream in(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    PsplibNetwork network;
    const auto links = numbersBehind(lines, "PRECEDENCE RELATIONS");
    const auto work = numbersBehind(lines, "REQUESTS/DURATIONS");
    const auto capacities = numbersBehind(lines, "RESOURCEAVAILABILITIES");
    if (links.size() != work.size() || capacities.empty()) {
        return network;
    }
    for (std::size_t i = 0; i < links.size(); ++i) {
        network.jobs.push_back(
            {{links[i].begin() + 3, links[i].end()}, work[i].at(2), {work[i].begin() + 3, work[i].end()}});
    }
    network.capacities = capacities.front();
    return network;
}

/// The network as a plan: one unit of time is a working day of the standard week, from Monday, 5 January 2026 on.
inline PlanSnapshot planOf(const PsplibNetwork &network, const std::string &title)
{
    const auto keyed = [](auto row, const std::string &key) {
        row.key = key;
        row.id = {idValueFromKey(Description<decltype(row)>::table, key)};
        return row;
    };
    PlanRows rows;
    Plan plan = keyed(Plan(), "plan");
    plan.title = title;
    plan.start = makeDate(2026, 1, 5);
    rows.of<Plan>().push_back(plan);
    for (std::size_t i = 0; i < network.capacities.size(); ++i) {
        Resource resource = keyed(Resource(), "R" + std::to_string(i + 1));
        resource.name = resource.key;
        resource.capacity = {static_cast<double>(network.capacities[i])};
        rows.of<Resource>().push_back(resource);
    }
    const auto taskId = [](std::size_t job) { return Id<Task>{idValueFromKey("task", "job-" + std::to_string(job))}; };
    for (std::size_t i = 0; i < network.jobs.size(); ++i) {
        const PsplibNetwork::Job &job = network.jobs[i];
        Task task = keyed(Task(), "job-" + std::to_string(i + 1));
        task.name = "job " + std::to_string(i + 1);
        task.uid = static_cast<std::int64_t>(i + 1);
        task.order = task.uid;
        task.duration = {480 * job.duration};
        rows.of<Task>().push_back(task);
        for (const int successor : job.successors) {
            Link link = keyed(Link(), task.key + ">" + std::to_string(successor));
            link.from = task.id;
            link.to = taskId(static_cast<std::size_t>(successor));
            rows.of<Link>().push_back(link);
        }
        for (std::size_t r = 0; r < job.demands.size(); ++r) {
            if (job.demands[r] > 0) {
                Assignment assignment = keyed(Assignment(), task.key + "/R" + std::to_string(r + 1));
                assignment.task = task.id;
                assignment.resource = rows.of<Resource>()[r].id;
                assignment.units = {static_cast<double>(job.demands[r])};
                rows.of<Assignment>().push_back(assignment);
            }
        }
    }
    return std::move(rows).snapshot();
}

} // namespace gigaplan::test
