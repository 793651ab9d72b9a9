import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SettingsSchema } from '#sdk'
import { QUICK_CALL } from '../call_limits.js'
import { schemaOf } from '../domain/instance_state.js'
import { readSettings, secretFields } from '../domain/settings_form.js'
import { readJson } from './cases.js'
import type { Subject } from './subject.js'

/** The form can be drawn and filled in, and settings of older versions become settings of this one. */
export async function settingsSuite(subject: Subject): Promise<void> {
  const { plugin, findings, cases } = subject
  const form = schemaOf(plugin.manifest)
  if (Object.keys(form.properties).length > 0) {
    await findings.check('the settings have a form that can be drawn', () => canBeDrawn(form))
    await findings.check('the defaults of the settings fit', () => defaultsFit(form))
  }
  for (const { name, settings = {}, secrets = {} } of cases)
    await findings.check(`${name}: its settings fit the form`, () => {
      const { problems } = readSettings(form, { settings, kept: new Set(Object.keys(secrets)) })
      return problems[0]?.message
    })
  await migrations(subject, form)
  await locales(subject)
}

function canBeDrawn({ properties, conditional = [] }: SettingsSchema): string | undefined {
  for (const [name, { title, type, format, maxLength, maxItems }] of Object.entries(properties)) {
    if (title.trim() === '') return `The field ${name} has no title.`
    if (type === 'string' && format !== 'date' && maxLength === undefined && !properties[name]!.enum)
      return `The field ${name} has no longest length.`
    if (type === 'array' && maxItems === undefined) return `The list ${name} has no largest count.`
  }
  const deep = conditional.find(({ field }) => conditional.some(({ then }) => then.includes(field)))
  return (
    deep && `The field ${deep.field} depends on another and decides about others: forms have one level of conditions.`
  )
}

/** What is only missing is entered by a person. */
function defaultsFit(form: SettingsSchema): string | undefined {
  const { problems } = readSettings(form, { settings: {}, kept: new Set(secretFields(form)) })
  return problems.find(({ code }) => code !== 'required')?.message
}

async function migrations(subject: Subject, form: SettingsSchema): Promise<void> {
  const { folder, plugin, findings } = subject
  const current = plugin.manifest.settings?.version ?? 1
  for (let version = 1; version < current; version++) {
    const file = join(folder, 'fixtures', `settings.v${version}.json`)
    await findings.check(`settings of version ${version} become those of version ${current}`, () =>
      existsSync(file) ? migrates(subject, form, version, file) : `There is no ${file} to try it with.`,
    )
  }
}

async function migrates({ bench, plugin }: Subject, form: SettingsSchema, version: number, file: string) {
  const { value } = await bench.sandbox.invoke({
    bundle: plugin.bundle,
    method: 'migrateSettings',
    request: JSON.stringify({ version, settings: readJson(file) }),
    limits: QUICK_CALL,
  })
  const settings = JSON.parse(value) as Record<string, unknown>
  const { problems } = readSettings(form, { settings, kept: new Set(secretFields(form)) })
  return problems[0]?.message
}

/** Every language has every text. */
async function locales({ folder, findings }: Subject): Promise<void> {
  const place = join(folder, 'locales')
  if (!existsSync(place)) return
  const texts = readdirSync(place).map((name) => [name, Object.keys(readJson<object>(join(place, name)))] as const)
  const all = new Set(texts.flatMap(([, keys]) => keys))
  await findings.check('every language has every text', () => {
    const lacking = texts.find(([, keys]) => keys.length < all.size)
    const [name, keys] = lacking ?? ['', []]
    return lacking && `${name} lacks ${[...all].find((key) => !keys.includes(key))}.`
  })
}
