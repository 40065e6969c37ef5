// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "ui/help/help_browser.h"
#include "ui/help/help_pages.h"
#include "ui/help/help_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/view_pane.h"
#include "ui/timeline/outline_edits.h"

#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace gigaplan;

namespace {

/// As a page names it: without the mnemonic, the dots of a dialog and what stands behind a tab.
QString plain(const QString &text)
{
    QString name = text.section(QLatin1Char('\t'), 0, 0);
    return name.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

/// "Menu ▸ Item" of every entry, with the entry.
void collect(const QMenu &menu, const QString &path, QHash<QString, const QAction *> &found)
{
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator()) {
            const QString name = path + QStringLiteral(" ▸ ") + plain(action->text());
            found.insert(name, action);
            if (action->menu()) {
                collect(*action->menu(), name, found);
            }
        }
    }
}

/// Every match of the pattern's first group, with the page's id before it.
QStringList captured(const QRegularExpression &pattern)
{
    QStringList all;
    for (const HelpPage &page : helpPages()) {
        for (auto matches = pattern.globalMatch(page.text); matches.hasNext();) {
            all.append(page.id + QLatin1Char('\n') + matches.next().captured(1));
        }
    }
    return all;
}

} // namespace

/// The help says what the window has, and the window leads to it.
class TestHelp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("gigaplan-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("help"));
    }
    void init();
    void cleanup() { m_window.reset(); }
    void everyMenuEntryThatAPageNamesExists();
    void shortcutsOfTheMenusAreOnThePageOfKeys();
    void keysOfTheTimelineAreOnThePageOfKeys();
    void everyViewHasItsPage();
    void f1OpensThePageOfTheViewInFront();
    void f1AsksAboutTheViewThatIsUsed();

private:
    QHash<QString, const QAction *> entries() const;
    HelpWindow *help() const { return m_window->findChild<HelpWindow *>(); }

    std::unique_ptr<MainWindow> m_window;
};

void TestHelp::init()
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QHash<QString, const QAction *> TestHelp::entries() const
{
    QHash<QString, const QAction *> found;
    for (const QAction *action : m_window->menuBar()->actions()) {
        collect(*action->menu(), plain(action->text()), found);
    }
    return found;
}

void TestHelp::everyMenuEntryThatAPageNamesExists()
{
    const auto all = entries();
    static const QRegularExpression named(QStringLiteral("\\*\\*([^*]+ ▸ [^*]+)\\*\\*"));
    const QStringList names = captured(named);
    QVERIFY(names.size() > 60);
    for (const QString &name : names) {
        QVERIFY2(all.contains(name.section(QLatin1Char('\n'), 1)), qPrintable(name));
    }
}

void TestHelp::shortcutsOfTheMenusAreOnThePageOfKeys()
{
    static const QRegularExpression line(QStringLiteral("^\\| `([^`]+)` \\| \\*\\*([^*]+)\\*\\* \\|$"),
                                         QRegularExpression::MultilineOption);
    QHash<QString, QString> listed;
    for (auto lines = line.globalMatch(helpPage(QStringLiteral("keys"))->text); lines.hasNext();) {
        const auto match = lines.next();
        listed.insert(match.captured(2), match.captured(1));
    }
    QHash<QString, QString> actual;
    const auto all = entries();
    for (auto entry = all.cbegin(); entry != all.cend(); ++entry) {
        if (!entry.value()->shortcut().isEmpty()) {
            actual.insert(entry.key(), entry.value()->shortcut().toString(QKeySequence::PortableText));
        }
    }
    QVERIFY(!actual.isEmpty());
    for (auto entry = actual.cbegin(); entry != actual.cend(); ++entry) {
        QVERIFY2(listed.value(entry.key()) == entry.value(), qPrintable(entry.key()));
    }
    QCOMPARE(listed.size(), actual.size());
}

void TestHelp::keysOfTheTimelineAreOnThePageOfKeys()
{
    const QString keys = helpPage(QStringLiteral("keys"))->text;
    for (const OutlineEdits::Edit &edit : OutlineEdits::all()) {
        if (edit.text) {
            const QString line = QStringLiteral("\n| `%1` | %2 |\n")
                                     .arg(QKeySequence(edit.keys).toString(QKeySequence::PortableText),
                                          plain(QString::fromUtf8(edit.text)));
            QVERIFY2(keys.contains(line), qPrintable(line));
        }
    }
}

void TestHelp::everyViewHasItsPage()
{
    for (const ViewSpec &view : viewSpecs()) {
        QVERIFY2(helpPage(view.id), qPrintable(view.id));
    }
}

void TestHelp::f1OpensThePageOfTheViewInFront()
{
    for (const ViewSpec &view : viewSpecs()) {
        m_window->pane().show(view.id);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QVERIFY2(help() && help()->isVisible() && !help()->isModal(), qPrintable(view.id));
        QCOMPARE(help()->page(), QString(view.id));
    }
    QCOMPARE(m_window->findChildren<HelpWindow *>().size(), 1);
}

void TestHelp::f1AsksAboutTheViewThatIsUsed()
{
    m_window->pane(0).show(QLatin1String("power"));
    m_window->actions()[ActionId::SplitView]->trigger();
    m_window->pane(1).show(QLatin1String("floor"));
    m_window->pane(1).findChild<QTabBar *>()->setFocus();
    m_window->actions()[ActionId::Help]->trigger();
    QCOMPARE(help()->page(), QStringLiteral("floor"));
    m_window->pane(0).findChild<QTabBar *>()->setFocus();
    m_window->actions()[ActionId::Help]->trigger();
    QCOMPARE(help()->page(), QStringLiteral("power"));
}

GIGAPLAN_TEST(TestHelp)
#include "tst_help.moc"
