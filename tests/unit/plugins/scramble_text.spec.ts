import { test } from '@japa/runner'
import { scrambleText, wordsOf } from '#plugins/domain/scramble_text'

/** A sequence that is the same in every run. */
function dice() {
  let state = 7
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const scramble = (text: string, source = '') => scrambleText(text, { known: wordsOf(source), roll: dice() })
const shapeOf = (text: string) =>
  text
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{L}/gu, 'a')
    .replace(/\d/g, '0')

test.group('A file that somebody else may see', () => {
  test('has other words and numbers in the same places', ({ assert }) => {
    const text =
      'Payée;Amount;Note\nAda Lovelace;-1.234,56;"Rent, flat 7"\nErika Muster;12,00;IBAN DE89370400440532013000\n'
    const seen = scramble(text, 'const HEADS = ["payée", "amount", "note"]')
    assert.equal(shapeOf(seen), shapeOf(text))
    assert.isTrue(seen.startsWith('Payée;Amount;Note\n'))
    for (const told of ['Ada', 'Lovelace', '234,56', 'Rent', 'Erika', 'Muster', '89370400440532013000'])
      assert.notInclude(seen, told)
  })

  test('says the same where it said the same', ({ assert }) => {
    const [first, second, third] = scramble('Miller 4711\nMiller 4711\nmiller 4712').split('\n')
    assert.equal(first, second)
    assert.notEqual(first, third)
  })

  test('has days of the calendar where it had some, and what was none stays', ({ assert }) => {
    const days = scramble('2026-12-31\n20261231\n20261231120000\n31.12.2026\n12/31/2026\n2026/02/28').split('\n')
    const whole = (year: string, month: string, day: string) =>
      new Date(`${year}-${month}-${day}T00:00:00Z`).toISOString().slice(0, 10) === `${year}-${month}-${day}`
    assert.isTrue(whole(...(days[0]!.split('-') as [string, string, string])))
    for (const at of [1, 2]) assert.isTrue(whole(days[at]!.slice(0, 4), days[at]!.slice(4, 6), days[at]!.slice(6, 8)))
    const [day, month, year] = days[3]!.split('.') as [string, string, string]
    assert.isTrue(whole(year, month, day))
    assert.isAtMost(Number(days[4]!.split('/')[0]), 12)
    assert.equal(scramble('2026-13-45 45.13.2026'), '2026-13-45 45.13.2026')
  })

  test('keeps what is no word of anybody: markup, fields, currencies', ({ assert }) => {
    const ofx = 'OFXHEADER:100\nDATA:OFXSGML\n<STMTTRN><CURDEF>EUR</CURDEF>'
    assert.equal(scramble(ofx), ofx)
    const swift = scramble(':20:MYREF\n:60F:C260102EUR12,00')
    assert.match(swift, /^:20:[A-Z]{5}\n:60F:[A-Z]\d{6}EUR\d\d,00$/)
    assert.notInclude(swift, 'MYREF')
  })
})
