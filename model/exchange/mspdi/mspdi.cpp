// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/mspdi.h"

#include "model/exchange/mspdi/plan_maker.h"
#include "model/exchange/mspdi/source_reader.h"
#include "model/exchange/mspdi/xml_outline.h"

namespace gigaplan::mspdi {

namespace {

Result<SourceProject> sourceOf(std::string_view content)
{
    GIGAPLAN_TRY_VALUE(const auto text, harmlessXml(content));
    XmlCursor xml(text);
    SourceProject project;
    if (!xml.begin()) {
        return xml.ok() ? Error{ErrorKind::Unreadable, "expected an XML element \"Project\""} : xml.error();
    }
    if (xml.name() != QLatin1String("Project")) {
        xml.fail("expected the element \"Project\", found " + shown(xml.name().toString().toStdString()));
        return xml.error();
    }
    readProject(xml, project);
    xml.finish();
    project.unread = xml.takeUnread();
    return xml.ok() ? Result<SourceProject>(std::move(project)) : xml.error();
}

} // namespace

Result<Import> read(std::string_view content, const std::string &name)
{
    const auto source = sourceOf(content);
    if (!source) {
        return source.error().in(name);
    }
    auto made = PlanMaker(*source).make();
    return made ? std::move(made) : made.error().in(name);
}

} // namespace gigaplan::mspdi
