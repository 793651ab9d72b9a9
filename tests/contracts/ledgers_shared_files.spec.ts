import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import { parseAmount } from '#core/money'
import { balancesOf } from '#tests/support/balances'
import { makeHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'

/*
 * Journals of other people, with end balances that two other programs agree on. They are not part of the repository.
 */
const FOLDER = fileURLToPath(new URL('../../../shared/data/ledgers/', import.meta.url))
const EXPECTED = join(FOLDER, 'expected.json')

interface Ledger {
  file: string
  transactions: number
  balances: Record<string, Record<string, string>>
}

test.group('Ledgers of other programs', (group) => {
  group.teardown(endImportRuns)

  if (!existsSync(EXPECTED)) {
    test('end with the balances that other programs find').skip(true, `there is no ${EXPECTED}`)
    return
  }

  const { files } = JSON.parse(readFileSync(EXPECTED, 'utf8')) as { files: Ledger[] }
  for (const { file, transactions, balances } of files) {
    test(`${file} ends with the balances that other programs find`, async ({ assert }) => {
      const household = await makeHousehold({ base_currency: 'USD', starter_set: 'none' })
      const { counts } = await importFile(household, readFileSync(join(FOLDER, file), 'utf8'), undefined, file)
      assert.equal(counts.new, transactions)
      const found = await balancesOf(household)
      for (const [account, holdings] of Object.entries(balances)) {
        for (const [code, amount] of Object.entries(holdings)) {
          // Accounts without a known first name hold what somebody owns.
          const name = /^(Assets|Liabilities|Equity|Income|Expenses)\b/.test(account) ? account : `Assets:${account}`
          const held = found.get(`${name} ${code}`)
          const scale = held?.scale ?? 0
          const [whole, fraction = ''] = amount.split('.')
          const wanted = parseAmount(
            fraction ? `${whole}.${fraction.replace(/0+$/, '') || '0'}` : whole,
            Math.max(scale, 1),
          )
          assert.equal((held?.units ?? 0) * 10 ** (Math.max(scale, 1) - scale), wanted, `${account} ${code}`)
          found.delete(`${name} ${code}`)
        }
      }
      assert.deepEqual([...found.keys()], [])
    })
  }
})
