import packaged from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { serverAddress, type Client } from './client.js'

export const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What has not come by then on a busy machine will not come. */
const WAIT_MS = 30_000

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** A page of the server of this run, and what went wrong on it that nobody saw. */
export interface Visit {
  page: Page
  /** Uncaught errors and complaints of the browser, such as a blocked script. Answers with an error status are the API's business. */
  complaints: string[]
}

/** The Chromium that npm installs; FLORIN_CHROMIUM names another one. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.FLORIN_CHROMIUM ?? (await packaged.executablePath())
  return chromium.launch({ executablePath, args: ARGUMENTS })
}

/** Opens a path of the server with a browser that has never been here. */
export async function visit(browser: Browser, path: string, options: BrowserContextOptions = DESKTOP): Promise<Visit> {
  return enter(await browser.newContext({ ...settings(), ...options }), path)
}

/** The same, signed in as the person of a client. */
export async function visitAs(
  browser: Browser,
  client: Client,
  path: string,
  options: BrowserContextOptions = DESKTOP,
): Promise<Visit> {
  const context = await browser.newContext({ ...settings(), ...options })
  await signIn(context, client)
  return enter(context, path)
}

/** What every browser of a test is set to. */
export const settings = () => ({ baseURL: serverAddress(), locale: 'en-GB', reducedMotion: 'reduce' as const })

/** The browser has the session of a client from now on, and no other. */
export async function signIn(context: BrowserContext, client: Client): Promise<void> {
  await context.clearCookies()
  await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: serverAddress() })))
}

/** Opens a path in a new page. */
export async function enter(context: BrowserContext, path: string): Promise<Visit> {
  context.setDefaultTimeout(WAIT_MS)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    const isAnswer = message.text().startsWith('Failed to load resource: the server responded with a status of 4')
    if (message.type() === 'error' && !isAnswer) complaints.push(message.text())
  })
  await page.goto(path)
  return { page, complaints }
}
