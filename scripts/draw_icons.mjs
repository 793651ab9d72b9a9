/*
 * Draws the icons that devices want as PNG from the one drawing there is, ui/static/favicon.svg: `node scripts/draw_icons.mjs`, after that
 * has changed. The pictures are committed, so that nobody needs a browser to build Florin.
 */
import { mkdir, readFile } from 'node:fs/promises'
import packaged from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import { inRoot } from './ground/root.mjs'

const drawing = await readFile(inRoot('ui/static/favicon.svg'), 'utf8')
/** Systems cut the corners themselves, to whatever shape they like: the drawing stays within the inner four fifths, the colour does not. */
const square = drawing.replace(' rx="7"', '')
/** Android shows only where it is opaque. */
const strokes = square.replace(/<rect [^>]*>/, '').replaceAll(/stroke="#\w+"/g, 'stroke="#fff"')
for (const changed of [square, strokes])
  if (changed === drawing) throw new Error('favicon.svg is drawn another way now.')

const PICTURES = [
  { name: 'icons/192.png', size: 192, svg: drawing },
  { name: 'icons/512.png', size: 512, svg: drawing },
  { name: 'icons/maskable.png', size: 512, svg: square },
  { name: 'icons/badge.png', size: 96, svg: strokes },
  { name: 'apple-touch-icon.png', size: 180, svg: square },
]

await mkdir(inRoot('ui/static/icons'), { recursive: true })
const executablePath = process.env.FLORIN_CHROMIUM ?? (await packaged.executablePath())
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] })
for (const { name, size, svg } of PICTURES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`)
  await page.screenshot({ path: inRoot('ui/static', name), omitBackground: true })
  await page.close()
}
await browser.close()
