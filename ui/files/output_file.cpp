// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/output_file.h"

#include "model/base/former_file.h"
#include "model/words/labels.h"
#include "ui/files/file_name.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace gigaplan {

namespace {

/// Whose texts these are, for translators.
struct OutputFile {
    Q_DECLARE_TR_FUNCTIONS(OutputFile)
};

void tell(QMessageBox::Icon icon, const QString &headline, const QString &text, QWidget *window)
{
    QMessageBox box(icon, OutputFile::tr("Gigaplan"), headline, QMessageBox::Ok, window);
    box.setInformativeText(text);
    box.exec();
}

} // namespace

void writeOrTell(const QString &file, const QString &headline, const Result<std::string> &content, QWidget *window)
{
    const auto written =
        content ? replaceAndTell(pathOf(file), *content) : Result<std::vector<std::string>>(content.error());
    if (!written) {
        tell(QMessageBox::Warning, headline, qtext(written.error().message), window);
        return;
    }
    QString lost;
    for (const std::string &sentence : *written) {
        lost += qtext(sentence) + QLatin1Char('\n');
    }
    if (!lost.isEmpty()) {
        tell(QMessageBox::Information,
             OutputFile::tr("The file was written, but not everything of the old one could be kept."), lost.trimmed(),
             window);
    }
}

} // namespace gigaplan
