// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_session.h"

#include "model/edit/apply_difference.h"
#include "model/plan/difference.h"
#include "ui/kit/complain.h"
#include "ui/kit/message_bar.h"

#include <utility>

namespace gigaplan {

// What happens when another program changes the plan's file.

namespace {

/// Topic of the message bar.
constexpr QLatin1String kDiskTopic("diskChanged");

} // namespace

void FileSession::checkDisk()
{
    if (!m_session) {
        return;
    }
    const DiskState now = m_session->diskState();
    if (now == m_told) {
        return;
    }
    m_told = now;
    switch (now) {
    case DiskState::Unchanged: m_messages.take(kDiskTopic); break;
    case DiskState::Gone:
        m_messages.say(kDiskTopic,
                       tr("“%1” is gone. The plan is still open; saving writes the file again.").arg(displayName()),
                       {{tr("Save Now"), [this] { save(); }}});
        break;
    case DiskState::Changed:
        m_messages.say(kDiskTopic, tr("“%1” was changed by another program.").arg(displayName()),
                       {{tr("Merge…"), [this] { mergeWithFile(); }},
                        {tr("Reload"), [this] { reload(); }},
                        {tr("Keep Mine"), [this] { keepMine(); }}});
        break;
    }
}

std::optional<PlanSnapshot> FileSession::readChanged()
{
    auto disk = m_session->readFile(m_workspace.document()->snapshot());
    if (!disk) {
        complain(m_window, tr("The changed file cannot be read. The open plan was not changed."),
                 qtext(disk.error().message));
        return std::nullopt;
    }
    return std::move(*disk);
}

void FileSession::reload()
{
    Document *document = m_workspace.document();
    const auto disk = readChanged();
    if (!disk) {
        return;
    }
    if (m_workspace.perform(
            ApplyDifference(differenceOf(document->snapshot(), *disk), "Reload " + displayName().toStdString()))) {
        m_session->acceptDiskState();
        document->setSaved(*disk);
        forgetDisk();
    }
}

void FileSession::keepMine()
{
    Document *document = m_workspace.document();
    const auto disk = m_session->readFile(document->snapshot());
    m_session->acceptDiskState();
    document->setSaved(disk ? *disk : PlanSnapshot());
    forgetDisk();
}

void FileSession::mergeWithFile()
{
    Document *document = m_workspace.document();
    const auto disk = readChanged();
    if (!disk) {
        return;
    }
    // Until it is merged the file counts as changed: a user who only looks, and then saves, is asked again.
    m_merging = *disk;
    m_workspace.compareWith(
        {tr("%1 on disk").arg(displayName()), *disk, document->savedSnapshot(), ComparedFrom::OpenFile});
}

void FileSession::acceptMerged(ComparedFrom from)
{
    Document *document = m_workspace.document();
    if (!m_merging || from != ComparedFrom::OpenFile) {
        return;
    }
    const PlanSnapshot merged = *std::exchange(m_merging, std::nullopt);
    // It may have been changed once more meanwhile; then that is still to be merged, from here on.
    const auto disk = m_session->readFile(document->snapshot());
    document->setSaved(merged);
    if (disk && *disk == merged) {
        m_session->acceptDiskState();
    }
    forgetDisk();
    checkDisk();
}

void FileSession::forgetDisk()
{
    m_messages.take(kDiskTopic);
    m_told = DiskState::Unchanged;
    m_merging.reset();
}

} // namespace gigaplan
