import type { Trigger } from '#rules/domain/triggers'
import type { AlertSettings } from './alert_settings.js'

export type SettingType = 'amount' | 'percent' | 'days' | 'categories' | 'accounts' | 'choice'

export interface SettingField {
  type: SettingType
  label: string
  /** An empty list means all of them, no number the usual one; an empty choice is not possible. */
  optional?: true
  choices?: readonly { value: string; label: string }[]
}

export interface AlertKind {
  title: string
  /** The form is this sentence, with a control for each name in braces. */
  sentence: string
  /** What conditions about it may ask for. */
  trigger: Trigger
  /** `standing` is so or is not so; `happening` is something that happens once; `told` is announced and so until it is over. */
  nature: 'standing' | 'happening' | 'told'
  settings: Readonly<Partial<Record<keyof AlertSettings, SettingField>>>
  defaults: AlertSettings
  /** Whether what the household has stored tells when it would have fired. */
  hasHistory: boolean
  severity: 'info' | 'warning' | 'critical'
}

const accounts: SettingField = { type: 'accounts', label: 'Accounts', optional: true }
const amount: SettingField = { type: 'amount', label: 'Amount' }
const days: SettingField = { type: 'days', label: 'Days' }
const categories: SettingField = { type: 'categories', label: 'Categories' }

export const alertKinds = {
  spending_over: {
    title: 'Spending passes an amount',
    sentence: 'Tell me when spending in {category_ids} passes {amount} {period}',
    trigger: 'budget',
    nature: 'standing',
    settings: {
      category_ids: categories,
      amount,
      period: {
        type: 'choice',
        label: 'Period',
        choices: [
          { value: 'month', label: 'this month' },
          { value: 'week', label: 'this week' },
          { value: 'year', label: 'this year' },
        ],
      },
    },
    defaults: { category_ids: [], period: 'month' },
    hasHistory: true,
    severity: 'warning',
  },
  budget_used: {
    title: 'A budget is nearly used up',
    sentence: 'Tell me when {percent} percent of the budget for {category_ids} are used',
    trigger: 'budget',
    nature: 'standing',
    settings: { percent: { type: 'percent', label: 'Percent' }, category_ids: { ...categories, optional: true } },
    defaults: { percent: 90, category_ids: [] },
    hasHistory: true,
    severity: 'warning',
  },
  low_balance: {
    title: 'A balance is low',
    sentence: 'Tell me when the balance of {account_ids} is below {amount}',
    trigger: 'balance',
    nature: 'standing',
    settings: { account_ids: { type: 'accounts', label: 'Accounts' }, amount },
    defaults: { account_ids: [] },
    hasHistory: true,
    severity: 'warning',
  },
  large_amount: {
    title: 'A large amount',
    sentence: 'Tell me when {direction} of {amount} or more happens on {account_ids}',
    trigger: 'rule',
    nature: 'happening',
    settings: {
      direction: {
        type: 'choice',
        label: 'Direction',
        choices: [
          { value: 'out', label: 'a payment' },
          { value: 'in', label: 'an income' },
          { value: 'both', label: 'a payment or an income' },
        ],
      },
      amount,
      account_ids: accounts,
    },
    defaults: { direction: 'out', account_ids: [] },
    hasHistory: true,
    severity: 'info',
  },
  unusual_amount: {
    title: 'Unusually much for a payee',
    sentence: 'Tell me when a payee takes {sensitivity} more than it usually does',
    trigger: 'rule',
    nature: 'happening',
    settings: {
      sensitivity: {
        type: 'choice',
        label: 'How much more',
        choices: [
          { value: 'clearly', label: 'clearly' },
          { value: 'far', label: 'far' },
        ],
      },
    },
    defaults: { sensitivity: 'clearly' },
    hasHistory: true,
    severity: 'info',
  },
  new_payee: {
    title: 'A payee for the first time',
    sentence: 'Tell me when somebody is paid for the first time, and gets {amount} or more',
    trigger: 'rule',
    nature: 'happening',
    settings: { amount },
    defaults: { amount: '0' },
    hasHistory: true,
    severity: 'info',
  },
  duplicate_charge: {
    title: 'The same charge twice',
    sentence: 'Tell me when a payee takes the same amount twice within {days} days',
    trigger: 'rule',
    nature: 'happening',
    settings: { days },
    defaults: { days: 3 },
    hasHistory: true,
    severity: 'warning',
  },
  bill_due: {
    title: 'A bill is due',
    sentence: 'Tell me when a bill is due soon',
    trigger: 'schedule',
    nature: 'told',
    settings: {},
    defaults: {},
    hasHistory: false,
    severity: 'info',
  },
  bill_missed: {
    title: 'A bill was not paid',
    sentence: 'Tell me when a bill is over its day and not paid',
    trigger: 'schedule',
    nature: 'told',
    settings: {},
    defaults: {},
    hasHistory: false,
    severity: 'warning',
  },
  price_rise: {
    title: 'A bill costs more',
    sentence: 'Tell me when a bill or a subscription costs more than before',
    trigger: 'schedule',
    nature: 'happening',
    settings: {},
    defaults: {},
    hasHistory: false,
    severity: 'info',
  },
  goal_reached: {
    title: 'A goal is reached',
    sentence: 'Tell me when a goal is reached',
    trigger: 'schedule',
    nature: 'happening',
    settings: {},
    defaults: {},
    hasHistory: false,
    severity: 'info',
  },
  forecast_below: {
    title: 'Money will run short',
    sentence: 'Tell me when {account_ids} will {certainty} fall below {amount} within {days} days',
    trigger: 'balance',
    nature: 'standing',
    settings: {
      account_ids: accounts,
      certainty: {
        type: 'choice',
        label: 'How sure',
        choices: [
          { value: 'likely', label: 'likely' },
          { value: 'possible', label: 'possibly' },
        ],
      },
      amount,
      days,
    },
    defaults: { account_ids: [], certainty: 'likely', amount: '0', days: 30 },
    hasHistory: false,
    severity: 'warning',
  },
  sync_failed: {
    title: 'A bank cannot be asked',
    sentence: 'Tell me when fetching from a bank fails',
    trigger: 'sync',
    nature: 'told',
    settings: {},
    defaults: {},
    hasHistory: false,
    severity: 'warning',
  },
  import_failed: {
    title: 'An import fails',
    sentence: 'Tell me when an import fails',
    trigger: 'statement',
    nature: 'happening',
    settings: {},
    defaults: {},
    hasHistory: false,
    severity: 'warning',
  },
  consent_ending: {
    title: 'A bank’s consent ends',
    sentence: 'Tell me {days} days before a bank’s consent ends, and when it has ended',
    trigger: 'sync',
    nature: 'standing',
    settings: { days: { ...days, optional: true } },
    defaults: { days: 14 },
    hasHistory: false,
    severity: 'warning',
  },
  automation_stopped: {
    title: 'An automation stopped',
    sentence: 'Tell me when an automation fails, is paused, or goes in a circle',
    trigger: 'schedule',
    nature: 'happening',
    settings: {},
    defaults: {},
    hasHistory: false,
    severity: 'warning',
  },
  custom: {
    title: 'Something of your own',
    sentence: 'Tell me when this holds for {about}',
    trigger: 'rule',
    nature: 'happening',
    settings: {
      about: {
        type: 'choice',
        label: 'What is looked at',
        choices: [
          { value: 'transaction', label: 'a transaction that comes or changes' },
          { value: 'posting', label: 'a part of a transaction, on any account or category' },
          { value: 'account', label: 'an account that is opened or changes' },
          { value: 'balance', label: 'an account’s balance' },
          { value: 'budget', label: 'a category’s budget' },
        ],
      },
    },
    defaults: { about: 'transaction' },
    hasHistory: true,
    severity: 'warning',
  },
} as const satisfies Record<string, AlertKind>

export type AlertKindId = keyof typeof alertKinds
export const alertKindIds = Object.keys(alertKinds) as AlertKindId[]

/** A custom alert looks at what it says it is about; the others are what their kind is. */
export function kindOf({ kind, settings }: { kind: AlertKindId; settings: AlertSettings }): AlertKind {
  if (kind !== 'custom' || !settings.about || settings.about === 'transaction') return alertKinds[kind]
  const isStanding = settings.about === 'balance' || settings.about === 'budget'
  return { ...alertKinds.custom, trigger: settings.about, nature: isStanding ? 'standing' : 'happening' }
}
