import { test } from '@japa/runner'
import { linkInto } from '#notifications/domain/notice'

test.group('A link that is followed from outside', () => {
  test('says which household it leads into, and keeps what it said', ({ assert }) => {
    assert.equal(linkInto(7, '/bills'), '/bills?household=7')
    assert.equal(linkInto(7, '/alerts?incident=3'), '/alerts?incident=3&household=7')
    assert.equal(linkInto(7, '/settings?tab=words#mail'), '/settings?tab=words&household=7#mail')
  })
})
