// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_pages.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

/// Resources of a static library are taken along only where they are asked for, and that outside of namespaces.
static void loadHelp()
{
    Q_INIT_RESOURCE(gigaplan_help);
}

namespace gigaplan {

namespace {

const QLatin1String kIndex("index");

HelpPage readPage(const QString &id)
{
    HelpPage page{id, {}, {}};
    QFile file(QStringLiteral(":/help/%1.md").arg(id));
    if (file.open(QIODevice::ReadOnly)) {
        page.text = QString::fromUtf8(file.readAll());
        page.title = page.text.section(QLatin1Char('\n'), 0, 0).mid(2);
    }
    return page;
}

std::vector<HelpPage> readPages()
{
    loadHelp();
    static const QRegularExpression link(QStringLiteral("^- \\[[^\\]]+\\]\\(([a-z-]+)\\.md\\)"),
                                         QRegularExpression::MultilineOption);
    std::vector<HelpPage> pages{readPage(kIndex)};
    const QString index = pages.front().text;
    for (auto matches = link.globalMatch(index); matches.hasNext();) {
        pages.push_back(readPage(matches.next().captured(1)));
    }
    return pages;
}

} // namespace

QUrl HelpPage::url() const
{
    return QUrl(QStringLiteral("qrc:/help/%1.md").arg(id));
}

bool HelpPage::contains(const QStringList &words) const
{
    return std::ranges::all_of(words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

const std::vector<HelpPage> &helpPages()
{
    static const std::vector<HelpPage> pages = readPages();
    return pages;
}

const HelpPage *helpPage(const QString &id)
{
    const auto &pages = helpPages();
    const auto found = std::ranges::find(pages, id, &HelpPage::id);
    return found == pages.end() ? nullptr : &*found;
}

QString helpPageId(const QUrl &url)
{
    return QFileInfo(url.path()).completeBaseName();
}

} // namespace gigaplan
