import {
  addDays,
  addMonths,
  dayNumber,
  firstDay,
  lastDay,
  monthOf,
  monthsBetween,
  type PlainDate,
} from '#core/plain_date'
import { Random } from './random.js'

export const demoAccounts = ['Everyday account', 'Savings', 'Credit card', 'Cash'] as const
export type DemoAccount = (typeof demoAccounts)[number]

export interface DemoTransaction {
  occurredOn: PlainDate
  account: DemoAccount
  /** Cents, from the account's view. */
  amount: number
  payee: string
  rawDescription: string
  /** A category of the starter set `detailed`, another account for a transfer, or null when nobody has categorised it yet. */
  category: string | null
  transferTo?: DemoAccount
}

interface Standing {
  payee: string
  account: DemoAccount
  day: number
  amount: number
  /** Cents more each year. */
  yearly: number
  category: string | null
  transferTo?: DemoAccount
}

const standing: readonly Standing[] = [
  {
    payee: 'Northwind Design',
    account: 'Everyday account',
    day: 27,
    amount: 348_000,
    yearly: 9000,
    category: 'Salary',
  },
  {
    payee: 'City Family Office',
    account: 'Everyday account',
    day: 10,
    amount: 25_000,
    yearly: 500,
    category: 'Child benefit',
  },
  {
    payee: 'Lindenhof Housing',
    account: 'Everyday account',
    day: 1,
    amount: -118_000,
    yearly: -2400,
    category: 'Rent',
  },
  {
    payee: 'Green Grid Energy',
    account: 'Everyday account',
    day: 3,
    amount: -9400,
    yearly: -600,
    category: 'Electricity',
  },
  { payee: 'Fernwärme Nord', account: 'Everyday account', day: 5, amount: -7800, yearly: -500, category: 'Heating' },
  {
    payee: 'Hello Fibre',
    account: 'Everyday account',
    day: 7,
    amount: -3999,
    yearly: 0,
    category: 'Internet and phone',
  },
  {
    payee: 'Aurora Insurance',
    account: 'Everyday account',
    day: 15,
    amount: -6250,
    yearly: -200,
    category: 'Car insurance',
  },
  {
    payee: 'Little Otters Nursery',
    account: 'Everyday account',
    day: 2,
    amount: -21_000,
    yearly: -400,
    category: 'Childcare',
  },
  { payee: 'Filmhaus+', account: 'Credit card', day: 12, amount: -1299, yearly: -100, category: 'Subscriptions' },
  { payee: 'Tonspur Music', account: 'Credit card', day: 18, amount: -1099, yearly: 0, category: 'Subscriptions' },
  { payee: 'Rope & Stone Gym', account: 'Everyday account', day: 4, amount: -3490, yearly: -200, category: 'Fitness' },
  { payee: 'Doctors on Wheels', account: 'Everyday account', day: 20, amount: -2500, yearly: 0, category: 'Donations' },
  {
    payee: 'To savings',
    account: 'Everyday account',
    day: 28,
    amount: -40_000,
    yearly: 0,
    category: null,
    transferTo: 'Savings',
  },
  {
    payee: 'Card payment',
    account: 'Everyday account',
    day: 25,
    amount: -62_000,
    yearly: 0,
    category: null,
    transferTo: 'Credit card',
  },
  {
    payee: 'Cash machine',
    account: 'Everyday account',
    day: 9,
    amount: -15_000,
    yearly: 0,
    category: null,
    transferTo: 'Cash',
  },
]

interface Shop {
  payee: string
  account: DemoAccount
  category: string | null
  least: number
  most: number
}

/** Most visited first. */
const shops: readonly Shop[] = [
  { payee: 'Marktkorb', account: 'Everyday account', category: 'Groceries', least: 900, most: 8800 },
  { payee: 'Bio am Eck', account: 'Everyday account', category: 'Groceries', least: 600, most: 4500 },
  { payee: 'Bäckerei Sommer', account: 'Cash', category: 'Groceries', least: 250, most: 1400 },
  { payee: 'Café Zwölf', account: 'Credit card', category: 'Coffee and snacks', least: 320, most: 1150 },
  { payee: 'Tram & Bus', account: 'Everyday account', category: 'Public transport', least: 290, most: 950 },
  { payee: 'Trattoria Luna', account: 'Credit card', category: 'Restaurants', least: 1900, most: 8200 },
  { payee: 'Drogerie Klar', account: 'Everyday account', category: 'Household goods', least: 500, most: 4200 },
  { payee: 'Noodle Express', account: 'Credit card', category: 'Takeaway', least: 1200, most: 3600 },
  { payee: 'Sun Fuel', account: 'Everyday account', category: 'Fuel', least: 3200, most: 8900 },
  { payee: 'Stadt-Apotheke', account: 'Everyday account', category: 'Pharmacy', least: 450, most: 3900 },
  { payee: 'Seitenweise Books', account: 'Credit card', category: 'Books', least: 900, most: 3200 },
  { payee: 'Faden & Co', account: 'Credit card', category: 'Clothing', least: 1900, most: 13_000 },
  { payee: 'Volt Electronics', account: 'Credit card', category: 'Electronics', least: 1500, most: 39_000 },
  { payee: 'Parkhaus Mitte', account: 'Everyday account', category: 'Parking', least: 200, most: 1600 },
  { payee: 'Kino Astoria', account: 'Credit card', category: 'Culture', least: 1100, most: 4400 },
  { payee: 'Pfoten & Fell', account: 'Everyday account', category: 'Pets', least: 800, most: 5200 },
  { payee: 'Rail North', account: 'Credit card', category: 'Flights and trains', least: 2900, most: 24_000 },
  { payee: 'Hotel Seeblick', account: 'Credit card', category: 'Accommodation', least: 8900, most: 52_000 },
  { payee: 'Hobbykeller', account: 'Credit card', category: 'Hobbies', least: 700, most: 9800 },
  { payee: 'Unknown Trader 4711', account: 'Credit card', category: null, least: 300, most: 6000 },
]

const YEARS = 5
/** How many transactions one family makes in that time; for more, several families share the household, so that proportions hold. */
const FAMILY_TRANSACTIONS = 2400
const DECEMBER_EXTRA = 0.35

/** Exactly `count` transactions over the five years up to `until`, oldest first. */
export function liveFiveYears(count: number, seed: number, until: PlainDate): DemoTransaction[] {
  const random = new Random(seed)
  const from = firstDay(addMonths(monthOf(until), -YEARS * 12 + 1))
  const families = Math.max(1, Math.round(count / FAMILY_TRANSACTIONS))
  const life = Array.from({ length: families }, () => standingOrders(from, until, random)).flat()
  while (life.length > count) life.pop()
  const days = dayNumber(until) - dayNumber(from)
  while (life.length < count) {
    const shop = random.favouring(shops)
    const day = addDays(from, random.whole(0, days))
    if (day.slice(5, 7) !== '12' && random.next() < DECEMBER_EXTRA / 2) continue
    const amount = -random.whole(shop.least, shop.most)
    life.push({
      occurredOn: day,
      account: shop.account,
      amount,
      payee: shop.payee,
      rawDescription: `${shop.payee.toUpperCase()} ${random.whole(1000, 9999)} ${day.slice(8)}.${day.slice(5, 7)}`,
      category: shop.category,
    })
  }
  return life.sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0))
}

function standingOrders(from: PlainDate, until: PlainDate, random: Random): DemoTransaction[] {
  const made: DemoTransaction[] = []
  monthsBetween(monthOf(from), monthOf(until)).forEach((month, at) => {
    for (const { day, yearly, amount, ...order } of standing) {
      const last = Number(lastDay(month).slice(8))
      const occurredOn = `${month}-${String(Math.min(day, last)).padStart(2, '0')}`
      if (occurredOn > until) continue
      const drift = order.transferTo ? random.whole(-40, 40) * 100 : 0
      const rawDescription = `${order.payee.toUpperCase()} REF ${month.replace('-', '')}`
      made.push({ ...order, occurredOn, amount: amount + yearly * Math.floor(at / 12) + drift, rawDescription })
    }
  })
  return made
}
