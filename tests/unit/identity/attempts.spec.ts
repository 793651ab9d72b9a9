import { test } from '@japa/runner'
import { originOf, secondsToWait } from '#identity/domain/attempts'

const NOW = '2026-03-31T12:00:00.000Z'

test.group('Failed attempts', () => {
  test('below the limit cost nothing', ({ assert }) => {
    assert.equal(secondsToWait({ count: 9, oldest: '2026-03-31T11:59:59.000Z' }, 10, NOW), 0)
    assert.equal(secondsToWait({ count: 0, oldest: null }, 10, NOW), 0)
  })

  test('at the limit cost the rest of the window, and never nothing', ({ assert }) => {
    assert.equal(secondsToWait({ count: 10, oldest: NOW }, 10, NOW), 900)
    assert.equal(secondsToWait({ count: 10, oldest: '2026-03-31T11:50:00.000Z' }, 10, NOW), 300)
    assert.equal(secondsToWait({ count: 10, oldest: '2026-03-31T11:45:00.000Z' }, 10, NOW), 1)
  })

  test('count for an address, and where somebody has 2^64 of them for all of these', ({ assert }) => {
    const origins: Record<string, string> = {
      '192.0.2.7': '192.0.2.7',
      '::ffff:192.0.2.7': '192.0.2.7',
      '2001:db8:1:2:3:4:5:6': '2001:db8:1:2::/64',
      '2001:0DB8:0001:2::9': '2001:db8:1:2::/64',
      '2001:db8::1': '2001:db8:0:0::/64',
      'fe80::1%eth0': 'fe80:0:0:0::/64',
      '::1': '0:0:0:0::/64',
      '64:ff9b::192.0.2.7': '64:ff9b:0:0::/64',
      '192.0.2.7:51234': '192.0.2.7:51234',
      '1:2:3:4:5:6:7:8:9::1': '1:2:3:4::/64',
      unknown: 'unknown',
    }
    for (const [ip, origin] of Object.entries(origins)) assert.equal(originOf(ip), origin, ip)
  })
})
