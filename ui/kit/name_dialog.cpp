// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/name_dialog.h"

#include "ui/paint/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace gigaplan {

NameDialog::NameDialog(const Words &words, QWidget &about, IsTaken isTaken, QWidget *parent)
    : QDialog(parent),
      m_isTaken(std::move(isTaken)),
      m_taken(words.taken),
      m_name(new QLineEdit(words.name, this)),
      m_problem(new QLabel(this))
{
    setWindowTitle(words.title);
    setObjectName(words.id + QStringLiteral("Dialog"));
    m_name->setObjectName(words.id + QStringLiteral("Name"));
    m_name->setPlaceholderText(words.placeholder);
    m_name->setMinimumWidth(320);
    m_name->selectAll();
    m_problem->setFont(Theme::font(TextSize::Small));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(space::kHuge, space::kLarge, space::kHuge, space::kLarge);
    form->setSpacing(space::kMedium);
    if (!words.explanation.isEmpty()) {
        form->addRow(new QLabel(words.explanation, this));
    }
    form->addRow(tr("&Name"), m_name);
    form->addRow(words.about, &about);
    form->addRow(QString(), m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    m_accept->setText(words.accept);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &NameDialog::check);
    m_name->setFocus();
    check();
}

void NameDialog::check()
{
    const std::string wanted = name();
    const bool taken = m_isTaken(wanted);
    m_problem->setText(taken ? m_taken : QString());
    m_accept->setEnabled(!taken && !wanted.empty());
}

std::string NameDialog::name() const
{
    return m_name->text().simplified().toStdString();
}

} // namespace gigaplan
