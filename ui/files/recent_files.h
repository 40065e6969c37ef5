// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace gigaplan {

/// The files that were opened or saved last, newest first, kept in the user's settings.
class RecentFiles final : public QObject {
    Q_OBJECT

public:
    QStringList all() const;
    void add(const QString &file);

Q_SIGNALS:
    void changed();
};

} // namespace gigaplan
