// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/plan_session.h"
#include "model/workspace/workspace.h"
#include "ui/files/disk_watch.h"
#include "ui/files/mspdi_exchange.h"
#include "ui/files/recent_files.h"

class QWidget;

namespace gigaplan {

class MessageBar;

/// The life of the open plan's file as the user meets it: opening, saving, going back, and what to do when another user
/// has it open or has changed it. The work is done by PlanSession; this class asks and informs the user.
class FileSession final : public QObject {
    Q_OBJECT

public:
    FileSession(Workspace &workspace, MessageBar &messages, QWidget *window);
    ~FileSession() override;

    /// Opens without a question about the plan that is open; on failure reports it to the user and changes nothing. MS
    /// Project XML becomes a plan that has no file yet; what is left out and which dates differ is reported.
    bool open(const QString &file);
    /// The same content as a plan without a file, so that the original is safe.
    bool openCopy(const QString &file);
    /// Takes a plan that has no file yet; until it is saved it counts as changed.
    bool adopt(const PlanSnapshot &plan);

    /// Plans that a dead process left, newest edit first.
    static std::vector<RecoverablePlan> recoverable();
    /// Shows them, if there are any, and opens the one that is chosen; true where one was.
    /// Before `wanted` is opened a copy of that file is the one first chosen.
    bool offerRecovery(const QString &wanted = {});
    bool recover(const RecoverablePlan &left);

    /// Whether the name is that of a file which opening knows: a plan's, or MS Project XML's.
    static bool canOpen(const QString &file);
    bool askAndOpen(); ///< file dialog
    bool save(); ///< asks for a name where there is none
    bool saveAs();
    bool saveTo(const QString &file);
    bool saveCopy();
    bool saveCopyTo(const QString &file);
    /// The plan as its file has it, as one step that can be undone.
    void revert();
    void compareWithSaved();
    void compareWithFile();
    /// True where nothing would be lost by going on: saved, discarded on request, or nothing to save. A plan whose file
    /// does not exist (any more) would be lost as a whole.
    bool confirmLosingChanges();
    /// Checks whether another program changed the file, and says so once.
    void checkDisk();
    /// A comparison was merged. Where it was with the changed file, what that has is known from now on.
    void acceptMerged(gigaplan::ComparedFrom from);

    QString file() const; ///< empty: none yet
    QString displayName() const; ///< the file's name, that of the imported one, or "Untitled"
    QString suggestedFile() const; ///< the name at first when a file is asked for
    RecentFiles &recent() { return m_recent; }
    MspdiExchange &exchange() { return m_exchange; }

Q_SIGNALS:
    void fileChanged();

private:
    bool use(Result<PlanSession::Opened> opened, const QString &headline);
    bool openTakingOver(const QString &file, bool takeOver);
    bool write(const QString &file, SaveOver over);
    bool askAboutChangedFile(const QString &file);
    bool askAboutLock(const QString &file, const Error &error);
    bool askAfterFailure(const Error &error);
    std::optional<PlanSnapshot> readChanged(); ///< what the file has; complains where it cannot be read
    void reload();
    void keepMine();
    void mergeWithFile();
    void forgetDisk();
    QString askForTarget(const QString &title) const;
    bool importFrom(const QString &file);
    void noteWhatIsNotInIt(const QString &file);

    Workspace &m_workspace;
    MessageBar &m_messages;
    QWidget *m_window;
    std::unique_ptr<PlanSession> m_session;
    DiskWatch m_watch;
    RecentFiles m_recent;
    MspdiExchange m_exchange;
    QString m_importedFrom; ///< the file that the plan was read from and is not saved to; empty: none
    DiskState m_told = DiskState::Unchanged; ///< what the user knows of the file
    std::optional<PlanSnapshot> m_merging; ///< what the changed file had when a merge with it began
};

} // namespace gigaplan
