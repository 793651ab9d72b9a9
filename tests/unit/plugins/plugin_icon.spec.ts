import { test } from '@japa/runner'
import { iconAmong } from '#plugins/packages/plugin_icon'

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'

const among = (files: Partial<Record<string, string>>) =>
  iconAmong((name) => (files[name] === undefined ? undefined : Buffer.from(files[name])))

test.group('The picture of a plugin', () => {
  test('is a drawing, told by its content', ({ assert }) => {
    const icon = among({ 'icon.svg': DRAWING })!
    assert.deepEqual([icon.media_type, String(icon.content)], ['image/svg+xml', DRAWING])
    assert.notEqual(icon.hash, among({ 'icon.svg': DRAWING.replace('h8', 'h7') })!.hash)
  })

  for (const [what, files] of Object.entries({
    'there is none': {},
    'it has a script': { 'icon.svg': DRAWING.replace('<path', '<script>1</script><path') },
    'it reaches elsewhere': { 'icon.svg': DRAWING.replace('<path', '<image href="https://example.org/x.png"/><path') },
    'it is too large': { 'icon.svg': DRAWING.replace('M0', `M0${' '.repeat(64 * 1024)}`) },
    'it only calls itself a PNG': { 'icon.png': DRAWING },
  }))
    test(`is left out where ${what}`, ({ assert }) => assert.isNull(among(files)))
})
