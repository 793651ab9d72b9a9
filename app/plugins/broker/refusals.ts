import type { SandboxErrorCode } from '../protocol.js'

/** Inside the broker: why a call is not answered. It leaves as `PluginFailedException`, with secrets masked. */
export class Refusal extends Error {
  constructor(
    readonly reason: SandboxErrorCode,
    message: string,
  ) {
    super(message)
  }
}
