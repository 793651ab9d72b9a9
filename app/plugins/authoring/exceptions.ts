import { DomainException } from '#core/exceptions'

/** The folder of a plugin does not become a bundle. */
export class NotBuiltException extends DomainException {
  static status = 422
  static code = 'E_PLUGIN_NOT_BUILT'
  readonly title = 'The plugin cannot be built'
}

/** A case in the fixtures of a plugin is none, or names what is not there. */
export class InvalidFixtureException extends DomainException {
  static status = 422
  static code = 'E_INVALID_FIXTURE'
  readonly title = 'A fixture of the plugin cannot be used'

  constructor(file: string, why: string) {
    super(`${file} cannot be used: ${why}.`, { file })
  }
}

/** An exported run cannot be repeated with what is here. */
export class NotReplayableException extends DomainException {
  static status = 422
  static code = 'E_NOT_REPLAYABLE'
  readonly title = 'The run cannot be repeated'
}
