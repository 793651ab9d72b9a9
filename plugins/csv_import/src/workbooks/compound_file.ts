import { PluginError } from '@florin/plugin-sdk'

/*
 * The container of old Office files (MS-CFB): a small file system of sectors, with a table that chains them.
 */
const END_OF_CHAIN = 0xfffffffa
const MINI_STREAM_CUTOFF = 4096
const ENTRY_BYTES = 128

interface Entry {
  name: string
  type: number
  start: number
  size: number
}

const damaged = () => new PluginError('invalid_input', 'The workbook is damaged: its parts cannot be found.')

/** The streams of a compound file by name. Throws a PluginError where its chains lead nowhere. */
export function readCompoundFile(bytes: Uint8Array): { names: string[]; stream(name: string): Uint8Array | undefined } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 512) throw damaged()
  const sectorSize = 1 << view.getUint16(30, true)
  const miniSize = 1 << view.getUint16(32, true)
  if (sectorSize < 512 || sectorSize > 4096 || miniSize > sectorSize) throw damaged()
  const sector = (id: number) => bytes.subarray((id + 1) * sectorSize, (id + 2) * sectorSize)

  const next = readTable(view, sectorSize, bytes.length)
  const chain = (start: number, table: Uint32Array) => {
    const ids: number[] = []
    for (let id = start; id < END_OF_CHAIN; id = table[id] ?? END_OF_CHAIN) {
      if (ids.length > table.length) throw damaged()
      ids.push(id)
    }
    return ids
  }
  const join = (start: number) => concat(chain(start, next).map(sector))

  const entries = readEntries(join(view.getUint32(48, true)))
  const root = entries.find(({ type }) => type === 5)
  const miniStream = root ? join(root.start) : new Uint8Array()
  const miniBytes = join(view.getUint32(60, true))
  const miniNext = new Uint32Array(miniBytes.length / 4)
  const miniView = new DataView(miniBytes.buffer, miniBytes.byteOffset, miniBytes.byteLength)
  for (let index = 0; index < miniNext.length; index++) miniNext[index] = miniView.getUint32(index * 4, true)

  return {
    names: entries.map(({ name }) => name),
    stream(name) {
      const entry = entries.find((each) => each.type === 2 && each.name === name)
      if (!entry) return undefined
      if (entry.size >= MINI_STREAM_CUTOFF) return join(entry.start).subarray(0, entry.size)
      const parts = chain(entry.start, miniNext).map((id) => miniStream.subarray(id * miniSize, (id + 1) * miniSize))
      return concat(parts).subarray(0, entry.size)
    },
  }
}

/** Which sector follows which; the table is itself spread over sectors that the header and its continuations list. */
function readTable(view: DataView, sectorSize: number, length: number): Uint32Array {
  const perSector = sectorSize / 4
  const places: number[] = []
  for (let index = 0; index < 109; index++) places.push(view.getUint32(76 + index * 4, true))
  let more = view.getUint32(68, true)
  for (let count = 0; more < END_OF_CHAIN && count < 10_000; count++) {
    const at = (more + 1) * sectorSize
    if (at + sectorSize > length) throw damaged()
    for (let index = 0; index < perSector - 1; index++) places.push(view.getUint32(at + index * 4, true))
    more = view.getUint32(at + sectorSize - 4, true)
  }
  const used = places.filter((place) => place < END_OF_CHAIN)
  const table = new Uint32Array(used.length * perSector).fill(0xffffffff)
  used.forEach((place, order) => {
    const at = (place + 1) * sectorSize
    const count = Math.min(perSector, Math.floor((length - at) / 4))
    for (let index = 0; index < count; index++) table[order * perSector + index] = view.getUint32(at + index * 4, true)
  })
  return table
}

function readEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const length = Math.max(0, Math.min(62, view.getUint16(at + 64, true) - 2))
    let name = ''
    for (let index = 0; index < length; index += 2) name += String.fromCharCode(view.getUint16(at + index, true))
    const type = directory[at + 66]!
    if (type !== 0)
      entries.push({ name, type, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) })
  }
  return entries
}

export function concat(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
