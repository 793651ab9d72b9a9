/** A model that knows its history: it can continue it from any point, by what was known at that point. */
export interface Model {
  name: string
  /** Writes one value for each period after the first `known` ones. */
  continueFrom(known: number, horizon: number, into: Float64Array): void
}

/** A model of values that something was taken from; `back` gives it back to the value of a period. */
export function mapped(model: Model, back: (value: number, at: number) => number): Model {
  return {
    name: model.name,
    continueFrom(known, horizon, into) {
      model.continueFrom(known, horizon, into)
      for (let ahead = 0; ahead < horizon; ahead++) into[ahead] = back(into[ahead]!, known + ahead)
    },
  }
}
