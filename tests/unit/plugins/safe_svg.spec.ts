import { test } from '@japa/runner'
import { unsafeSvg } from '#plugins/domain/safe_svg'
import { cpuMsOf } from '#tests/support/cpu_time'

const svg = (inside: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`

const DRAWINGS: Record<string, string> = {
  'a path': svg('<path d="M1 1 L2,2z" fill="none" stroke="#f00"/>', 'viewBox="0 0 24 24"'),
  'groups and shapes': svg(
    '<g transform="translate(1 2)"><circle cx="1" cy="1" r="1"/><rect width="1" height="1"></rect></g>',
  ),
  'a gradient of its own': svg(
    '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs><path d="M0 0" fill="url(#a)"/>',
  ),
  'a title with an entity': svg('<title>Me &amp; you</title>'),
  'a declaration in front': `<?xml version="1.0" encoding="UTF-8"?>\n${svg('')}\n`,
}

const ATTACKS: Record<string, string> = {
  'a script': svg('<script>alert(1)</script>'),
  'a script in large letters': svg('<SCRIPT>alert(1)</SCRIPT>'),
  'a handler': svg('<path d="M0 0" onload="alert(1)"/>'),
  'a handler of the drawing': svg('', 'onload="alert(1)"'),
  'a handler without quotes': svg('<path onload=alert(1) />'),
  'a link': svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
  'an xlink': svg('<path d="M0 0" xlink:href="https://evil.example/"/>'),
  'a use of somewhere else': svg('<use href="https://evil.example/x.svg#a"/>'),
  'an image': svg('<image href="https://evil.example/x.png"/>'),
  'a foreign object': svg('<foreignObject><body/></foreignObject>'),
  'a style element': svg('<style>@import url(https://evil.example)</style>'),
  'a style attribute': svg('<path style="background:url(https://evil.example)"/>'),
  'a fill from elsewhere': svg('<path fill="url(https://evil.example/#a)"/>'),
  'a fill from elsewhere without a scheme': svg('<path fill="url(//evil.example/#a)"/>'),
  'an escaped url': svg('<path fill="u\\72l(//evil.example)"/>'),
  'an animation': svg('<animate attributeName="href" to="javascript:alert(1)"/>'),
  'a set': svg('<set attributeName="onload" to="alert(1)"/>'),
  'a doctype with an entity': `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`,
  'a comment': svg('<!-- <script> -->'),
  'character data': svg('<![CDATA[<script>]]>'),
  'a processing instruction': `<?xml-stylesheet href="https://evil.example"?>${svg('')}`,
  'a numeric entity': svg('<title>&#60;script&#62;</title>'),
  'another namespace': '<svg xmlns="http://www.w3.org/1999/xhtml"></svg>',
  'a prefix': '<x:svg xmlns:x="http://www.w3.org/2000/svg"></x:svg>',
  HTML: '<html><body></body></html>',
  'text only': 'hello',
  nothing: '',
  'an open end': '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>',
  'no end': '<svg xmlns="http://www.w3.org/2000/svg">',
  'two drawings': svg('') + svg(''),
  'words behind it': `${svg('')}<p`,
}

test.group('SVG icons', () => {
  for (const [name, drawing] of Object.entries(DRAWINGS))
    test(`may be ${name}`, ({ assert }) => assert.isUndefined(unsafeSvg(drawing)))

  for (const [name, attack] of Object.entries(ATTACKS))
    test(`may not be or hold ${name}`, ({ assert }) => assert.isString(unsafeSvg(attack)))

  test('are judged in no time, whatever they are', ({ assert }) => {
    const texts = [
      '<'.repeat(64_000),
      svg(' '.repeat(64_000)),
      `<svg ${'a="b" '.repeat(10_000)}`,
      `<svg${' '.repeat(64_000)}`,
    ]
    const spentMs = cpuMsOf(() => texts.forEach((text) => unsafeSvg(text)))
    assert.isBelow(spentMs, 1_000)
  })
})
