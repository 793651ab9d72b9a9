import { SourceMap, type SourceMapPayload } from 'node:module'
import { join, relative } from 'node:path'

/** Frames of the sandbox, and of the wrapper that logged the stack. */
const NOT_THE_AUTHORS = /^ +at .*(<isolated-vm>|src\/development\.ts):\d+:\d+\)?\n?/gm
const PLACE = /\bplugin\.js:(\d+):(\d+)/g

/** Replaces places in a bundle by places in the files it was made of. */
export class SourceMapping {
  readonly #map: SourceMap

  constructor(
    json: string,
    private readonly folder: string,
  ) {
    this.#map = new SourceMap(JSON.parse(json) as SourceMapPayload)
  }

  apply(text: string): string {
    const mapped = text.replace(PLACE, (place, line: string, column: string) => {
      const entry = this.#map.findEntry(Number(line) - 1, Number(column) - 1)
      if (!('originalSource' in entry)) return place
      // The map lies in dist/, and its sources are relative to it.
      const file = relative(this.folder, join(this.folder, 'dist', entry.originalSource))
      return `${file}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
    })
    return mapped.replace(NOT_THE_AUTHORS, '')
  }
}
