import { test } from '@japa/runner'
import { calibrate, type DatedRows } from '../../../plugins/local_categorizer/src/calibrate.js'
import { generator } from '../../../plugins/local_categorizer/src/linear.js'

const OPTIONS = { epochs: 1, rate: 0.3, seed: 1 }
const CLASSES = 4
const SIZE = 64

/** Rows of one feature each, which stands for a class, and a head start for that class; so many of them are labelled as anything. */
function rows(count: number, shareWrong: number): DatedRows {
  const random = generator(7)
  const right = Array.from({ length: count }, () => Math.floor(random() * CLASSES))
  return {
    rows: right.map((k) => ({
      parts: [{ buckets: Uint16Array.of(k + 1), values: Float32Array.of(1), from: 0, to: 1 }],
      prior: Float32Array.from({ length: CLASSES }, (_, other) => (other === k ? 4 : 0)),
    })),
    labels: Int32Array.from(right, (k) => (random() < shareWrong ? Math.floor(random() * CLASSES) : k)),
    dates: right.map((_, at) => `2026-01-${String(1 + (at % 28)).padStart(2, '0')}`),
    // Every text is new.
    wholes: Uint32Array.from(right.keys()),
  }
}

test.group('Confidence of the own model', () => {
  test('is toned down by fifty decisions already, where they are not what names say', ({ assert }) => {
    assert.isAbove(calibrate(rows(50, 0.7), CLASSES, SIZE, OPTIONS).unseen, 1.8)
    assert.isAtMost(calibrate(rows(50, 0), CLASSES, SIZE, OPTIONS).unseen, 1)
  })

  test('is left as it is by what says nothing', ({ assert }) => {
    assert.deepEqual(calibrate(rows(19, 0.7), CLASSES, SIZE, OPTIONS), { seen: 1, unseen: 1 })
    assert.deepEqual(calibrate(rows(0, 0), CLASSES, SIZE, OPTIONS), { seen: 1, unseen: 1 })
  })

  test('goes by the latest fifth where that is enough', ({ assert }) => {
    const many = rows(400, 0)
    const late = many.labels.map((label, at) => (at >= 320 ? (label + 1) % CLASSES : label))
    const turned = { ...many, dates: [...many.labels.keys()].map((at) => (at >= 320 ? '2026-02-01' : '2026-01-01')) }
    assert.isAtLeast(calibrate({ ...turned, labels: late }, CLASSES, SIZE, OPTIONS).unseen, 3.9)
    assert.isAtMost(calibrate(turned, CLASSES, SIZE, OPTIONS).unseen, 1)
  })
})
