import { renameSync, rmSync, writeFileSync } from 'node:fs'

/** Writes a file that is there with all of its content, or as it was before. */
export function writeWhole(path: string, content: string | Uint8Array, mode = 0o644): void {
  const beside = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(beside, content, { mode, flag: 'wx' })
    renameSync(beside, path)
  } finally {
    rmSync(beside, { force: true })
  }
}
