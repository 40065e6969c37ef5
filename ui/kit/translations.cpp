// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QStandardPaths>
#include <QTranslator>

namespace gigaplan {

namespace {

bool install(const QLocale &locale, const QString &name, const QString &directory)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, QStringLiteral("_"), directory)) {
        return QCoreApplication::installTranslator(translator);
    }
    delete translator;
    return false;
}

} // namespace

void installTranslations(const QLocale &locale)
{
    const QStringList directories = QStandardPaths::locateAll(
        QStandardPaths::GenericDataLocation, QStringLiteral("gigaplan/translations"), QStandardPaths::LocateDirectory);
    for (const QString &directory : directories) { // the user's come first
        if (install(locale, QStringLiteral("gigaplan"), directory)) {
            // Not alone: half a window in another language is worse than none.
            install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
            return;
        }
    }
}

} // namespace gigaplan
