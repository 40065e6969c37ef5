// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace gigaplan {

/// Reports, shortly afterwards, that something happened to a file: it was written, replaced, removed or restored. The
/// listener has to find out what happened.
class DiskWatch final : public QObject {
    Q_OBJECT

public:
    explicit DiskWatch(QObject *parent = nullptr);
    void setFile(const QString &file); ///< empty: none

Q_SIGNALS:
    void touched();

private:
    void watch();

    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    QString m_file;
};

} // namespace gigaplan
