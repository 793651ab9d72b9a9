import { test } from '@japa/runner'
import fc from 'fast-check'
import { escapeText, fold, writeCalendar } from '#recurring/domain/icalendar'

const MADE_AT = '2026-11-05T12:00:00.000Z'

test.group('Calendars for other programs', () => {
  test('are written as RFC 5545 has it', ({ assert }) => {
    const written = writeCalendar('Bills', MADE_AT, [
      { uid: 'bill-1-2026-12-31@florin', on: '2026-12-31', title: 'Rent, flat; 2\\3', text: 'Due\nsoon' },
    ])
    assert.deepEqual(written.split('\r\n').slice(-11), [
      'BEGIN:VEVENT',
      'UID:bill-1-2026-12-31@florin',
      'DTSTAMP:20261105T120000Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      String.raw`SUMMARY:Rent\, flat\; 2\\3`,
      String.raw`DESCRIPTION:Due\nsoon`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  test('fold lines at 75 octets, inside no character, and unfold to what they were', ({ assert }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const line = `SUMMARY:${escapeText(text)}`
        const folded = fold(line)
        for (const part of folded.split('\r\n')) assert.isAtMost(Buffer.byteLength(part), 75)
        assert.equal(folded.replaceAll('\r\n ', ''), line)
        assert.isFalse(/\r\n[^ ]/.test(folded))
      }),
    )
  })
})
