// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/mspdi_exchange.h"

#include "model/base/former_file.h"
#include "model/words/labels.h"
#include "ui/files/exchange_dialog.h"
#include "ui/files/file_name.h"
#include "ui/kit/complain.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/save_target.h"

#include <QDir>
#include <QFileInfo>

namespace gigaplan {

namespace {

QString differenceText(std::size_t values, std::size_t tasks)
{
    if (values == 0) {
        return MspdiExchange::tr("Every date is as the file has it.");
    }
    if (tasks == 0) {
        return MspdiExchange::tr("The project finishes at a different time than in the file.");
    }
    return tasks == 1 ? MspdiExchange::tr("Dates or slack of one task differ from those in the file.")
                      : MspdiExchange::tr("Dates or slack of %L1 tasks differ from those in the file.").arg(tasks);
}

QString leftOutText(std::size_t kinds)
{
    return kinds == 0 ? MspdiExchange::tr("Nothing was left out.")
        : kinds == 1  ? MspdiExchange::tr("One kind of thing was left out.")
                      : MspdiExchange::tr("%1 kinds of things were left out.").arg(kinds);
}

} // namespace

void MspdiExchange::report(const QString &file, mspdi::Import import)
{
    auto dates = mspdi::compareDates(import, computeSchedule(import.plan));
    auto report = std::make_shared<ExchangeReport>();
    report->title = tr("Import of %1").arg(QFileInfo(file).fileName());
    report->summary = leftOutText(import.leftOut.size()) + QLatin1Char(' ')
        + differenceText(dates.differences() + (dates.projectFinish ? 1 : 0), dates.differing.size());
    report->leftOutTitle = tr("Left out (%L1)").arg(import.leftOut.size());
    report->leftOut = std::move(import.leftOut);
    report->asked = std::move(dates.asked);
    report->projectFinish = std::move(dates.projectFinish);
    report->projectFinishReason = std::move(dates.projectFinishReason);
    report->differing = std::move(dates.differing);
    tell(tr("“%1” was imported; saving writes a plan file of its own. %2")
             .arg(QFileInfo(file).fileName(), report->summary),
         report);
}

void MspdiExchange::askAndExport(const PlanSnapshot &plan, const QString &suggested, bool isPlanFile)
{
    // Never the file that it was imported from: an export holds less than a plan, and may hold less than that file.
    const QFileInfo info(suggested);
    const QString name =
        info.completeBaseName() + (isPlanFile ? QString() : tr(" (Gigaplan)")) + QStringLiteral(".xml");
    const QString chosen = askSaveTarget(m_window, tr("Export MS Project XML"), info.absoluteDir().filePath(name),
                                         tr("MS Project XML (*.xml)"), {QStringLiteral("xml")});
    if (!chosen.isEmpty()) {
        exportTo(plan, chosen);
    }
}

bool MspdiExchange::exportTo(const PlanSnapshot &plan, const QString &file)
{
    const FormerFile former(pathOf(file));
    auto leftOut = writeMspdi(plan, computeSchedule(plan), pathOf(file));
    if (!leftOut) {
        complain(m_window, tr("The project was not exported."), qtext(leftOut.error().message));
        return false;
    }
    auto report = std::make_shared<ExchangeReport>();
    report->title = tr("Export of %1").arg(QFileInfo(file).fileName());
    report->summary = leftOutText(leftOut->size());
    report->leftOutTitle = tr("Not in the file (%L1)").arg(leftOut->size());
    report->leftOut = std::move(*leftOut);
    QString text = tr("Exported to “%1”. %2").arg(QFileInfo(file).fileName(), report->summary);
    for (const std::string &sentence : former.lost()) {
        text += QLatin1Char(' ') + qtext(sentence) + QLatin1Char('.');
    }
    tell(text, report);
    return true;
}

void MspdiExchange::tell(const QString &text, const std::shared_ptr<const ExchangeReport> &report)
{
    std::vector<MessageBar::Choice> choices;
    if (!report->leftOut.empty() || !report->differing.empty() || !report->asked.empty() || report->projectFinish) {
        choices.push_back({tr("Details…"), [this, text, report] {
                               tell(text, report); // it stays until it is closed
                               Q_EMIT reportRequested(*report);
                           }});
    }
    m_messages.say(kNoteTopic, text, std::move(choices));
}

} // namespace gigaplan
