import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { LedgerUnsoundException } from '../exceptions.js'
import type { LedgerReport } from './check_ledger.js'

/**
 * Runs `florin:check` in a process of its own: recounting years of transactions takes seconds in which a server would answer nobody.
 * Fails when something is wrong.
 */
export async function checkApart(ace: string, folder: string, signal: AbortSignal): Promise<LedgerReport> {
  const child = spawn(process.execPath, [ace, 'florin:check', '--json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
  })
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')])
  if (output === '') throw new Error('The check ended without an answer.')
  const report = JSON.parse(output) as LedgerReport | { problem: { code: string; detail: string } }
  if ('problem' in report) throw new Error(report.problem.detail)
  if (report.problems.length > 0) throw new LedgerUnsoundException(report.problems)
  return report
}
