import { lookup } from 'node:dns/promises'
import { connect, isIPv6, type LookupFunction, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'

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

export class SystemNetwork implements Network {
  constructor(
    readonly ownPort: number,
    readonly isOwnNetworkOpen = true,
  ) {}

  async resolve(host: string): Promise<string[]> {
    const found = await lookup(host, { all: true, order: 'verbatim' })
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
