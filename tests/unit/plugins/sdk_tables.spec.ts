import { zipSync } from 'fflate'
import fc from 'fast-check'
import { test } from '@japa/runner'
import { BookWriter, NamedTable, writtenAmounts, writtenDays, zipHead, zipTexts } from '#sdk'

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test.group('Tables with named columns', () => {
  test('give cells by the names of their columns, whatever separates them', ({ assert }) => {
    for (const separator of [',', ';', '\t', '|']) {
      const lines = ['Date,Payee,Note', '2024-03-01,"Meier\nSöhne, ""Bäcker""",', '', '2024-03-02, Post ,x']
      const table = new NamedTable(`\ufeff${lines.join('\r\n').replaceAll(',', separator)}`)
      const rows = [...table.rows()].map((row) => [row.line, row.get('payee'), row.get('Note'), row.get('nothing')])
      assert.deepEqual(rows, [
        [2, `Meier\nSöhne${separator} "Bäcker"`, '', ''],
        [5, 'Post', 'x', ''],
      ])
      assert.isTrue(table.has('DATE', ' payee '))
      assert.isFalse(table.has('Date', 'Amount'))
    }
  })

  test('read back what was written with quotes', ({ assert }) => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ';', ' b', 'é') }).map((text) => text.trim())
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (pairs) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const filled = pairs.filter(([a, b]) => `${a}${b}` !== '')
        const text = ['A,B', ...pairs.map((pair) => pair.map(quoted).join(','))].join('\n')
        const rows = [...new NamedTable(text).rows()].map((row) => [row.get('A'), row.get('B')])
        assert.deepEqual(rows, filled)
      }),
    )
  })
})

test.group('Values as programs write them', () => {
  test('days are read by the order of the whole column', ({ assert }) => {
    const read = (...cells: string[]) => {
      const days = writtenDays(cells)
      return [days.read(cells[0]!), days.isUnsure]
    }
    assert.deepEqual(read('01/02/2024', '13/02/2024'), ['2024-02-01', false])
    assert.deepEqual(read('01/02/2024', '01/13/2024'), ['2024-01-02', false])
    assert.deepEqual(read('05/04/2024', '06/04/2024', '01/05/2024'), ['2024-04-05', false])
    assert.deepEqual(read('01/02/2024'), ['2024-01-02', true])
    assert.deepEqual(read('2024/2/1', '1.2.24'), ['2024-02-01', true])
    assert.deepEqual(read('31/02/2024', '13/02/2024'), [undefined, false])
  })

  test('amounts are read by the decimal mark of the whole column', ({ assert }) => {
    const cases: [string[], string | undefined][] = [
      [['$1,234.50', '$0.00'], '1234.50'],
      [['1.234,50€', '0,00€'], '1234.50'],
      [['1.234', '7,50'], '1234'],
      [["CHF 1'234.50"], '1234.50'],
      [['-1 234,5 kr'], '-1234.5'],
      [['(12.00)'], '-12.00'],
      [['د.ا.‏4.750', 'د.ا.‏0.000'], '4.750'],
      [['-$0.00'], '0.00'],
      [['.50'], '0.50'],
      [['12.50.2024'], '12502024'],
      [['a lot'], undefined],
    ]
    for (const [cells, wanted] of cases) assert.equal(writtenAmounts(cells)(cells[0]!), wanted, cells[0])
  })
})

test.group('Archives', () => {
  const archive = zipSync({
    'a/Register.csv': Buffer.from('Account,Date\n'.repeat(20_000)),
    'b/Plan.csv': Buffer.from('Month,Größe\n'),
    'c/picture.png': Buffer.from([1, 2, 3]),
  })

  test('are known by their first file, of which the beginning is enough', ({ assert }) => {
    const first = zipHead(latin1(archive.subarray(0, 200)))
    assert.equal(first?.name, 'a/Register.csv')
    assert.isTrue(first?.text.startsWith('Account,Date\n'))
    assert.isUndefined(zipHead('Account,Date\n'))
  })

  test('hand out the texts that are wanted, and say when they are damaged', ({ assert }) => {
    const texts = zipTexts(archive, (name) => name.endsWith('Plan.csv'))
    assert.deepEqual([...texts], [['b/Plan.csv', 'Month,Größe\n']])
    assert.throws(() => zipTexts(archive.subarray(0, 100), () => true), /damaged/)
  })
})

test('Budgets of a book add up, and what is no month or amount is left out', ({ assert }) => {
  const book = new BookWriter({ transactions: () => {}, postings: () => {} })
  const category = book.account({ path: ['Food'], kind: 'expense', commodity: null })
  book.budget({ category, month: '2024-01', amount: '10.50' })
  book.budget({ category, month: '2024-01', amount: '-0.25' })
  book.budget({ category, month: '2024-13', amount: '1' })
  book.budget({ category, month: '2024-02', amount: 'much' })
  book.budget({ category, month: '2024-03', amount: '0.00' })
  assert.deepEqual(book.finish().budgets, [{ month: '2024-01', account: category, amount: '10.25' }])
})
