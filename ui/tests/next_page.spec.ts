import { test } from '@japa/runner'
import { nextAfterSignIn } from '../src/lib/features/session/next_page.ts'

const after = (next: string) =>
  nextAfterSignIn(new URL(`https://money.example/sign-in?next=${encodeURIComponent(next)}`))

test.group('After signing in', () => {
  test('people go on to where they were going', ({ assert }) => {
    for (const page of ['/', '/transactions?search=a%20b&account=3', '/accounts/7#notes', '/a//b'])
      assert.equal(after(page), page)
    assert.equal(nextAfterSignIn(new URL('https://money.example/sign-in')), '/')
  })

  test('nobody is sent elsewhere', ({ assert }) => {
    const elsewhere = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '\\\\evil.example',
    ]
    for (const next of [...elsewhere, 'javascript:alert(1)', '/\n/evil.example', ' //evil.example'])
      assert.equal(after(next), '/', next)
  })
})
