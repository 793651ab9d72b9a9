import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BusReader, BusWriter } from './bus_values.js'

/** Who answers on the bus: what a call gives, or undefined where there is no such method. */
export type Answer = (member: string, body: BusReader) => BusWriter | undefined

export interface MessageBus {
  /** For DBUS_SESSION_BUS_ADDRESS. */
  address: string
  /** Tells every program on the bus. */
  signal(path: string, name: string, member: string, body: BusWriter): void
  close(): Promise<void>
}

const CALL = 1
const REPLY = 2
const ERROR = 3
const SIGNAL = 4
const NO_REPLY_EXPECTED = 1

const FIELD = { path: 1, interface: 2, member: 3, error: 4, replyTo: 5, destination: 6, sender: 7, signature: 8 }
const BUS = 'org.freedesktop.DBus'
/** The browser, and who answers. */
const [BROWSER, SERVICE] = [':1.1', ':1.2']

interface Message {
  kind: number
  wantsReply: boolean
  serial: number
  fields: Map<number, string | number>
  body: Buffer
}

/**
 * As much of D-Bus as a browser needs to find the programs of a desktop: one service under a name, which is the name of its interface
 * too. Every other name has no owner.
 */
export async function startMessageBus(name: string, answer: Answer): Promise<MessageBus> {
  const folder = await mkdtemp(join(tmpdir(), 'florin-bus-'))
  const path = join(folder, 'bus')
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    serve(socket, (message) => reply(message, name, answer))
  })
  await new Promise<void>((resolve) => void server.listen(path, resolve))
  return {
    address: `unix:path=${path}`,
    signal(objectPath, from, member, body) {
      const fields = { path: objectPath, interface: from, member, sender: SERVICE }
      for (const socket of sockets) socket.write(encode(SIGNAL, fields, body))
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Lines until the client begins, messages after that. */
function serve(socket: Socket, replyTo: (message: Message) => Buffer | undefined): void {
  let waiting: Buffer = Buffer.alloc(0)
  let begun = false
  socket.on('data', (bytes) => {
    waiting = Buffer.concat([waiting, bytes])
    while (!begun) {
      const end = waiting.indexOf('\r\n')
      if (end < 0) return
      const line = waiting.toString('latin1', 0, end).replace('\0', '')
      waiting = waiting.subarray(end + 2)
      begun = line === 'BEGIN'
      if (line.startsWith('AUTH EXTERNAL')) socket.write(`OK ${'f'.repeat(32)}\r\n`)
      else if (!begun) socket.write('ERROR\r\n')
    }
    for (let size = sizeOf(waiting); size > 0 && waiting.length >= size; size = sizeOf(waiting)) {
      const answer = replyTo(decode(waiting.subarray(0, size)))
      waiting = waiting.subarray(size)
      if (answer) socket.write(answer)
    }
  })
}

function reply(message: Message, name: string, answer: Answer): Buffer | undefined {
  if (message.kind !== CALL || !message.wantsReply) return undefined
  const [destination, member] = [message.fields.get(FIELD.destination), message.fields.get(FIELD.member) as string]
  const body = new BusReader(message.body)
  const answered =
    destination === BUS ? ofTheBus(member, body, name) : destination === name ? answer(member, body) : undefined
  const fields = { replyTo: message.serial, destination: BROWSER, sender: destination === BUS ? BUS : SERVICE }
  if (answered) return encode(REPLY, fields, answered)
  return encode(ERROR, { ...fields, error: `${BUS}.Error.ServiceUnknown` }, new BusWriter().string(`no ${member}`))
}

function ofTheBus(member: string, body: BusReader, name: string): BusWriter | undefined {
  if (member === 'Hello') return new BusWriter().string(BROWSER)
  if (member === 'AddMatch' || member === 'RemoveMatch') return new BusWriter()
  if (member === 'NameHasOwner') return new BusWriter().boolean(body.string() === name)
  if (member === 'GetNameOwner' && body.string() === name) return new BusWriter().string(SERVICE)
  if (member === 'ListActivatableNames' || member === 'ListNames') return new BusWriter().strings([BUS, name])
  return undefined
}

function sizeOf(bytes: Buffer): number {
  if (bytes.length < 16) return 0
  return 16 + padded(bytes.readUInt32LE(12)) + bytes.readUInt32LE(4)
}

const padded = (length: number) => Math.ceil(length / 8) * 8

function decode(bytes: Buffer): Message {
  const [bodyLength, fieldsLength] = [bytes.readUInt32LE(4), bytes.readUInt32LE(12)]
  const reader = new BusReader(bytes.subarray(16, 16 + fieldsLength))
  const fields = new Map<number, string | number>()
  while (!reader.atEnd()) {
    const field = reader.align(8).byte()
    const type = reader.signature()
    fields.set(field, type === 'u' ? reader.number() : type === 'g' ? reader.signature() : reader.string())
  }
  return {
    kind: bytes[1]!,
    wantsReply: (bytes[2]! & NO_REPLY_EXPECTED) === 0,
    serial: bytes.readUInt32LE(8),
    fields,
    body: bytes.subarray(bytes.length - bodyLength),
  }
}

let lastSerial = 0

function encode(kind: number, fields: Partial<Record<keyof typeof FIELD, string | number>>, body: BusWriter): Buffer {
  const all = body.signature === '' ? fields : { ...fields, signature: body.signature }
  const writer = new BusWriter()
  for (const [field, value] of Object.entries(all) as [keyof typeof FIELD, string | number][]) {
    writer.align(8).byte(FIELD[field])
    if (field === 'signature') writer.type('g').type(value as string)
    else if (typeof value === 'number') writer.type('u').number(value)
    else writer.type(field === 'path' ? 'o' : 's').string(value)
  }
  const head = Buffer.alloc(16)
  head.set([0x6c, kind, 0, 1])
  head.writeUInt32LE(body.bytes().length, 4)
  head.writeUInt32LE(++lastSerial, 8)
  head.writeUInt32LE(writer.bytes().length, 12)
  return Buffer.concat([head, writer.align(8).bytes(), body.bytes()])
}
