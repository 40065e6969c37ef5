// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/working_copy.h"

#include "model/base/atomic_file.h"
#include "model/base/descriptor.h"
#include "model/base/id.h"
#include "model/session/backups.h"
#include "model/session/object_file.h"
#include "model/words/qtext.h"

#include <QJsonDocument>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>

namespace gigaplan::session {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPrefix = "plan-", kExtension = ".gigaplan", kNoteExtension = ".json";

QJsonObject objectOf(const FileStamp &stamp)
{
    return {{QStringLiteral("size"), static_cast<qint64>(stamp.size)},
            {QStringLiteral("modified"), static_cast<qint64>(stamp.modified)},
            {QStringLiteral("inode"), static_cast<qint64>(stamp.inode)},
            {QStringLiteral("content"), QString::number(stamp.content, 16)}};
}

FileStamp stampFrom(const QJsonObject &object)
{
    return {object.value(QStringLiteral("size")).toInteger(), object.value(QStringLiteral("modified")).toInteger(),
            object.value(QStringLiteral("inode")).toInteger(),
            object.value(QStringLiteral("content")).toString().toULongLong(nullptr, 16)};
}

QJsonObject objectOf(const SavedState &state)
{
    QJsonObject object{{QStringLiteral("file"), pathToText(state.file)},
                       {QStringLiteral("saved_edit"), static_cast<qint64>(state.savedEdit)}};
    if (state.stamp) {
        object.insert(QStringLiteral("stamp"), objectOf(*state.stamp));
    }
    return object;
}

SavedState stateFrom(const QJsonObject &object)
{
    SavedState state{pathFromText(object.value(QStringLiteral("file")).toString()),
                     object.value(QStringLiteral("saved_edit")).toInteger(),
                     {}};
    if (const QJsonValue stamp = object.value(QStringLiteral("stamp")); stamp.isObject()) {
        state.stamp = stampFrom(stamp.toObject());
    }
    return state;
}

bool isCopyName(const std::string &name)
{
    return name.starts_with(kPrefix) && name.ends_with(kExtension);
}

} // namespace

fs::path noteFileOf(const fs::path &workingCopy)
{
    return workingCopy.string() + std::string(kNoteExtension);
}

std::optional<CopyNote> readNote(const fs::path &workingCopy)
{
    const auto object = readObject(noteFileOf(workingCopy));
    if (!object || !object->contains(QStringLiteral("process"))) {
        return {};
    }
    const auto string = [&object](const QString &key) { return object->value(key).toString().toStdString(); };
    CopyNote note;
    static_cast<SavedState &>(note) = stateFrom(*object);
    note.owner = {string(QStringLiteral("host")), object->value(QStringLiteral("process")).toInteger(),
                  string(QStringLiteral("process_start"))};
    note.opened = string(QStringLiteral("opened"));
    if (const QJsonValue next = object->value(QStringLiteral("next")); next.isObject()) {
        note.next = stateFrom(next.toObject());
    }
    return note;
}

Result<void> writeNote(const fs::path &workingCopy, const CopyNote &note)
{
    QJsonObject object = objectOf(note);
    object.insert(QStringLiteral("host"), qtext(note.owner.host));
    object.insert(QStringLiteral("process"), static_cast<qint64>(note.owner.process));
    object.insert(QStringLiteral("process_start"), qtext(note.owner.start));
    object.insert(QStringLiteral("opened"), qtext(note.opened));
    if (note.next) {
        object.insert(QStringLiteral("next"), objectOf(*note.next));
    }
    ReplacementFile file(noteFileOf(workingCopy));
    file.makePrivate();
    if (auto created = file.create(); !created) {
        return created;
    }
    if (auto written = file.write(QJsonDocument(object).toJson().toStdString()); !written) {
        return written;
    }
    return file.commit();
}

std::optional<fs::path> holderOf(const SavedState &state)
{
    if (!state.stamp) {
        return {};
    }
    std::vector<fs::path> files = backupsOf(state.file);
    files.insert(files.begin(), state.file);
    for (const fs::path &file : files) {
        if (const auto stamp = stampOf(file); stamp && stamp->hasContentOf(*state.stamp)) {
            return file;
        }
    }
    return {};
}

CopyNote settled(CopyNote note)
{
    if (note.next && holderOf(*note.next)) {
        static_cast<SavedState &>(note) = *note.next;
    }
    note.next.reset();
    return note;
}

fs::path newCopyIn(const fs::path &directory)
{
    return directory
        / (std::string(kPrefix) + std::to_string(thisProcess().process) + '-' + std::to_string(newIdValue())
           + std::string(kExtension));
}

Result<void> makeCopyFile(const fs::path &workingCopy)
{
    const Descriptor file(::open(workingCopy.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    return file.isOpen()
        ? Result<void>()
        : Error{ErrorKind::NotWritten, workingCopy.string() + ": cannot be made: " + std::strerror(errno)};
}

std::vector<fs::path> copiesIn(const fs::path &directory)
{
    std::vector<fs::path> copies;
    std::error_code error;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
        if (isCopyName(entry->path().filename().string()) && fs::is_regular_file(entry->symlink_status(error))) {
            copies.push_back(entry->path());
        }
    }
    std::sort(copies.begin(), copies.end());
    return copies;
}

ProcessName ownerByName(const fs::path &workingCopy)
{
    const std::string name = workingCopy.filename().string();
    ProcessName owner{thisProcess().host, 0, {}};
    std::from_chars(name.data() + kPrefix.size(), name.data() + name.size(), owner.process);
    return owner;
}

std::vector<fs::path> filesOf(const fs::path &workingCopy)
{
    std::vector<fs::path> files;
    for (const char *suffix : {"", "-wal", "-shm", "-journal"}) {
        files.emplace_back(workingCopy.string() + suffix);
    }
    files.push_back(noteFileOf(workingCopy));
    return files;
}

void removeCopy(const fs::path &workingCopy)
{
    for (const fs::path &file : filesOf(workingCopy)) {
        std::error_code ignored; // the next start tries again
        fs::remove(file, ignored);
    }
}

void removeLeftovers(const fs::path &directory)
{
    std::vector<fs::path> copies;
    std::error_code error;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
        const std::string path = entry->path().string();
        if (path.ends_with(kNoteExtension) && isCopyName(entry->path().stem().string())) {
            copies.emplace_back(path.substr(0, path.size() - kNoteExtension.size()));
        }
    }
    for (const fs::path &copy : copies) {
        const auto note = readNote(copy);
        if (!fs::exists(copy, error) && !error && note && !mayBeAlive(note->owner)) {
            removeCopy(copy);
        }
    }
}

} // namespace gigaplan::session
