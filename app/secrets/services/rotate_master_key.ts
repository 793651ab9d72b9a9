import { needs } from '#core/needs'
import type { Keyring } from '../keyring.js'
import type { MasterKeys } from '../master_keys.js'

export interface Rotation {
  /** Names the key that wraps everything now, without giving it away. */
  master_key: string
  rewrapped: number
}

/**
 * Wraps all data keys anew. A key in a file is made here; whatever happens in between, the file holds every key that is in use. Keys in the
 * environment are put there by the operator, the new one first.
 */
@needs('florin.keyring', 'florin.masterKeys')
export class RotateMasterKey {
  constructor(
    private readonly keyring: Keyring,
    private readonly masterKeys: MasterKeys,
  ) {}

  async handle(): Promise<Rotation> {
    if (this.masterKeys.areInFile) {
      this.masterKeys.ensure()
      this.masterKeys.addToFile()
    }
    const rewrapped = await this.keyring.rewrap()
    if (this.masterKeys.areInFile) this.masterKeys.dropOldFromFile()
    return { master_key: this.masterKeys.read()[0]!.id, rewrapped }
  }
}
