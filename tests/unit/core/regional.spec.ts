import { test } from '@japa/runner'
import { isCurrency, isLocale, isTimeZone } from '#core/regional'

test.group('Regional codes', () => {
  test('are those that the platform knows', ({ assert }) => {
    for (const code of ['EUR', 'JPY', 'KWD']) assert.isTrue(isCurrency(code), code)
    for (const code of ['eur', 'EURO', 'XQQ', '']) assert.isFalse(isCurrency(code), code)
    for (const name of ['Europe/Vienna', 'UTC', 'America/Argentina/Buenos_Aires']) assert.isTrue(isTimeZone(name), name)
    for (const name of ['Europe/Nowhere', '', 'Vienna']) assert.isFalse(isTimeZone(name), name)
    for (const name of ['en', 'de-AT', 'ar-EG', 'zh-Hans-CN']) assert.isTrue(isLocale(name), name)
    for (const name of ['?', '', 'e', 'xx-YY']) assert.isFalse(isLocale(name), name)
  })
})
