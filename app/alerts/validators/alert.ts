import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { absentWhenEmpty, id, plainDate, writtenAs } from '#http/validators/shapes'
import type { Condition } from '#rules/domain/triggers'
import { triggers } from '#rules/domain/triggers'
import { alertKindIds } from '../domain/alert_kinds.js'
import { abouts } from '../domain/alert_settings.js'

/** Only that something is there is looked at here; domain/check_alert.ts checks what it is, against the language. */
const conditionOrNull = vine.createRule(() => undefined, {
  name: 'condition_or_null',
  toJSONSchema: (schema) => {
    schema.anyOf = [{ $ref: '#/components/schemas/Condition' }, { type: 'null' }]
  },
})
const condition = () => vine.any().use(conditionOrNull()).nullable()

const SEVERITIES = ['info', 'warning', 'critical'] as const
const WEEK_MINUTES = 7 * 24 * 60

const yesOrNo = () => vine.boolean({ strict: true })
const name = () => vine.string().trim().minLength(1).maxLength(100)
const ids = () => vine.array(id()).maxLength(50)
const amount = () =>
  vine
    .string()
    .trim()
    .use(writtenAs(/^-?\d{1,12}(\.\d{1,8})?$/, '500.00'))
const minutes = () =>
  vine
    .number()
    .withoutDecimals()
    .min(0)
    .max(4 * WEEK_MINUTES)

const settings = () =>
  vine.object({
    amount: amount().optional().meta(absentWhenEmpty),
    percent: vine.number().withoutDecimals().min(1).max(1000).optional().meta(absentWhenEmpty),
    days: vine.number().withoutDecimals().min(1).max(120).optional().meta(absentWhenEmpty),
    category_ids: ids().optional().meta(absentWhenEmpty),
    account_ids: ids().optional().meta(absentWhenEmpty),
    period: vine.enum(['month', 'week', 'year']).optional().meta(absentWhenEmpty),
    direction: vine.enum(['in', 'out', 'both']).optional().meta(absentWhenEmpty),
    sensitivity: vine.enum(['clearly', 'far']).optional().meta(absentWhenEmpty),
    certainty: vine.enum(['likely', 'possible']).optional().meta(absentWhenEmpty),
    about: vine.enum(abouts).optional().meta(absentWhenEmpty),
  })

export const alertSettingsValidator = vine.create(settings())

const alert = vine
  .object({
    id: id(),
    name: vine.string(),
    kind: vine.enum(alertKindIds),
    settings: settings(),
    condition: condition(),
    unless: condition(),
    severity: vine.enum(SEVERITIES),
    hold_minutes: vine.number(),
    cooldown_minutes: vine.number(),
    tell_resolved: yesOrNo(),
    enabled: yesOrNo(),
    /** What is wrong with it by now, such as a category that is gone. */
    problem: vine.string().nullable(),
    firing_count: vine.number(),
    last_fired_at: vine.string().nullable(),
    created_at: vine.string(),
  })
  .meta(namedSchema('Alert'))

interface Conditions {
  condition: Condition | null
  unless: Condition | null
}

export type AlertJson = Omit<Infer<typeof alert>, keyof Conditions> & Conditions
export const alertValidator = vine.create(alert)
export const alertListValidator = vine.create({ data: vine.array(alert) })

const timing = {
  severity: vine.enum(SEVERITIES).optional(),
  /** How long it has to hold before anybody is told; not for what happens once. */
  hold_minutes: minutes().optional(),
  /** How long nobody is told again after it was over. */
  cooldown_minutes: minutes().optional(),
  /** Whether people are told that it is over. */
  tell_resolved: yesOrNo().optional(),
  enabled: yesOrNo().optional(),
}

const watched = {
  settings: settings().optional(),
  condition: condition().optional(),
  unless: condition().optional(),
}

export const createAlertValidator = vine.create({
  kind: vine.enum(alertKindIds),
  name: name().optional(),
  ...watched,
  ...timing,
})
export const editAlertValidator = vine.create({ name: name().optional(), ...watched, ...timing })
export const tryAlertValidator = vine.create({ kind: vine.enum(alertKindIds), ...watched })

export type AlertInput = Infer<typeof createAlertValidator>
export type AlertEdit = Infer<typeof editAlertValidator>

const trial = vine
  .object({
    from: plainDate(),
    to: plainDate(),
    /** False where nothing that is stored tells. */
    has_history: yesOrNo(),
    count: vine.number(),
    /** The latest ones, newest first. */
    firings: vine.array(vine.object({ on: plainDate(), subject: vine.string(), words: vine.string() })),
  })
  .meta(namedSchema('AlertTrial'))

export type TrialJson = Infer<typeof trial>
export const trialValidator = vine.create(trial)

const settingField = vine.object({
  name: vine.string(),
  type: vine.enum(['amount', 'percent', 'days', 'categories', 'accounts', 'choice']),
  label: vine.string(),
  optional: yesOrNo(),
  choices: vine.array(vine.object({ value: vine.string(), label: vine.string() })),
})

export const alertKindListValidator = vine.create({
  data: vine.array(
    vine
      .object({
        id: vine.enum(alertKindIds),
        title: vine.string(),
        /** With the name of a setting in braces where its control stands. */
        sentence: vine.string(),
        settings: vine.array(settingField),
        defaults: settings(),
        /** What its conditions may ask for. */
        trigger: vine.enum(triggers),
        nature: vine.enum(['standing', 'happening', 'told']),
        has_history: yesOrNo(),
        severity: vine.enum(SEVERITIES),
      })
      .meta(namedSchema('AlertKind')),
  ),
})
