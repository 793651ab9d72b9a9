import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Browser } from 'playwright-core'
import { accessibilityProblems } from '#tests/support/accessibility'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { addExpenses } from '#tests/support/pages/ledger'
import { settled } from '#tests/support/pages/settled'

test.group('An automation', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('is made as a sentence, tried out, run and looked at', async ({ assert }) => {
    const household = await makeHousehold()
    await addExpenses(household, ['Bakery North'])
    const { page } = await visitAs(browser, household.client, '/automations/new')
    await settled(page, 'Make an automation')
    await page.getByRole('textbox', { name: 'Value' }).fill('bakery')
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    await page.getByText('Would tell everyone in the household: “Bakery North').waitFor()

    await page.getByRole('tab', { name: 'JSON' }).click()
    const json = page.getByRole('textbox', { name: 'The automation as JSON' })
    assert.include(await json.inputValue(), '"value": "bakery"')
    await page.getByRole('tab', { name: 'Sentence' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Bread')
    await page.getByRole('button', { name: 'Save' }).click()
    await settled(page, 'Bread')

    await page.goto('/automations')
    await page.getByRole('button', { name: 'More for Bread' }).click()
    await page.getByRole('menuitem', { name: 'Run now' }).click()
    await settled(page, 'Run of Bread')
    await page
      .getByText('Waits for its turn')
      .or(page.getByText('Running'))
      .or(page.getByText('Done'))
      .first()
      .waitFor()
    await page.context().close()
  })

  test('holds steps of its own, edited as fields and as JSON in step', async ({ assert }) => {
    const household = await makeHousehold()
    await addExpenses(household, ['Bakery North'])
    const { page } = await visitAs(browser, household.client, '/automations/new')
    await settled(page, 'Make an automation')
    const add = (to: string, kind: string) => page.getByRole('combobox', { name: to, exact: true }).selectOption(kind)
    await add('Add a step', 'choose@1')
    const choice = page.getByRole('region', { name: 'Choice 1 of step 2' })
    await choice.getByRole('textbox', { name: 'Compared with' }).first().fill('400')
    await choice.getByRole('textbox', { name: 'Title' }).fill('Much')
    await page.getByRole('button', { name: 'Another choice' }).click()
    await page.getByRole('button', { name: 'Remove choice 2 of step 2' }).click()
    await page.getByRole('button', { name: 'Otherwise …' }).click()
    await add('Add a step to 2.2', 'notify@1')
    await page
      .getByRole('region', { name: 'Otherwise of step 2' })
      .getByRole('textbox', { name: 'Title' })
      .fill('Little')
    await page.getByText('When step 2.1.1 fails').click()
    await choice.getByRole('textbox', { name: 'Tries' }).fill('3')
    await choice.getByRole('combobox', { name: 'And when it fails for good' }).selectOption('continue')
    await page.getByRole('button', { name: 'Step 2 earlier' }).press('Enter')
    await page.getByRole('combobox', { name: 'Set off while it runs, it' }).selectOption('single')
    await page.getByText('Limits against circles').click()
    await page.getByRole('textbox', { name: 'Runs for the same thing' }).fill('3')
    assert.deepEqual(await accessibilityProblems(page), [])

    await page.getByRole('tab', { name: 'JSON' }).click()
    const json = page.getByRole('textbox', { name: 'The automation as JSON' })
    const document = JSON.parse(await json.inputValue()) as { steps: unknown[]; mode: unknown; loop: unknown }
    assert.deepEqual(document.mode, { type: 'single' })
    assert.deepEqual(document.loop, { per_entity: { count: 3, minutes: 10 } })
    assert.containSubset(document.steps[0], {
      use: 'choose@1',
      with: {
        options: [
          {
            if: { than: '400' },
            steps: [{ use: 'notify@1', with: { title: 'Much' }, retry: { attempts: 3 }, on_error: 'continue' }],
          },
        ],
        else: [{ use: 'notify@1', with: { title: 'Little' } }],
      },
    })
    await json.fill(JSON.stringify({ ...document, mode: { type: 'queued' } }))
    await page.getByRole('tab', { name: 'Sentence' }).click()
    assert.equal(await page.getByRole('combobox', { name: 'Set off while it runs, it' }).inputValue(), 'queued')
    await page.getByRole('textbox', { name: 'Name' }).fill('Branches')
    await page.getByRole('button', { name: 'Save' }).click()
    await settled(page, 'Branches')
    await page.context().close()
  })

  test('is made of a blueprint that asks for what differs', async () => {
    const household = await makeHousehold()
    const { page } = await visitAs(browser, household.client, '/automations/blueprints')
    await settled(page, 'Blueprints')
    await page.getByRole('button', { name: 'Use A summary every week' }).click()
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByText('It starts switched off.').waitFor()
    await page.getByRole('button', { name: 'Add it' }).click()
    await settled(page, 'A summary every week')
    await page.context().close()
  })

  test('is tried with what it let pass, and brought up to date by a blueprint that says what is new', async ({
    assert,
  }) => {
    const household = await makeHousehold()
    const { body: made } = await household.client.post<{ id: number }>('/automations', {
      name: 'Bread',
      enabled: true,
      document: {
        schema: 'automation/1',
        triggers: [{ type: 'transaction', on: ['created'] }],
        condition: { field: 'payee', op: 'contains', value: 'bakery' },
        steps: [{ id: 'tag', use: 'edit_transaction@1', with: { add_tags: ['bread'] } }],
      },
    })
    await addExpenses(household, ['Greengrocer'])
    await (await app.container.make('florin.announcements')).drain(household.id)
    const { page } = await visitAs(browser, household.client, `/automations/${made.id}`)
    await settled(page, 'Bread')
    const past = page.getByRole('combobox', { name: 'As if this had just come' })
    assert.match((await past.locator('option').first().textContent()) ?? '', /^Let pass: Greengrocer/)
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    await page.getByText('It would not run.').waitFor()
    await page.getByRole('combobox', { name: 'What sets it off' }).selectOption('account')
    await page.getByRole('combobox', { name: 'What happens to it' }).selectOption('archived')
    await page.getByRole('button', { name: 'Only if …' }).first().click()
    await page.getByRole('combobox', { name: 'Field', exact: true }).selectOption('name')
    await page.getByRole('textbox', { name: 'Value', exact: true }).fill('nothing like that')
    await past.selectOption({ label: 'The account Everyday' })
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    await page.getByText('found “Everyday”').waitFor()
    await page.getByRole('combobox', { name: 'What sets it off' }).selectOption('schedule')
    await page.getByRole('combobox', { name: 'About times Florin was off' }).selectOption('skip')
    await page.getByRole('tab', { name: 'JSON' }).click()
    const json = page.getByRole('textbox', { name: 'The automation as JSON' })
    assert.include(await json.inputValue(), '"missed": "skip"')

    await page.goto('/automations/blueprints')
    await settled(page, 'Blueprints')
    await page.getByRole('button', { name: 'Use A summary every week' }).click()
    await page.getByRole('combobox', { name: 'Make of it' }).selectOption({ label: 'Bread' })
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByText('New: it sends messages, reads your figures.').waitFor()
    const changes = page.getByRole('list', { name: 'What changes' })
    assert.include(await changes.textContent(), 'edit_transaction@1')
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.waitForURL(`**/automations/${made.id}`)
    await settled(page, 'Bread')
    assert.isFalse(await page.getByRole('switch', { name: 'Switched on' }).isChecked())
    await page.context().close()
  })
})
