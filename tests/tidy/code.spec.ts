import { test } from '@japa/runner'
import {
  noAmbientClock,
  noBannedPhrases,
  noConsole,
  noFloats,
  noLonelyTests,
  noSilentCatch,
  noTypeEscapes,
} from './rules/banned.js'
import { listed, type Rule } from './rules/finding.js'
import { meaningfulNames } from './rules/names.js'
import { pathsBelow, sourceFiles } from './rules/project_files.js'
import { shortFiles, shortFunctions, shortLines } from './rules/sizes.js'

/** The rules quote what they ban. */
const isRule = (path: string) => path.startsWith('tests/tidy/')

const RULES: Record<string, Rule> = {
  'functions are short': shortFunctions,
  'files are short': shortFiles,
  'lines are short': shortLines,
  'only the clock reads the time': noAmbientClock,
  'only programs print': noConsole,
  'amounts never become floats': noFloats,
  'types are not escaped from': noTypeEscapes,
  'no test runs alone or is skipped without a reason': noLonelyTests,
  'no error is swallowed in silence': noSilentCatch,
  'no banned phrase': noBannedPhrases,
}

test.group('Code', () => {
  const files = sourceFiles()

  for (const [title, rule] of Object.entries(RULES)) {
    test(title, ({ assert }) => {
      const findings = files.filter(({ path }) => rule !== noBannedPhrases || !isRule(path)).flatMap(rule)
      assert.deepEqual(listed(findings), [])
    })
  }

  test('names say what a file does', ({ assert }) => {
    assert.deepEqual(listed(meaningfulNames(pathsBelow())), [])
  })
})
