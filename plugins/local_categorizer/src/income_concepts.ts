import { into } from './concept.js'

/** What money comes from. */
export const INCOME_CONCEPTS = [
  into(
    'salary',
    'a salary',
    'salary wages',
    `salary wages gehalt lohn salaire nomina stipendio salaris income pay einkommen revenu ingresos`,
  ),
  into('bonus', 'a bonus', 'bonus salary', `bonus salary income`),
  into(
    'self_employment',
    'an invoice paid',
    'self_employment sales other_income',
    `freelance business self sales invoice income`,
  ),
  into('child_benefit', 'child benefit', 'child_benefit other_income', `child benefits benefit kindergeld income`),
  into('pension', 'a pension', 'pension other_income', `pension rente retraite retirement income`),
  into('benefit', 'a benefit', 'other_income grants child_benefit', `benefits benefit grants allowance income`),
  into('tax_refund', 'a tax refund', 'tax_refund other_income', `tax refund refunds income`),
  into('interest_in', 'interest', 'interest other_income', `interest zinsen interets intereses income investments`),
  into(
    'dividend',
    'a dividend',
    'dividends interest other_income',
    `dividends dividend dividenden investments interest income`,
  ),
  into('rent_in', 'rent received', 'rent_received other_income', `rent rental income`),
  into(
    'refund',
    'money back',
    'refunds other_income',
    `refund refunds erstattung remboursement reembolso rimborso income`,
  ),
  into('member_fee', 'a membership fee', 'membership_fees other_income', `membership fees dues`),
  into('gift_in', 'a present', 'gifts_received other_income', `gifts received income`),
]
