import { lookup, Resolver } from 'node:dns/promises'
import { connect, isIPv6, type LookupFunction, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { Slots } from './pace.js'

/** The ways out of this machine, as far as the broker needs them. Tests put in their own names and certificates here, and nowhere else. */
export interface Network {
  /** All addresses of a name. */
  resolve(host: string): Promise<string[]>
  /** Connects to one of exactly these addresses; no name is looked up any more. */
  dial(addresses: readonly string[], port: number): Socket
  /** Authorities to trust instead of those Node knows. */
  readonly authorities?: readonly string[]
  /** Addresses of this machine. */
  ownAddresses(): string[]
  /** The port Florin listens on. */
  readonly ownPort: number
  /** Whether the operator lets plugins into the network this machine is in, where an owner allowed an address of it. */
  readonly isOwnNetworkOpen: boolean
}

const DNS = { timeout: 2_000, tries: 2 }
/** The system's own look-up keeps one of Node's four threads for as long as a name server likes; passwords and files need these too. */
const SYSTEM_LOOKUPS = 2

export class SystemNetwork implements Network {
  readonly #resolver = new Resolver(DNS)
  readonly #lookups = new Slots(SYSTEM_LOOKUPS)

  constructor(
    readonly ownPort: number,
    readonly isOwnNetworkOpen = true,
  ) {}

  async resolve(host: string): Promise<string[]> {
    const answers = await Promise.allSettled([this.#resolver.resolve4(host), this.#resolver.resolve6(host)])
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    return addresses.length > 0 ? addresses : this.#askSystem(host)
  }

  /** Names of the own network often stand in a file or are announced there; name servers do not know them. */
  async #askSystem(host: string): Promise<string[]> {
    const found = await this.#lookups.use(() => lookup(host, { all: true, order: 'verbatim' }))
    return found.map(({ address }) => address)
  }

  dial(addresses: readonly string[], port: number): Socket {
    return connect({ host: 'checked.invalid', port, lookup: pinnedTo(addresses), autoSelectFamily: true })
  }

  ownAddresses(): string[] {
    return Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ address }) => address))
  }
}

/** Answers what was checked, whatever name is asked for; Node then tries the addresses as it does with any name. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  return (_name, { all }, answer) => {
    if (all) answer(null, known)
    else answer(null, known[0]!.address, known[0]!.family)
  }
}
