import { DomainException } from '#core/exceptions'
import type { Obstacle } from './domain/instance_state.js'
import type { SandboxErrorCode } from './protocol.js'

/** A call into the sandbox failed. `reason` is the plugin's own code or the limit it ran into; the message is for a person. */
export class PluginFailedException extends DomainException {
  static status = 422
  static code = 'E_PLUGIN_FAILED'
  readonly title = 'A plugin could not do its work'

  constructor(
    readonly reason: SandboxErrorCode,
    detail: string,
    readonly pluginId: string,
    /** When its provider takes the next request, as the plugin told it. */
    retryAfterMs: number | null = null,
  ) {
    const wait = retryAfterMs === null ? {} : { retry_after_seconds: Math.ceil(retryAfterMs / 1_000) }
    super(detail, { reason, plugin: pluginId, ...wait })
  }
}

/** The sandbox itself does not come up; no plugin is to blame. */
export class SandboxUnavailableException extends DomainException {
  static status = 503
  static code = 'E_SANDBOX_UNAVAILABLE'
  readonly title = 'The plugin sandbox is not available'
  readonly reason = 'host_unavailable' satisfies SandboxErrorCode
}

/** Somebody started Florin with SAFE_MODE to look into a problem. */
export class SafeModeException extends DomainException {
  static status = 503
  static code = 'E_SAFE_MODE'
  readonly title = 'Florin runs in safe mode'
  readonly reason = 'host_unavailable' satisfies SandboxErrorCode

  constructor(pluginId: string) {
    super('Florin runs in safe mode: only the plugins that ship with it do.', { plugin: pluginId })
  }
}

export class InvalidManifestException extends DomainException {
  static status = 422
  static code = 'E_INVALID_MANIFEST'
  readonly title = 'The plugin cannot be loaded'

  constructor(folder: string, why: string) {
    super(`The plugin in ${folder} cannot be loaded: ${why}.`, { folder })
  }
}

/** No importer knows the content of a file, or there is none of the name that was asked for. */
export class UnknownFormatException extends DomainException {
  static status = 422
  static code = 'E_UNKNOWN_FORMAT'
  readonly title = 'The format of the file is not known'
  readonly reason = 'unsupported' satisfies SandboxErrorCode
}

/** An instance may not run now; the detail says what it needs. */
export class InstanceNotReadyException extends DomainException {
  static status = 409
  static code = 'E_INSTANCE_NOT_READY'
  readonly title = 'This plugin cannot run now'

  constructor(state: Obstacle, detail: string) {
    super(detail, { state })
  }
}

/** The same account at a provider, or whatever else the plugin tells instances apart by. */
export class InstanceExistsException extends DomainException {
  static status = 409
  static code = 'E_INSTANCE_EXISTS'
  readonly title = 'This is connected already'
}

/** A document is locked. Whoever knows its password can have it read. */
export class PasswordNeededException extends DomainException {
  static status = 422
  static code = 'E_PASSWORD_NEEDED'
  readonly title = 'The file is protected by a password'
  readonly reason = 'invalid_settings' satisfies SandboxErrorCode

  constructor(isWrong: boolean) {
    super(
      isWrong
        ? 'That is not the password of this file.'
        : 'The file is protected by a password. Enter it to read the file.',
      { wrong: isWrong },
    )
  }
}
