// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/files/mspdi_files.h"

#include <QObject>

#include <memory>

class QWidget;

namespace gigaplan {

class MessageBar;
struct ExchangeReport;

/// MS Project XML as the user meets it: read as a plan that has no file yet, and exported; never a plan's own file, for it
/// does not hold it all. What does not come over is said in the message bar, with the details on request.
class MspdiExchange final : public QObject {
    Q_OBJECT

public:
    /// Topic of the message bar: of opening and exporting.
    static constexpr QLatin1String kNoteTopic{"fileNote"};

    MspdiExchange(MessageBar &messages, QWidget *window) : m_messages(messages), m_window(window) {}

    /// Says what was left out and which dates differ, once the plan is open.
    void report(const QString &file, mspdi::Import import);
    /// Asks for a file; at first the plan's name, or one that is not what it was imported from.
    void askAndExport(const PlanSnapshot &plan, const QString &suggested, bool isPlanFile);
    bool exportTo(const PlanSnapshot &plan, const QString &file);

Q_SIGNALS:
    void reportRequested(const gigaplan::ExchangeReport &report); ///< the details of an import or export

private:
    void tell(const QString &text, const std::shared_ptr<const ExchangeReport> &report);

    MessageBar &m_messages;
    QWidget *m_window;
};

} // namespace gigaplan
