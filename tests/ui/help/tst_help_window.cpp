// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "ui/help/help_browser.h"
#include "ui/help/help_pages.h"
#include "ui/help/help_window.h"

#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>

using namespace gigaplan;

/// The window of the help, as its reader uses it.
class TestHelpWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_parent.reset(); }
    void listLeadsToPages();
    void keysGoBackAndForward();
    void aLinkLeadsToItsAnchor();
    void searchFindsPagesAndMarksTheWords();
    void aPageThatDoesNotExistIsTheIndex();
    void coloursFollowTheTheme();
    void linesAreNotTooLong();

private:
    HelpWindow &window() { return *m_window; }
    HelpBrowser &browser() { return *m_window->findChild<HelpBrowser *>(); }
    QListWidget &list() { return *m_window->findChild<QListWidget *>(); }
    QLineEdit &search() { return *m_window->findChild<QLineEdit *>(); }

    std::unique_ptr<QWidget> m_parent;
    HelpWindow *m_window = nullptr; ///< the parent's
};

void TestHelpWindow::init()
{
    m_parent = std::make_unique<QWidget>();
    m_parent->resize(1200, 700);
    m_parent->show();
    m_window = new HelpWindow(Theme::light(), m_parent.get());
    m_window->showPage(QStringLiteral("index"));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestHelpWindow::listLeadsToPages()
{
    QCOMPARE(list().count(), static_cast<int>(helpPages().size()));
    list().setFocus();
    for (std::size_t row = 1; row < helpPages().size(); ++row) {
        QTest::keyClick(&list(), Qt::Key_Down);
        QCOMPARE(window().page(), helpPages()[row].id);
        QVERIFY(browser().toPlainText().startsWith(helpPages()[row].title));
    }
}

void TestHelpWindow::keysGoBackAndForward()
{
    auto *back = window().findChild<QToolButton *>(QStringLiteral("go-previous"));
    auto *forward = window().findChild<QToolButton *>(QStringLiteral("go-next"));
    QVERIFY(!back->isEnabled() && !forward->isEnabled());
    window().showPage(QStringLiteral("power"));
    window().showPage(QStringLiteral("floor"));
    QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(window().page(), QStringLiteral("power")); // the button is seen to go down first
    QCOMPARE(list().currentItem()->text(), helpPage(QStringLiteral("power"))->title);
    back->click();
    QCOMPARE(window().page(), QStringLiteral("index"));
    QVERIFY(!back->isEnabled());
    QTest::keyClick(&window(), Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(window().page(), QStringLiteral("power"));
    forward->click();
    QCOMPARE(window().page(), QStringLiteral("floor"));
}

void TestHelpWindow::aLinkLeadsToItsAnchor()
{
    window().showPage(QStringLiteral("power"));
    browser().setSource(QUrl(QStringLiteral("figures.md#gpus")));
    QCOMPARE(window().page(), QStringLiteral("figures"));
    QVERIFY(browser().verticalScrollBar()->value() > 0);
    QCOMPARE(browser().cursorForPosition({40, 4}).block().text(), QStringLiteral("GPUs"));
}

void TestHelpWindow::searchFindsPagesAndMarksTheWords()
{
    QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(search().hasFocus());
    QTest::keyClicks(&search(), QStringLiteral("busway headroom"));
    QVERIFY(list().count() > 0 && list().count() < static_cast<int>(helpPages().size()));
    QCOMPARE(window().page(), QStringLiteral("index")); // until it is asked for
    QTest::keyClick(&search(), Qt::Key_Return);
    QVERIFY(list().hasFocus());
    const HelpPage *found = helpPage(window().page());
    QVERIFY(found->text.contains(QStringLiteral("busway")) && found->text.contains(QStringLiteral("headroom")));
    const auto marks = browser().extraSelections();
    QVERIFY(std::ranges::any_of(marks, [](const auto &one) {
        return one.cursor.selectedText().compare(QStringLiteral("busway"), Qt::CaseInsensitive) == 0;
    }));

    search().setText(QStringLiteral("no page has this"));
    QCOMPARE(list().count(), 0);
    search().clear();
    QCOMPARE(list().count(), static_cast<int>(helpPages().size()));
    QCOMPARE(list().currentItem()->text(), found->title);
    QVERIFY(browser().extraSelections().isEmpty());
}

void TestHelpWindow::aPageThatDoesNotExistIsTheIndex()
{
    window().showPage(QStringLiteral("power"));
    window().showPage(QStringLiteral("no such view"));
    QCOMPARE(window().page(), QStringLiteral("index"));
}

void TestHelpWindow::coloursFollowTheTheme()
{
    const auto ground = [this] { return browser().viewport()->grab().toImage().pixelColor(2, 2); };
    QCOMPARE(ground(), Theme::light().panel);
    window().setTheme(Theme::dark());
    QCOMPARE(ground(), Theme::dark().panel);
    int links = 0;
    for (QTextBlock block = browser().document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (!it.fragment().charFormat().anchorHref().isEmpty()) {
                QCOMPARE(it.fragment().charFormat().foreground().color(), Theme::dark().accent);
                ++links;
            }
        }
    }
    QVERIFY(links > 10);
}

void TestHelpWindow::linesAreNotTooLong()
{
    for (const int width : {500, 820, 1600}) {
        window().resize(width, 600);
        const QTextFrameFormat frame = browser().document()->rootFrame()->frameFormat();
        const double line = browser().viewport()->width() - frame.leftMargin() - frame.rightMargin();
        QVERIFY2(line > 100 && line <= 640, qPrintable(QString::number(line)));
        QVERIFY(!browser().horizontalScrollBar()->isVisible());
    }
}

GIGAPLAN_TEST(TestHelpWindow)
#include "tst_help_window.moc"
