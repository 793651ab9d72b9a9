import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { accessibilityProblems } from '#tests/support/accessibility'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { addExpenses } from '#tests/support/pages/ledger'
import { asImported } from '#tests/support/rules'
import { settled } from '#tests/support/pages/settled'

test.group('A rule', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('is the same as a sentence and as JSON, and says what it matches', async ({ assert }) => {
    const household = await makeHousehold()
    await addExpenses(household, ['Bakery North', 'Bakery South', 'Cinema'])
    const { page } = await visitAs(browser, household.client, '/rules/new')
    await settled(page, 'Make a rule')
    await page.getByRole('textbox', { name: 'Value' }).fill('bakery')
    await page.getByText('2 of 3 match').waitFor()

    await page.getByRole('tab', { name: 'JSON' }).click()
    const json = page.getByRole('textbox', { name: 'The rule as JSON' })
    assert.include(await json.inputValue(), '"value": "bakery"')
    await json.fill('{ "condition": ')
    await page.locator('textarea[aria-invalid=true]').waitFor()
    await json.fill(
      JSON.stringify({
        condition: { all: [{ field: 'payee', op: 'contains', value: 'cinema' }] },
        actions: [{ type: 'add_tag', tag: 'fun' }],
        stage: 'post',
      }),
    )
    await page.getByText('This is a rule.').waitFor()
    await page.getByText('1 of 3 match, 1 would change').waitFor()

    await page.getByRole('tab', { name: 'Sentence' }).click()
    assert.equal(await page.getByRole('textbox', { name: 'Value' }).inputValue(), 'cinema')
    assert.equal(await page.getByRole('textbox', { name: 'Text' }).inputValue(), 'fun')
    assert.equal(await page.getByRole('combobox', { name: 'Runs' }).inputValue(), 'post')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Change 1 transaction' }).click()
    await page.getByRole('link', { name: /cinema/i }).waitFor()
    await page.goto('/transactions')
    await page
      .getByRole('row', { name: /Cinema/ })
      .getByText('fun')
      .waitFor()
    await page.context().close()
  })

  test('says at the line what is wrong with it while it is written', async ({ assert }) => {
    const household = await makeHousehold()
    await addExpenses(household, ['Bakery North'])
    const { page } = await visitAs(browser, household.client, '/rules/new')
    await settled(page, 'Make a rule')
    await page.getByRole('button', { name: 'Condition', exact: true }).click()
    // The first line is not filled in, and so is not sent.
    const second = page.getByRole('group', { name: 'Condition', exact: true }).nth(1)
    await second.getByRole('combobox', { name: 'Comparison' }).selectOption('matches')
    await second.getByRole('textbox', { name: 'Value' }).fill('(bakery')
    await second.getByRole('alert').waitFor()
    assert.include(await second.getByRole('alert').innerText(), 'missing closing )')
    await second.getByRole('textbox', { name: 'Value' }).fill('(bakery)')
    await page.getByText('1 of 1 match').waitFor()
    assert.equal(await second.getByRole('alert').count(), 0)
    await page.context().close()
  })

  test('splits, keeps a test that guards it, and has versions', async ({ assert }) => {
    const household = await makeHousehold()
    await addExpenses(household, ['Telecom'])
    const { page } = await visitAs(browser, household.client, '/rules/new')
    await settled(page, 'Make a rule')
    await page.getByRole('textbox', { name: 'Value' }).fill('telecom')
    await page.getByRole('combobox', { name: 'What to do' }).selectOption('add_tag')
    await page.getByRole('textbox', { name: 'Text' }).fill('phone')
    await page.getByRole('button', { name: 'Keep as a test' }).click()
    await page.getByText('They run whenever the rule is saved.').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Close' }).first().click()

    await page.getByRole('link', { name: /phone/ }).click()
    await page.getByRole('textbox', { name: 'Value' }).fill('internet')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('region', { name: 'Tests' }).getByText('the rule does not match and should').waitFor()
    await page.getByRole('textbox', { name: 'Value' }).fill('tele')
    await page.getByRole('combobox', { name: 'What to do' }).selectOption('split')
    assert.lengthOf(await page.getByRole('group', { name: 'Parts' }).getByRole('combobox').all(), 2)
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.getByRole('combobox', { name: 'What to do' }).selectOption('mark_reviewed')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Close' }).first().click()
    await page.getByRole('link', { name: /phone/ }).click()
    await page.getByRole('button', { name: 'Restore version 1' }).click()
    await page.getByText('Version 3').waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Value' }).inputValue(), 'telecom')
    await page.context().close()
  })

  test('asks for what the trigger has, looks back, and is explained on each transaction', async ({ assert }) => {
    const household = await makeHousehold()
    await addExpenses(household, ['Kiosk', 'Kiosk'])
    const draft = { condition: { field: 'payee', op: 'is', value: 'kiosk' }, actions: [{ type: 'add_tag', tag: 'x' }] }
    await household.client.post('/rules', { name: 'First', ...draft })
    await household.client.post('/rules', { name: 'Other', ...draft, actions: [{ type: 'set_note', text: 'n' }] })
    const { page } = await visitAs(browser, household.client, '/rules/new')
    await settled(page, 'Make a rule')
    await page.getByRole('combobox', { name: 'Field' }).selectOption('occurrence')
    await page.getByRole('spinbutton', { name: 'How many times' }).fill('2')
    await page.getByRole('combobox', { name: 'Within' }).selectOption('ever')
    await page.getByRole('combobox', { name: 'What to do' }).selectOption('add_tag')
    await page.getByRole('textbox', { name: 'Text' }).fill('again')
    await page.getByText('1 of 2 match').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])

    await page.goto('/rules')
    await settled(page, 'Rules')
    await page.getByRole('button', { name: 'More for all rules' }).click()
    await page.getByRole('menuitem', { name: 'Check the rules' }).click()
    await page.getByText('No rule gets in the way of another in 2 transactions.').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])

    await page.goto('/transactions')
    await page.getByRole('row', { name: /Kiosk/ }).first().getByText('Kiosk').first().dblclick()
    await page.getByRole('tab', { name: 'Rules' }).click()
    await page.getByRole('link', { name: 'First' }).waitFor()
    await page.getByText('Why').first().click()
    assert.include(await page.getByRole('tabpanel').innerText(), 'found “Kiosk”')
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.context().close()
  })

  test('marks transactions, which are found again and reviewed', async ({ assert }) => {
    const household = await makeHousehold()
    await addExpenses(household, ['Casino', 'Bakery'])
    const { page } = await visitAs(browser, household.client, '/rules/new')
    await settled(page, 'Make a rule')
    await page.getByRole('textbox', { name: 'Value' }).fill('casino')
    await page.getByRole('combobox', { name: 'What to do' }).selectOption('exclude_from_reports')
    await page.getByRole('button', { name: 'And then' }).click()
    await page.getByRole('combobox', { name: 'What to do' }).nth(1).selectOption('set_review')
    await page.getByText('Left out of reports: nothing → yes').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Change 1 transaction' }).click()
    await page.getByRole('link', { name: /casino/i }).waitFor()

    await page.goto('/review')
    await settled(page, 'Review')
    await page.getByRole('link', { name: '1 transaction was marked to be reviewed' }).click()
    const row = page.getByRole('row', { name: /Casino/ })
    await row.getByText('Not in reports').waitFor()
    assert.equal(await page.getByRole('row', { name: /Bakery/ }).count(), 0)
    await row.getByText('Casino').first().dblclick()
    await page.getByRole('switch', { name: 'Leave it out of reports' }).click()
    await page.getByRole('switch', { name: 'To be reviewed' }).click()
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.getByRole('button', { name: 'Save' }).click()
    await row.waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('asks a plugin, when a person says so already in the preview', async ({ assert }) => {
    const household = await makeHousehold()
    await addExpenses(household, ['SUMUP *KAFFEEHAUS'])
    const { body } = await household.client.get<{ data: { id: number }[] }>('/transactions')
    await asImported(
      household,
      body.data.map(({ id }) => id),
    )
    const instance = { plugin_id: 'payee_cleaner', title: 'Names', settings: {}, accept_permissions: true }
    await household.client.post('/plugin-instances', instance)
    const { page } = await visitAs(browser, household.client, '/rules/new')
    await settled(page, 'Make a rule')
    await page.getByRole('textbox', { name: 'Value' }).fill('sumup')
    await page.getByRole('combobox', { name: 'What to do' }).selectOption('call_plugin')
    await page.getByRole('button', { name: 'Plugin', exact: true }).click()
    await page.getByRole('option', { name: 'Names: Make the payee readable' }).click()
    await page.getByRole('button', { name: 'Ask it about those below' }).click()
    await page.getByText('Payee: SUMUP *KAFFEEHAUS → Kaffeehaus').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.goto('/rules')
    await settled(page, 'Rules')
    await page.getByRole('button', { name: 'More for all rules' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Save as a file' }).click(),
    ])
    await page.getByRole('button', { name: 'More for all rules' }).click()
    await page.getByRole('menuitem', { name: 'Take over from a file' }).click()
    await page.getByLabel('File with rules').setInputFiles(await file.path())
    await page.getByText('As it is').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.context().close()
  })
})
