import { DomainException } from '#core/exceptions'

/** The archive is not one that Florin writes: wrong form, too large, or holding what no package holds. */
export class InvalidPackageException extends DomainException {
  static status = 422
  static code = 'E_INVALID_PACKAGE'
  readonly title = 'The package cannot be read'

  constructor(readonly why: string) {
    super(`The package cannot be read: ${why}.`)
  }
}

/** The archive is well formed, but who made it cannot be established, or is not who made it before. */
export class UntrustedPackageException extends DomainException {
  static status = 403
  static code = 'E_UNTRUSTED_PACKAGE'
  readonly title = 'The package is not trusted'
}

export class PackageRevokedException extends DomainException {
  static status = 403
  static code = 'E_PACKAGE_REVOKED'
  readonly title = 'The package was revoked'

  constructor(plugin: string, version: string, reason: string) {
    super(`Version ${version} of ${plugin} was revoked: ${reason}`, { plugin, version })
  }
}

/** What is installed stands in the way: a newer version, a reserved id, or nothing to go back to. */
export class PackageConflictException extends DomainException {
  static status = 409
  static code = 'E_PACKAGE_CONFLICT'
  readonly title = 'The package does not go with what is installed'
}

export class DownloadFailedException extends DomainException {
  static status = 502
  static code = 'E_DOWNLOAD_FAILED'
  readonly title = 'The download failed'

  constructor(address: string, why: string) {
    super(`${address} could not be fetched: ${why}.`, { address })
  }
}

export class DevelopmentModeOffException extends DomainException {
  static status = 403
  static code = 'E_DEVELOPMENT_MODE_OFF'
  readonly title = 'Developer mode is off'

  constructor(what: string) {
    super(`${what} can be installed in developer mode only. Set FLORIN_PLUGIN_DEVELOPMENT=1 and start Florin again.`)
  }
}

export class InvalidCatalogueException extends DomainException {
  static status = 502
  static code = 'E_INVALID_CATALOGUE'
  readonly title = 'The catalogue cannot be read'

  constructor(place: string, why: string) {
    super(`The catalogue ${place} ${why}.`, { place })
  }
}

/** A request to install something that brings nothing to install. */
export class PackageMissingException extends DomainException {
  static status = 422
  static code = 'E_PACKAGE_MISSING'
  readonly title = 'There is no package in the request'
}
