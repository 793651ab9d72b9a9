/**
 * What an address is to an outgoing request. `public` is out in the internet; `private` is the own network or machine, which the owner
 * of an instance may allow; `forbidden` is nobody's business: metadata services of clouds, link-local, multicast, reserved.
 */
export type AddressClass = 'public' | 'private' | 'forbidden'

type Range<Prefix> = readonly [prefix: Prefix, bits: number]

const ranges4 = (...texts: string[]): Range<number>[] =>
  texts.map((text) => {
    const [address, bits] = text.split('/') as [string, string]
    return [ipv4Of(address)!, Number(bits)]
  })

const ranges6 = (...texts: string[]): Range<readonly number[]>[] =>
  texts.map((text) => {
    const [address, bits] = text.split('/') as [string, string]
    return [groupsOf(address)!, Number(bits)]
  })

/** Alibaba, Azure, Oracle, and what AWS, Google and most others share; of IPv6 AWS and Google. */
const METADATA_4 = ranges4('100.100.100.200/32', '168.63.129.16/32', '192.0.0.192/32', '169.254.0.0/16')
const METADATA_6 = ranges6('fd00:ec2::/32', 'fd20:ce::/32')

const PRIVATE_4 = ranges4('10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16')
const PRIVATE_6 = ranges6('fc00::/7', '::1/128')

/** IANA's special-purpose registries: this network, protocols, documentation, 6to4 relays, benchmarks, multicast, reserved, broadcast. */
const SPECIAL_4 = ranges4(
  '0.0.0.0/8',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
)
/** Of what is routed at all: protocols with Teredo and ORCHID, documentation. */
const SPECIAL_6 = ranges6('2001::/23', '2001:db8::/32', '3fff::/20')
const ROUTED_6 = ranges6('2000::/3')

const MAPPED = ranges6('::ffff:0:0/96')
const NAT64 = ranges6('64:ff9b::/96')
const SIX_TO_FOUR = ranges6('2002::/16')

/** Of an address as text, as DNS and URLs write it. What is no address is forbidden. */
export function classifyAddress(address: string): AddressClass {
  const ipv4 = ipv4Of(address)
  if (ipv4 !== undefined) return classify4(ipv4)
  const groups = groupsOf(address)
  return groups === undefined ? 'forbidden' : classify6(groups)
}

/** One spelling for each address, so that two can be compared; an IPv4 address inside of IPv6 is that address. */
export function canonicalAddress(address: string): string {
  const groups = groupsOf(address)
  if (!groups) return String(ipv4Of(address) ?? address)
  return isIn(groups, MAPPED)
    ? String(join(groups[6]!, groups[7]!))
    : groups.map((group) => group.toString(16)).join(':')
}

function classify4(address: number): AddressClass {
  const within = (ranges: Range<number>[]) =>
    ranges.some(([prefix, bits]) => address >>> (32 - bits) === prefix >>> (32 - bits))
  if (within(METADATA_4) || within(SPECIAL_4)) return 'forbidden'
  return within(PRIVATE_4) ? 'private' : 'public'
}

function classify6(groups: readonly number[]): AddressClass {
  if (isIn(groups, MAPPED)) return classify4(join(groups[6]!, groups[7]!))
  // Networks without IPv4 reach it through these; there is no reason to reach anything private that way.
  if (isIn(groups, NAT64)) return onlyPublic(classify4(join(groups[6]!, groups[7]!)))
  if (isIn(groups, SIX_TO_FOUR)) return onlyPublic(classify4(join(groups[1]!, groups[2]!)))
  if (isIn(groups, METADATA_6)) return 'forbidden'
  if (isIn(groups, PRIVATE_6)) return 'private'
  return isIn(groups, ROUTED_6) && !isIn(groups, SPECIAL_6) ? 'public' : 'forbidden'
}

const onlyPublic = (inner: AddressClass): AddressClass => (inner === 'public' ? 'public' : 'forbidden')

function isIn(groups: readonly number[], ranges: Range<readonly number[]>[]): boolean {
  return ranges.some(([prefix, bits]) =>
    groups.every((group, at) => {
      const counted = Math.min(16, Math.max(0, bits - 16 * at))
      return group >>> (16 - counted) === prefix[at]! >>> (16 - counted)
    }),
  )
}

const join = (high: number, low: number) => ((high << 16) | low) >>> 0

function ipv4Of(text: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined
  const bytes = text.split('.').map(Number)
  if (bytes.some((byte) => byte > 255)) return undefined
  return bytes.reduce((address, byte) => address * 256 + byte, 0)
}

/** The eight groups of an IPv6 address. One with a zone belongs to a link and is none of ours. */
function groupsOf(text: string): number[] | undefined {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  if (dotted) {
    const ipv4 = ipv4Of(dotted[2]!)
    if (ipv4 === undefined) return undefined
    return groupsOf(`${dotted[1]}${(ipv4 >>> 16).toString(16)}:${(ipv4 & 0xffff).toString(16)}`)
  }
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')))
  if (halves.length > 2) return undefined
  const [head, tail] = halves as [string[], string[] | undefined]
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (tail ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...new Array<string>(tail ? missing : 0).fill('0'), ...(tail ?? [])]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined
  return groups.map((group) => Number.parseInt(group, 16))
}
