// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/disk_watch.h"

#include <QFileInfo>

namespace gigaplan {

namespace {

/// Others save in steps too: a new file, a rename, a change of its rights.
constexpr int kSettleMs = 300;

} // namespace

DiskWatch::DiskWatch(QObject *parent) : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    const auto start = [this] { m_settle.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, start);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, start);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        watch(); // a file that was replaced is another one to the system
        Q_EMIT touched();
    });
}

void DiskWatch::setFile(const QString &file)
{
    const QStringList old = m_watcher.files() + m_watcher.directories();
    if (!old.isEmpty()) {
        m_watcher.removePaths(old);
    }
    m_settle.stop();
    m_file = file;
    watch();
}

void DiskWatch::watch()
{
    if (m_file.isEmpty()) {
        return;
    }
    const QFileInfo file(m_file);
    for (const QString &path : {file.absoluteFilePath(), file.absolutePath()}) {
        if (QFileInfo::exists(path) && !m_watcher.files().contains(path) && !m_watcher.directories().contains(path)) {
            m_watcher.addPath(path);
        }
    }
}

} // namespace gigaplan
