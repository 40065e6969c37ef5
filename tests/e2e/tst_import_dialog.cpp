// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/fields.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"
#include "tests/support/test_program.h"
#include "ui/files/file_session.h"
#include "ui/files/import_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/tables/tables_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace gigaplan;

/// A sheet on its way into the plan, as the window shows it.
class TestImportDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("gigaplan-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("import-dialog"));
    }
    void init()
    {
        QVERIFY(m_directory.isValid());
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1366, 768);
        m_window->show();
        const QString file = m_directory.filePath(QStringLiteral("plan.json"));
        QFile::remove(file);
        QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/one-hall.json"), file));
        QVERIFY(m_window->open(file));
    }
    void cleanup() { m_window.reset(); }
    void previewChangesNothing();
    void refusedRowIsMarkedAndCanBeSkipped();
    void fieldsAndDatesAreChosen();
    void decimalCommasAreDetectedOrChosen();
    void aLoopCannotBeImported();
    void rowsCanBePasted();
    void clipboardWithoutRowsIsReported();

private:
    Workspace &workspace() { return m_window->workspace(); }
    const PlanSnapshot &plan() { return workspace().plan(); }
    std::unique_ptr<ImportDialog> dialogOf(const char *text);
    static QPushButton *importButton(const QDialog &dialog)
    {
        return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }
    static QTableWidget *grid(const QDialog &dialog)
    {
        return dialog.findChild<QTableWidget *>(QStringLiteral("importGrid"));
    }
    static QString summary(const QDialog &dialog)
    {
        return dialog.findChild<QLabel *>(QStringLiteral("importSummary"))->text();
    }
    static QComboBox *field(const QDialog &dialog, int column)
    {
        return qobject_cast<QComboBox *>(grid(dialog)->cellWidget(0, column + 1));
    }

    QTemporaryDir m_directory;
    std::unique_ptr<MainWindow> m_window;
};

std::unique_ptr<ImportDialog> TestImportDialog::dialogOf(const char *text)
{
    auto dialog = std::make_unique<ImportDialog>(workspace(), Theme::light(), m_window.get());
    return dialog->read(text, QStringLiteral("sheet.csv"), tableId<Task>()) ? std::move(dialog) : nullptr;
}

void TestImportDialog::previewChangesNothing()
{
    const PlanSnapshot before = plan();
    const std::size_t steps = workspace().document()->history().doneCount();
    const auto dialog = dialogOf("Name,Duration,Colour\nGate,5 d,red\nFence,3 d,blue\n");
    QVERIFY(dialog);
    QCOMPARE(summary(*dialog), QStringLiteral("2 tasks added, 0 changed, 0 rows refused"));
    QCOMPARE(field(*dialog, 0)->currentText(), QStringLiteral("Name"));
    QCOMPARE(field(*dialog, 2)->currentText(), QStringLiteral("Not imported"));
    QCOMPARE(grid(*dialog)->item(2, 1)->text(), QStringLiteral("Fence"));
    QVERIFY(plan() == before);
    importButton(*dialog)->click();
    QCOMPARE(plan().table<Task>().size(), before.table<Task>().size() + 2);
    QCOMPARE(workspace().document()->history().doneCount(), steps + 1);
    workspace().undo();
    QVERIFY(plan() == before);
}

void TestImportDialog::refusedRowIsMarkedAndCanBeSkipped()
{
    const std::size_t tasks = plan().table<Task>().size();
    const auto dialog = dialogOf("Name,Duration\nGate,long\nFence,3 d\n");
    QVERIFY(dialog);
    const QTableWidgetItem *cell = grid(*dialog)->item(1, 2);
    QCOMPARE(cell->text(), QStringLiteral("✗ long"));
    QVERIFY(cell->toolTip().startsWith(QStringLiteral("expected a duration")));
    QCOMPARE(cell->foreground().color(), Theme::light().failed);
    QCOMPARE(importButton(*dialog)->text().remove(QLatin1Char('&')), QStringLiteral("Import the Other Rows"));
    importButton(*dialog)->click();
    QCOMPARE(plan().table<Task>().size(), tasks + 1);
    workspace().undo();
}

void TestImportDialog::fieldsAndDatesAreChosen()
{
    const auto dialog = dialogOf("What,Due date\nGate,03/04/2026\n");
    QVERIFY(dialog);
    QVERIFY(!importButton(*dialog)->isEnabled());
    QComboBox *what = field(*dialog, 0);
    what->setCurrentIndex(what->findText(QStringLiteral("Name")));
    Q_EMIT what->activated(what->currentIndex());
    QTRY_VERIFY(summary(*dialog).contains(QStringLiteral("the day or the month first")));
    QVERIFY(!importButton(*dialog)->isEnabled());
    dialog->findChild<QComboBox *>(QStringLiteral("importDates"))->setCurrentIndex(2);
    QTRY_VERIFY(importButton(*dialog)->isEnabled());
    const auto &made = dialog->preview().change.of<Task>().inserted;
    QCOMPARE(made.size(), std::size_t(1));
    QCOMPARE(isoInstant(*made[0].deadline), "2026-04-04T00:00");
    // A field goes to one column only.
    QComboBox *due = field(*dialog, 1);
    due->setCurrentIndex(due->findText(QStringLiteral("Name")));
    Q_EMIT due->activated(due->currentIndex());
    QCOMPARE(what->currentText(), QStringLiteral("Not imported"));
}

void TestImportDialog::aLoopCannotBeImported()
{
    const auto dialog = dialogOf("Name,Predecessors\nA,B\nB,A\n");
    QVERIFY(dialog);
    QVERIFY(summary(*dialog).contains(QStringLiteral("links form a loop")));
    QVERIFY(!importButton(*dialog)->isEnabled());
}

void TestImportDialog::decimalCommasAreDetectedOrChosen()
{
    // As a spreadsheet with decimal commas puts it on the clipboard.
    const auto told = dialogOf("Name\tDuration\tPredecessors\nGate\t1,500 d\t\nFence\t2,5 d\tGateFS+0,5d\n");
    QVERIFY(told && told->preview().problems.empty());
    QCOMPARE(told->preview().change.of<Task>().inserted[0].duration.value
                 + told->preview().change.of<Task>().inserted[1].duration.value,
             720 + 1200);
    QCOMPARE(told->preview().change.of<Link>().inserted[0].lag.value, 240);
    const auto open = dialogOf("Name\tDuration\nGate\t1,500 d\n");
    QVERIFY(open);
    QVERIFY(!importButton(*open)->isEnabled());
    auto *numbers = open->findChild<QComboBox *>(QStringLiteral("importNumbers"));
    numbers->setCurrentIndex(2);
    QTRY_VERIFY(importButton(*open)->isEnabled());
    QCOMPARE(open->preview().change.of<Task>().inserted[0].duration.value, 720);
    numbers->setCurrentIndex(1);
    QTRY_COMPARE(open->preview().change.of<Task>().inserted[0].duration.value, 1500 * 480);
}

void TestImportDialog::rowsCanBePasted()
{
    const std::size_t tasks = plan().table<Task>().size();
    QGuiApplication::clipboard()->setText(QStringLiteral("Name\tDuration\nGate, north\t5 d\n"));
    QTimer::singleShot(0, m_window.get(), [&] {
        auto *dialog = qobject_cast<ImportDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        importButton(*dialog)->click();
    });
    m_window->actions()[ActionId::PasteRows]->trigger();
    QCOMPARE(plan().table<Task>().size(), tasks + 1);
    QCOMPARE(workspace().document()->history().undoStep().text, "Import 1 task from Clipboard");
    workspace().undo();
    // What the Tables view copies can be pasted again and changes nothing.
    TablesView tables(workspace());
    for (const TableId table : {tableId<Task>(), tableId<Supply>(), tableId<Row>()}) {
        tables.showTable(table);
        ImportDialog dialog(workspace(), Theme::light(), m_window.get());
        QVERIFY(dialog.read(tables.selectionAsText().toUtf8(), QStringLiteral("Clipboard"), table));
        QVERIFY2(dialog.preview().change.isEmpty(), qPrintable(summary(dialog)));
        QVERIFY2(dialog.preview().problems.empty(), qPrintable(summary(dialog)));
    }
}

void TestImportDialog::clipboardWithoutRowsIsReported()
{
    QGuiApplication::clipboard()->setText(QStringLiteral(" \n"));
    bool told = false;
    QTimer::singleShot(0, m_window.get(), [&] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        told = box && box->informativeText().contains(QStringLiteral("header row"));
        QApplication::activeModalWidget()->close();
    });
    m_window->actions()[ActionId::PasteRows]->trigger();
    QVERIFY(told);
}

GIGAPLAN_TEST(TestImportDialog)
#include "tst_import_dialog.moc"
