import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { version } from '#config/app'
import { describeApi } from '#http/openapi'
import { registeredOperations } from '#http/operation'

test.group('API types', () => {
  test("the UI's types are those of the API as it is", async ({ assert }) => {
    const script = app.makePath('scripts/generate_api_types.mjs')
    const { apiTypes } = (await import(script)) as { apiTypes: (document: object) => Promise<string> }
    const expected = await apiTypes(describeApi(registeredOperations(), version))
    const committed = readFileSync(app.makePath('ui/src/lib/api/schema.d.ts'), 'utf8')
    assert.isTrue(committed === expected, 'Run `node scripts/generate_api_types.mjs` and commit what it writes.')
  })
})
