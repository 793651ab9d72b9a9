import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { QUALITIES, type Quality } from '../domain/quality.js'
import { methodsOf } from './case_suite.js'
import type { Subject } from './subject.js'

export interface QualityRule {
  level: Quality
  rule: string
  holds: boolean
}

export interface QualityJudgement {
  /** Null where not even bronze is reached. */
  quality: Quality | null
  rules: QualityRule[]
}

const SHORTEST_REASON = 20
const SHORTEST_README = 200

/** What each level asks for, on top of the one below. */
export function judgeQuality(subject: Subject): QualityJudgement {
  const rules = [...bronze(subject), ...silver(subject), ...gold(subject)]
  let quality: Quality | null = null
  for (const level of QUALITIES) {
    if (rules.some((rule) => rule.level === level && !rule.holds)) break
    quality = level
  }
  return { quality, rules }
}

function bronze({ folder, findings, plugin, ...subject }: Subject): QualityRule[] {
  return rulesOf('bronze', {
    'every check passes': findings.checks.every(({ outcome }) => outcome !== 'failed'),
    'README.md says what it does': textOf(folder, 'README.md').length >= SHORTEST_README,
    'it has a licence': plugin.manifest.license.trim() !== '',
    'it has a fixture': countFixtures(subject) >= 1,
  })
}

function silver(subject: Subject): QualityRule[] {
  const { folder, plugin } = subject
  const { permissions, version } = plugin.manifest
  return rulesOf('silver', {
    [`CHANGELOG.md has a heading for ${version}`]: textOf(folder, 'CHANGELOG.md').includes(`\n## ${version}`),
    'every permission has a reason in a whole sentence': permissions.every(
      ({ reason }) => reason.length >= SHORTEST_REASON && /[.!?]$/.test(reason),
    ),
    'every method it must have is called by a case': methodsOf(subject).every((method) =>
      subject.cases.some((fixture) => fixture.method === method),
    ),
    'it has three fixtures': countFixtures(subject) >= 3,
  })
}

function gold(subject: Subject): QualityRule[] {
  const { folder, findings } = subject
  return rulesOf('gold', {
    'LICENSE is in the folder': textOf(folder, 'LICENSE') !== '',
    'it has an icon': ['icon.svg', 'icon.png'].some((name) => existsSync(join(folder, name))),
    'it has eight fixtures': countFixtures(subject) >= 8,
    'a fixture shows what it says when something is wrong': showsFailure(subject),
    'no warnings, such as permissions that nothing uses': findings.checks.every(({ outcome }) => outcome !== 'warning'),
  })
}

const rulesOf = (level: Quality, rules: Record<string, boolean>): QualityRule[] =>
  Object.entries(rules).map(([rule, holds]) => ({ level, rule, holds }))

const countFixtures = ({ cases, files }: Pick<Subject, 'cases' | 'files'>) => cases.length + files.length

function showsFailure({ folder, cases, files }: Subject): boolean {
  if (cases.some(({ expected }) => expected !== undefined && 'error' in expected)) return true
  return files.some((name) =>
    textOf(join(folder, 'fixtures'), `${name.replace(/\.\w+$/, '')}.expected.json`).includes('"reason"'),
  )
}

function textOf(folder: string, name: string): string {
  const file = join(folder, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
