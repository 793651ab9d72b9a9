import { test } from '@japa/runner'
import { addedBySplit } from '#imports/domain/stock_splits'
import { readTrade } from '#imports/domain/trades'
import type { Trade } from '#sdk'

const DOLLARS = { currency: 'USD', scale: 2 }

function read(trade: Partial<Trade>, transferAccount?: string) {
  const whole = {
    action: 'buy',
    on: '2024-01-10',
    security: 'XYZ',
    units: '10',
    unit_price: null,
    total: null,
    ...trade,
  }
  return readTrade({ transferAccount }, whole, DOLLARS)
}

function booked(trade: Partial<Trade>) {
  const result = read(trade)
  if (typeof result === 'string') throw new Error(result)
  const { value = 0, fees = 0, income = 0, price = null } = result.securities ?? {}
  return { minor: result.minor, value, fees, income, price, told: result.explanation }
}

test.group('Splits of securities', () => {
  test('add to what is held by their ratio', ({ assert }) => {
    assert.equal(addedBySplit(60_000_000, '20:10'), 60_000_000)
    assert.equal(addedBySplit(10_000_001, '3:2'), 5_000_001)
    assert.equal(addedBySplit(10_000_000, '1:10'), -9_000_000)
    assert.equal(addedBySplit(9, '1.5:1'), 5)
    assert.equal(addedBySplit(0, '2:1'), 0)
  })
})

test.group('Trades', () => {
  test('a purchase says what it costs', ({ assert }) => {
    const { minor, value, price, told } = booked({ total: '-1000.00', unit_price: '100' })
    assert.deepEqual([minor, value, price, told], [-100_000, 100_000, '100', 'Buys 10 XYZ for 1,000.00 USD.'])
  })

  test('a purchase costs, whatever sign the broker writes, and its price will do for an amount', ({ assert }) => {
    assert.equal(booked({ total: '1000.00' }).minor, -100_000)
    const { minor, value, fees } = booked({ unit_price: '12.345', commission: '1.00' })
    assert.deepEqual([minor, value, fees], [-12_445, 12_345, 100])
  })

  test('cash, units, fees and income of every trade come to nothing', ({ assert }) => {
    const trades: Partial<Trade>[] = [
      { total: '-571.30', commission: '1.00', fees: '0.07' },
      { total: '-0.50', commission: '1.00' },
      { action: 'sell', units: '-10', total: '99.00', fees: '1.00' },
      { action: 'sell', units: '10', total: '-0.40', fees: '1.00' },
      { action: 'reinvest', total: '-93.20976', units: '31.704', unit_price: '2.94', commission: '0.10' },
      { action: 'reinvest', units: '1.088', unit_price: '11.03' },
      { action: 'transfer', units: '-5' },
    ]
    for (const trade of trades) {
      const { minor, value, fees, income } = booked(trade)
      assert.equal(minor + value + fees - income, 0, JSON.stringify(trade))
    }
  })

  test('a price by the hundred is no price of a unit', ({ assert }) => {
    assert.isNull(booked({ total: '-990.00', units: '1000', unit_price: '99' }).price)
  })

  test('what would need guessing says why it is left out', ({ assert }) => {
    assert.match(read({}, 'Everyday') as string, /^Its cash came from or went to Everyday/)
    assert.match(read({ action: 'split', units: null }) as string, /does not say how many units/)
    assert.match(read({ action: 'toString' }) as string, /cannot book what the file calls "toString"/)
    assert.match(read({}) as string, /neither its amount nor its price/)
    assert.match(read({ security: null, total: '-1.00' }) as string, /does not name the security/)
    assert.match(read({ units: '0.1234567891', total: '-1.00' }) as string, /at most 8 decimals/)
    assert.match(read({ action: 'sell', total: '-50.00' }) as string, /costs more than its fees/)
  })
})
