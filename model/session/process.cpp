// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/process.h"

#include <cerrno>
#include <climits>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>
#include <unistd.h>

namespace gigaplan::session {

namespace {

std::string contentOf(const std::string &path)
{
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Status {
    char state = 0; ///< of the process: 'Z' is dead, its parent has not looked yet; 0: there is none to read
    std::string start; ///< field 22: ticks since the machine began
};

Status statusOf(std::int64_t process)
{
    const std::string line = contentOf("/proc/" + std::to_string(process) + "/stat");
    const std::size_t nameEnd = line.rfind(')'); // the name before it may hold anything
    if (nameEnd == std::string::npos) {
        return {};
    }
    std::istringstream fields(line.substr(nameEnd + 1));
    Status status;
    fields >> status.state;
    for (int field = 4; field <= 22; ++field) {
        fields >> status.start;
    }
    return status;
}

/// Ticks restart with the machine.
const std::string &boot()
{
    static const std::string id = [] {
        std::string text = contentOf("/proc/sys/kernel/random/boot_id");
        return text.substr(0, text.find('\n'));
    }();
    return id;
}

std::string startOf(const Status &status)
{
    return status.start.empty() ? std::string() : status.start + '@' + boot();
}

std::string hostName()
{
    char name[HOST_NAME_MAX + 1] = {};
    return gethostname(name, sizeof name - 1) == 0 ? name : "unknown host";
}

} // namespace

const ProcessName &thisProcess()
{
    static const ProcessName self{hostName(), getpid(), startOf(statusOf(getpid()))};
    return self;
}

bool mayBeAlive(const ProcessName &process)
{
    if (process.host != thisProcess().host) {
        return true;
    }
    const Status status = statusOf(process.process);
    if (status.state == 0) {
        return process.process > 0 && (kill(static_cast<pid_t>(process.process), 0) == 0 || errno == EPERM);
    }
    return status.state != 'Z' && status.state != 'X' && (process.start.empty() || process.start == startOf(status));
}

} // namespace gigaplan::session
