// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/object_file.h"

#include "model/base/descriptor.h"

#include <QJsonDocument>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gigaplan::session {

namespace {

constexpr qsizetype kMostBytes = 64 << 10;

/// At most `kMostBytes` of a file; nothing where it is not a regular file, since reading might never end, or lead
/// elsewhere.
QByteArray beginningOf(const std::filesystem::path &path)
{
    const Descriptor file(::openat(AT_FDCWD, path.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
    struct stat status {};
    if (!file.isOpen() || ::fstat(file.value(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return {};
    }
    QByteArray bytes(kMostBytes, '\0');
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(file.value(), bytes.data() + done, static_cast<std::size_t>(bytes.size() - done));
        if (got <= 0 && !(got < 0 && errno == EINTR)) {
            break;
        }
        done += got > 0 ? got : 0;
    }
    return bytes.first(done);
}

} // namespace

std::optional<QJsonObject> readObject(const std::filesystem::path &file)
{
    const QJsonDocument document = QJsonDocument::fromJson(beginningOf(file));
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

QString pathToText(const std::filesystem::path &path)
{
    return QString::fromLatin1(QByteArray::fromStdString(path.string()).toPercentEncoding("/ "));
}

std::filesystem::path pathFromText(const QString &text)
{
    return QByteArray::fromPercentEncoding(text.toLatin1()).toStdString();
}

} // namespace gigaplan::session
