/** The globals Florin's sandbox adds to plain ECMAScript. Nothing else exists: no network, files, timers, process or clock of its own. */
declare const console: Record<'debug' | 'info' | 'log' | 'warn' | 'error', (...values: unknown[]) => void>
declare function queueMicrotask(task: () => void): void
declare function structuredClone<T>(value: T): T
declare function atob(base64: string): string
declare function btoa(binary: string): string
declare class TextEncoder {
  readonly encoding: 'utf-8'
  encode(text?: string): Uint8Array
}
/** UTF-8 only: files reach a plugin already decoded. */
declare class TextDecoder {
  readonly encoding: 'utf-8'
  decode(bytes?: Uint8Array): string
}
