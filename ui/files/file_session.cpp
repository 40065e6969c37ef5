// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_session.h"

#include "model/edit/apply_difference.h"
#include "model/files/formats.h"
#include "model/files/mspdi_files.h"
#include "model/files/plan_files.h"
#include "model/plan/difference.h"
#include "model/plan/programme.h"
#include "model/session/backups.h"
#include "model/words/qtext.h"
#include "model/workspace/await_forecast.h"
#include "ui/files/file_name.h"
#include "ui/files/recovery_dialog.h"
#include "ui/kit/complain.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/question.h"
#include "ui/kit/save_target.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QStandardPaths>

namespace gigaplan {

namespace {

/// Topics of the message bar.
constexpr QLatin1String kLogTopic("logStays"), kLostTopic("notKept");

/// "gigaplan", "json": of the formats for which `is` holds.
template <class Is>
QStringList suffixesOf(Is is)
{
    QStringList suffixes;
    for (const files::PlanFormat &format : files::formats()) {
        for (const std::string_view extension : is(format) ? format.extensions : decltype(format.extensions)()) {
            suffixes << qtext(extension.substr(1));
        }
    }
    return suffixes;
}

bool isWritten(const files::PlanFormat &format)
{
    return format.write;
}
bool isOpened(const files::PlanFormat &format)
{
    return format.isOpened;
}

QString pattern(const QString &names, const QStringList &suffixes)
{
    return QStringLiteral("%1 (*.%2)").arg(names, suffixes.join(QStringLiteral(" *.")));
}

/// All of them first, then each format.
template <class Is>
QString filterOf(const QString &names, Is is)
{
    QStringList filters{pattern(names, suffixesOf(is))};
    for (const files::PlanFormat &format : files::formats()) {
        if (is(format)) {
            filters << pattern(qtext(format.names), suffixesOf([&format](const auto &one) { return &one == &format; }));
        }
    }
    return filters.join(QStringLiteral(";;"));
}

std::filesystem::path workingDirectory()
{
    const QString directory =
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/working");
    return pathOf(directory);
}

SessionOptions options()
{
    return {workingDirectory(), wantedBackups()};
}

QString said(const Error &error)
{
    return QString::fromStdString(error.message);
}

} // namespace

FileSession::FileSession(Workspace &workspace, MessageBar &messages, QWidget *window)
    : QObject(window), m_workspace(workspace), m_messages(messages), m_window(window), m_exchange(messages, window)
{
    connect(&m_watch, &DiskWatch::touched, this, &FileSession::checkDisk);
}

FileSession::~FileSession() = default;

bool FileSession::use(Result<PlanSession::Opened> opened, const QString &headline)
{
    if (!opened) {
        complain(m_window, headline, qtext(opened.error().message));
        return false;
    }
    auto forecast = awaitForecast(opened->document->snapshot());
    forgetDisk();
    m_importedFrom.clear();
    m_messages.take(MspdiExchange::kNoteTopic);
    // The old document goes before its session.
    m_workspace.setDocument(std::move(opened->document), std::move(forecast));
    m_session = std::move(opened->session);
    m_watch.setFile(file());
    QStringList notes;
    for (const std::string &note : opened->notes) {
        notes += QString::fromStdString(note) + QStringLiteral(".");
    }
    if (!notes.isEmpty()) {
        m_messages.say(MspdiExchange::kNoteTopic, notes.join(QLatin1Char(' ')));
    }
    Q_EMIT fileChanged();
    return true;
}

bool FileSession::open(const QString &file)
{
    return openTakingOver(QFileInfo(file).absoluteFilePath(), false);
}

bool FileSession::openTakingOver(const QString &file, bool takeOver)
{
    if (m_session && file == this->file()) {
        reload(); // its own lock would be in the way
        return true;
    }
    if (isMspdi(pathOf(file))) {
        return importFrom(file);
    }
    LockHolder holder;
    auto opened = PlanSession::open(pathOf(file), options(), takeOver, &holder);
    if (!opened && opened.error().kind == ErrorKind::Locked) {
        const int answer =
            ask(m_window, QStringLiteral("planIsOpen"), tr("“%1” is open elsewhere.").arg(QFileInfo(file).fileName()),
                tr("%1.\n\nA copy has no file yet: you decide where to save it. Taking over leaves the other one "
                   "to find out when it saves.")
                    .arg(QString::fromStdString(holder.words())),
                {tr("Open a &Copy"), tr("&Take Over")});
        return answer == 0 ? openCopy(file) : answer == 1 && openTakingOver(file, true);
    }
    if (!use(std::move(opened), tr("This plan cannot be opened."))) {
        return false;
    }
    m_recent.add(file);
    return true;
}

bool FileSession::importFrom(const QString &file)
{
    auto import = readMspdi(pathOf(file));
    if (!import) {
        complain(m_window, tr("This project cannot be imported."), qtext(import.error().message));
        return false;
    }
    if (!adopt(import->plan)) {
        return false;
    }
    m_importedFrom = file;
    m_recent.add(file);
    m_exchange.report(file, std::move(*import));
    Q_EMIT fileChanged();
    return true;
}

bool FileSession::openCopy(const QString &file)
{
    const auto plan = readPlan(pathOf(file));
    if (!plan) {
        complain(m_window, tr("This plan cannot be opened."), qtext(plan.error().message));
        return false;
    }
    return adopt(*plan);
}

bool FileSession::adopt(const PlanSnapshot &plan)
{
    return use(PlanSession::create(plan, options()), tr("The plan cannot be made."));
}

std::vector<RecoverablePlan> FileSession::recoverable()
{
    return recoverablePlans(workingDirectory());
}

bool FileSession::offerRecovery(const QString &wanted)
{
    auto left = recoverable();
    if (left.empty()) {
        return false;
    }
    RecoveryDialog dialog(std::move(left), m_window);
    dialog.prefer(pathOf(QFileInfo(wanted).absoluteFilePath()));
    return dialog.exec() == QDialog::Accepted && confirmLosingChanges() && recover(dialog.chosen());
}

bool FileSession::recover(const RecoverablePlan &left)
{
    return use(PlanSession::recover(left, options()), tr("This plan cannot be recovered now. It is still there."));
}

bool FileSession::askAndOpen()
{
    if (!confirmLosingChanges()) {
        return false;
    }
    const QString directory = file().isEmpty() ? QDir::homePath() : QFileInfo(file()).absolutePath();
    const QString chosen = QFileDialog::getOpenFileName(m_window, tr("Open a plan"), directory,
                                                        filterOf(tr("Plans and projects"), isOpened));
    return !chosen.isEmpty() && open(chosen);
}

bool FileSession::save()
{
    return file().isEmpty() ? saveAs() : saveTo(file());
}

QString FileSession::askForTarget(const QString &title) const
{
    return askSaveTarget(m_window, title, suggestedFile(), filterOf(tr("Plans"), isWritten), suffixesOf(isWritten));
}

bool FileSession::saveAs()
{
    const QString chosen = askForTarget(tr("Save the plan"));
    return !chosen.isEmpty() && saveTo(chosen);
}

bool FileSession::canOpen(const QString &file)
{
    return suffixesOf(isOpened).contains(QFileInfo(file).suffix(), Qt::CaseInsensitive);
}

bool FileSession::saveTo(const QString &file)
{
    if (!m_session) {
        return false;
    }
    const QString target = QFileInfo(file).absoluteFilePath();
    if (target == this->file() && m_session->diskState() == DiskState::Changed) {
        return askAboutChangedFile(target);
    }
    return write(target, SaveOver::KnownVersion);
}

bool FileSession::write(const QString &file, SaveOver over)
{
    if (auto saved = m_session->save(*m_workspace.document(), pathOf(file), over); !saved) {
        if (saved.error().kind == ErrorKind::Locked) {
            return askAboutLock(file, saved.error());
        }
        const bool justChanged =
            over == SaveOver::KnownVersion && file == this->file() && m_session->diskState() == DiskState::Changed;
        return justChanged ? askAboutChangedFile(file) : askAfterFailure(saved.error());
    }
    forgetDisk();
    if (!m_importedFrom.isEmpty()) {
        m_messages.take(MspdiExchange::kNoteTopic); // from now on it is a plan like any other
        m_importedFrom.clear();
    }
    m_watch.setFile(file);
    noteWhatIsNotInIt(file);
    m_recent.add(file);
    Q_EMIT fileChanged();
    return true;
}

bool FileSession::askAboutChangedFile(const QString &file)
{
    const int answer =
        ask(m_window, QStringLiteral("fileWasChanged"),
            tr("“%1” was changed by another program since you opened it.").arg(displayName()),
            tr("Merging takes the changes of both. Overwriting keeps the other version as the newest backup."),
            {tr("&Merge…"), tr("&Overwrite"), tr("Save &As…")});
    if (answer == 0) {
        mergeWithFile();
        return false;
    }
    return answer == 1 ? write(file, SaveOver::AnyVersion) : answer == 2 && saveAs();
}

bool FileSession::askAboutLock(const QString &file, const Error &error)
{
    const int answer =
        ask(m_window, QStringLiteral("lockWasTaken"),
            tr("Somebody else has “%1” open now.").arg(QFileInfo(file).fileName()),
            said(error) + tr(".\n\nYour plan is not saved there yet."), {tr("Save &As…"), tr("Save An&yway")});
    return answer == 0 ? saveAs() : answer == 1 && write(file, SaveOver::AnyLock);
}

bool FileSession::askAfterFailure(const Error &error)
{
    const int answer =
        ask(m_window, QStringLiteral("saveFailed"), tr("The plan was not saved. The file was not changed."),
            said(error) + tr(".\n\nNothing is lost: the plan is open, and its edits are kept for recovery."),
            {tr("Save &As…")});
    return answer == 0 && saveAs();
}

bool FileSession::saveCopy()
{
    const QString chosen = askForTarget(tr("Save a copy of the plan"));
    return !chosen.isEmpty() && saveCopyTo(chosen);
}

bool FileSession::saveCopyTo(const QString &file)
{
    if (!m_session) {
        return false;
    }
    if (auto saved = m_session->saveCopy(*m_workspace.document(), pathOf(QFileInfo(file).absoluteFilePath())); !saved) {
        complain(m_window, tr("The copy was not saved."), qtext(saved.error().message));
        return false;
    }
    noteWhatIsNotInIt(file);
    return true;
}

void FileSession::noteWhatIsNotInIt(const QString &file)
{
    const std::int64_t edits = m_workspace.document()->store().lastLogged();
    if (QFileInfo(file).suffix().toLower() != QStringLiteral("json") || edits == 0) {
        m_messages.take(kLogTopic);
    } else {
        const QString log = edits == 1 ? tr("its log of one edit") : tr("its log of %1 edits").arg(edits);
        m_messages.say(
            kLogTopic,
            tr("%1 holds the plan, not %2; a .gigaplan file holds both.").arg(QFileInfo(file).fileName(), log));
    }
    QStringList sentences;
    for (const std::string &sentence : m_session->lostInSaving()) {
        sentences += QString::fromStdString(sentence) + QStringLiteral(".");
    }
    if (sentences.isEmpty()) {
        m_messages.take(kLostTopic);
    } else {
        m_messages.say(kLostTopic, sentences.join(QLatin1Char(' ')));
    }
}

void FileSession::revert()
{
    Document *document = m_workspace.document();
    if (document && document->isModified() && document->savedSnapshot().table<Plan>().size() == 1) {
        m_workspace.perform(
            ApplyDifference(differenceOf(document->snapshot(), document->savedSnapshot()), "Revert to saved"));
        document->setSaved(document->savedSnapshot());
    }
}

void FileSession::compareWithSaved()
{
    if (const Document *document = m_workspace.document()) {
        m_workspace.compareWith({tr("%1 as saved").arg(displayName()), document->savedSnapshot(), std::nullopt});
    }
}

void FileSession::compareWithFile()
{
    const QString directory = file().isEmpty() ? QDir::homePath() : QFileInfo(file()).absolutePath();
    const QString chosen = QFileDialog::getOpenFileName(m_window, tr("Compare with a plan"), directory,
                                                        filterOf(tr("Plans and projects"), isOpened));
    if (chosen.isEmpty() || !m_workspace.document()) {
        return;
    }
    if (const auto plan = readPlan(pathOf(chosen))) {
        m_workspace.compareWith({QFileInfo(chosen).fileName(), *plan, std::nullopt});
    } else {
        complain(m_window, tr("This plan cannot be compared."), qtext(plan.error().message));
    }
}

bool FileSession::confirmLosingChanges()
{
    const Document *document = m_workspace.document();
    const bool isGone = m_session && m_session->diskState() == DiskState::Gone;
    if (!document || (!document->isModified() && !isGone)) {
        return true;
    }
    const bool isWhole = file().isEmpty() || isGone; // not only its changes would be lost
    QMessageBox box(QMessageBox::Question, tr("Gigaplan"),
                    (isWhole ? tr("Save the plan “%1”?") : tr("Save the changes to “%1”?")).arg(displayName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("unsavedChanges"));
    box.setInformativeText(file().isEmpty() ? tr("This plan has no file yet. If you do not save it, it is lost.")
                               : isGone     ? tr("Its file is gone. If you do not save the plan, it is lost.")
                                            : tr("If you do not save them, they are lost."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save: return save();
    case QMessageBox::Discard: return true;
    default: return false;
    }
}

QString FileSession::file() const
{
    return m_session ? fileText(m_session->file()) : QString();
}

QString FileSession::displayName() const
{
    const QString shown = file().isEmpty() ? m_importedFrom : file();
    return shown.isEmpty() ? tr("Untitled") : QFileInfo(shown).fileName();
}

QString FileSession::suggestedFile() const
{
    if (!file().isEmpty()) {
        return file();
    }
    if (m_importedFrom.isEmpty()) {
        return QDir::home().filePath(tr("Untitled.gigaplan"));
    }
    const QFileInfo imported(m_importedFrom);
    return imported.absoluteDir().filePath(imported.completeBaseName() + QStringLiteral(".gigaplan"));
}

} // namespace gigaplan
