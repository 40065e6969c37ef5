// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/plan/fields.h"
#include "model/plan/programme.h"
#include "model/session/plan_session.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCoreApplication>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProcess>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <sys/resource.h>
#include <unistd.h>

namespace gigaplan::test {

inline SetField titled(const PlanSnapshot &plan, const std::string &title)
{
    return SetField({plan.plan().id}, *fieldNamed(tableId<Plan>(), "title"), Value(title));
}

inline std::string titleIn(const QString &file)
{
    const auto plan = readPlan(file.toStdString());
    return plan ? plan->plan().title : "unreadable: " + plan.error().message;
}

/// As another program saves: a whole new file in the place of the old one.
inline bool rewrite(const QString &file, const std::string &title)
{
    auto store = openStore(file.toStdString());
    if (!store) {
        return false;
    }
    auto document = Document::fromStore(std::move(*store));
    return document && (*document)->perform(titled((*document)->snapshot(), title))
        && writePlan((*document)->store(), (*document)->snapshot(), file.toStdString());
}

/// What one dialog gets: the button with this text, or, where `dialog` is "file", this path.
struct Reply {
    QString dialog;
    QString answer;
};

/// Answers dialogs in order; an unexpected one is noted and closed.
class Hand : public QObject {
public:
    explicit Hand(std::vector<Reply> replies) : m_replies(std::move(replies))
    {
        m_timer.callOnTimeout(this, [this] { look(); });
        m_timer.start(10);
    }
    /// Empty where every reply was given and nothing else was asked.
    QString complaint() const
    {
        return m_complaint.isEmpty() && m_next < m_replies.size()
            ? m_replies[m_next].dialog + QStringLiteral(" did not come")
            : m_complaint;
    }
    QString said() const { return m_said; } ///< all labels of the dialogs

private:
    void look()
    {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog || dialog == m_accepting || m_isActing) {
            return;
        }
        const bool isFile = qobject_cast<QFileDialog *>(dialog);
        const QString name = isFile ? QStringLiteral("file") : dialog->objectName();
        if (m_next >= m_replies.size() || m_replies[m_next].dialog != name) {
            m_complaint += QStringLiteral("nobody expected “%1”: %2; ").arg(name, labels(*dialog));
            dialog->reject();
            return;
        }
        const QString answer = m_replies[m_next++].answer;
        if (isFile) {
            dialog->findChild<QLineEdit *>()->setText(answer);
            m_accepting = dialog;
            act(dialog, [dialog] { QMetaObject::invokeMethod(dialog, "accept"); });
            return;
        }
        m_said += labels(*dialog);
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            const int needed = label->wordWrap() ? label->heightForWidth(label->width()) - label->height()
                                                 : label->minimumSizeHint().width() - label->width();
            if (dialog->isVisible() && label->isVisible() && needed > 0) {
                m_complaint += QStringLiteral("“%1” is cut off; ").arg(label->text());
            }
        }
        for (QAbstractButton *button : dialog->findChildren<QAbstractButton *>()) {
            if (button->text().remove(QLatin1Char('&')) == answer) {
                act(button, [button] { button->click(); });
                return;
            }
        }
        m_complaint += QStringLiteral("“%1” has no button “%2”; ").arg(name, answer);
        dialog->reject();
    }
    /// Not from within the timer: a dialog may ask a question of its own, and that one shall be seen too.
    void act(QObject *target, std::function<void()> what)
    {
        m_isActing = true;
        QMetaObject::invokeMethod(
            target,
            [this, what = std::move(what)] {
                m_isActing = false;
                what();
            },
            Qt::QueuedConnection);
    }
    static QString labels(const QDialog &dialog)
    {
        QString all;
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            all += label->text() + QLatin1Char('\n');
        }
        return all;
    }

    std::vector<Reply> m_replies;
    std::size_t m_next = 0;
    QString m_complaint, m_said;
    QPointer<QDialog> m_accepting; ///< a file dialog is answered once
    bool m_isActing = false;
    QTimer m_timer;
};

/// This very program again, as another process with a plan open: `--other DIRECTORY FILE EDITS`.
class OtherProcess {
public:
    OtherProcess(const QString &directory, const QString &file, int edits)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--other"), directory, file, QString::number(edits)});
        m_isReady = m_process.waitForReadyRead(30'000) && m_process.readLine() == "ready\n";
    }
    ~OtherProcess() { kill(); }
    bool isReady() const { return m_isReady; }
    qint64 id() const { return m_process.processId(); }
    /// SIGKILL: nothing of it gets to tidy up.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }

    static int run(int argc, char **argv)
    {
        QCoreApplication application(argc, argv);
        LockHolder holder;
        auto opened = PlanSession::open(argv[3], {argv[2], 5}, false, &holder);
        if (argc != 5 || !opened) {
            std::fprintf(stderr, "%s\n", opened ? "bad call" : opened.error().message.c_str());
            return 1;
        }
        Document &document = *opened->document;
        for (int i = 1, count = std::atoi(argv[4]); i <= count; ++i) {
            if (!document.perform(titled(document.snapshot(), "Edit " + std::to_string(i)))) {
                return 1;
            }
        }
        std::puts("ready");
        std::fflush(stdout);
        pause();
        return 0;
    }

private:
    QProcess m_process;
    bool m_isReady = false;
};

/// As on a full disk: while it lives no file of this process can be written to.
class NoRoom {
public:
    NoRoom()
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 0;
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NoRoom() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    NoRoom(const NoRoom &) = delete;
    NoRoom &operator=(const NoRoom &) = delete;

private:
    rlimit m_before = {};
};

} // namespace gigaplan::test
