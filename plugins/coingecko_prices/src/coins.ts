/** CoinGecko's ids of the coins that people know by their ticker. Tickers are not unique, so only those that nobody else is meant by. */
const KNOWN: Record<string, string> = {
  ADA: 'cardano',
  ATOM: 'cosmos',
  AVAX: 'avalanche-2',
  BCH: 'bitcoin-cash',
  BNB: 'binancecoin',
  BTC: 'bitcoin',
  DOGE: 'dogecoin',
  DOT: 'polkadot',
  ETC: 'ethereum-classic',
  ETH: 'ethereum',
  LINK: 'chainlink',
  LTC: 'litecoin',
  SHIB: 'shiba-inu',
  SOL: 'solana',
  TRX: 'tron',
  USDC: 'usd-coin',
  USDT: 'tether',
  XLM: 'stellar',
  XMR: 'monero',
  XRP: 'ripple',
  XTZ: 'tezos',
}
const ID = /^[a-z0-9][a-z0-9-]*$/

/** Which coin a symbol stands for: as the owner says, by its ticker, or because it is an id. Shares and the like are none. */
export function coinOf(symbol: string, entered: readonly string[]): string | undefined {
  const own = entered
    .map((line) => line.split('='))
    .find(([code]) => code?.trim().toUpperCase() === symbol.toUpperCase())
  const id = own?.[1]?.trim() ?? KNOWN[symbol] ?? symbol
  return ID.test(id) ? id : undefined
}
