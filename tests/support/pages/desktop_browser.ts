import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type BrowserContext } from 'playwright-core'
import { ARGUMENTS, DESKTOP, settings, signIn } from '../browser.js'
import { serverAddress, type Client } from '../client.js'
import { startDesktop, type Desktop } from '../desktop.js'

/** It reads 300 MB from a disk that may be busy. */
const LAUNCH_MS = 60_000

/** A whole Chromium on a desktop, of one person. */
export interface DesktopBrowser {
  context: BrowserContext
  desktop: Desktop
  close(): Promise<void>
}

/**
 * A Chromium that shows notifications, which the packaged one does not: Debian's, or the one that FLORIN_WHOLE_CHROMIUM names. Undefined
 * where there is none.
 */
export const WHOLE_CHROMIUM = await findWholeChromium()

async function findWholeChromium(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined
  const path = process.env.FLORIN_WHOLE_CHROMIUM ?? '/usr/bin/chromium'
  const said = await promisify(execFile)(path, ['--version']).catch(() => ({ stdout: '' }))
  return said.stdout.startsWith('Chromium ') ? path : undefined
}

/**
 * Signed in as the person of a client, and allowed to show notifications. It has a profile in a folder: a click on a notification does not
 * reach the private windows that other tests use.
 */
export async function openDesktopBrowser(client: Client): Promise<DesktopBrowser> {
  const [desktop, profile] = [await startDesktop(), await mkdtemp(join(tmpdir(), 'florin-profile-'))]
  const launch = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: WHOLE_CHROMIUM!,
      args: ARGUMENTS,
      timeout: LAUNCH_MS,
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: desktop.address },
      ...settings(),
      ...DESKTOP,
    })
  // With ten times the work that the machine can do, one was seen to end while it started.
  const context = await launch().catch(launch)
  await context.grantPermissions(['notifications'], { origin: serverAddress() })
  await signIn(context, client)
  return {
    context,
    desktop,
    async close() {
      await context.close()
      await desktop.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}
