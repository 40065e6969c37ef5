// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/new_scenario_dialog.h"

#include "model/edit/scenarios.h"
#include "model/plan/scenarios.h"
#include "model/words/labels.h"
#include "ui/paint/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace gigaplan {

NewScenarioDialog::NewScenarioDialog(const PlanSnapshot &plan, QWidget *parent)
    : QDialog(parent),
      m_plan(plan),
      m_name(new QLineEdit(this)),
      m_question(new QPlainTextEdit(this)),
      m_problem(new QLabel(this))
{
    setWindowTitle(tr("New scenario"));
    const Scenario *open = openScenario(plan);
    build(open ? tr("A copy of “%1” as it is now; the original stays.").arg(qtext(open->name))
               : tr("A copy of the plan as it is now; the original stays as “%1”.").arg(qtext(kFirstScenarioName)),
          tr("Create"));
}

NewScenarioDialog::NewScenarioDialog(const PlanSnapshot &plan, const Scenario &renamed, QWidget *parent)
    : QDialog(parent),
      m_plan(plan),
      m_renamed(renamed.id),
      m_name(new QLineEdit(qtext(renamed.name), this)),
      m_question(new QPlainTextEdit(qtext(renamed.description), this)),
      m_problem(new QLabel(this))
{
    setWindowTitle(tr("Rename scenario"));
    m_name->selectAll();
    build({}, tr("Rename"));
}

void NewScenarioDialog::build(const QString &explanation, const QString &accept)
{
    setObjectName(QStringLiteral("scenarioDialog"));
    m_name->setObjectName(QStringLiteral("scenarioName"));
    m_name->setPlaceholderText(tr("Late substation"));
    m_name->setMinimumWidth(320);
    m_question->setObjectName(QStringLiteral("scenarioQuestion"));
    m_question->setPlaceholderText(tr("What if the substation is energised six months late?"));
    m_question->setTabChangesFocus(true);
    m_question->setFixedHeight(3 * fontMetrics().lineSpacing() + 2 * space::kSmall);
    m_problem->setFont(Theme::font(TextSize::Small));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(space::kHuge, space::kLarge, space::kHuge, space::kLarge);
    form->setSpacing(space::kMedium);
    if (!explanation.isEmpty()) {
        form->addRow(new QLabel(explanation, this));
    }
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&What is asked"), m_question);
    form->addRow(QString(), m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    m_accept->setText(accept);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &NewScenarioDialog::check);
    m_name->setFocus();
    check();
}

void NewScenarioDialog::check()
{
    const std::string wanted = name();
    bool taken = !m_renamed && m_plan.table<Scenario>().isEmpty() && wanted == kFirstScenarioName;
    for (const Scenario &scenario : m_plan.table<Scenario>()) {
        taken = taken || (scenario.id != m_renamed && scenario.name == wanted);
    }
    m_problem->setText(taken ? tr("Another scenario has this name.") : QString());
    m_accept->setEnabled(!taken && !wanted.empty());
}

std::string NewScenarioDialog::name() const
{
    return m_name->text().simplified().toStdString();
}

std::string NewScenarioDialog::question() const
{
    return m_question->toPlainText().trimmed().toStdString();
}

} // namespace gigaplan
