import { defuseHandles } from '../domain/secret_handles.js'
import { secretMask } from '../domain/secret_masks.js'

/** Where the secrets of one instance are. */
export interface SecretPlace {
  open(): Promise<Map<string, string>>
  keep(name: string, value: string): Promise<void>
}

/** The secrets of an instance while one call runs: opened when the first request is made, and hidden in all that the plugin gets. */
export class RunSecrets {
  #values: Promise<Map<string, string>> | undefined
  #mask: (text: string) => string = (text) => text

  constructor(private readonly place: SecretPlace) {}

  values(): Promise<ReadonlyMap<string, string>> {
    this.#values ??= this.place.open().then((values) => {
      this.#mask = secretMask(values)
      return values
    })
    return this.#values
  }

  async keep(name: string, value: string): Promise<void> {
    const values = await this.values()
    await this.place.keep(name, value)
    const all = new Map([...values, [name, value]])
    this.#values = Promise.resolve(all)
    this.#mask = secretMask(all)
  }

  /** Text of ours, such as an error. */
  mask(text: string): string {
    return this.#mask(text)
  }

  /** Text of somebody else, in which handles mean nothing. */
  maskForeign(text: string): string {
    return this.#mask(defuseHandles(text))
  }
}
