const currencies = new Set(Intl.supportedValuesOf('currency'))

export function isCurrency(code: string): boolean {
  return currencies.has(code)
}

/** Names such as `UTC` and old aliases are no members of the list but are understood, so the formatter is asked. */
export function isTimeZone(name: string): boolean {
  return doesNotThrow(() => new Intl.DateTimeFormat('en', { timeZone: name }))
}

export function isLocale(name: string): boolean {
  return doesNotThrow(() => new Intl.Locale(name)) && Intl.DateTimeFormat.supportedLocalesOf(name).length === 1
}

function doesNotThrow(ask: () => unknown): boolean {
  try {
    ask()
    return true
  } catch {
    // Intl answers "I do not know this" by throwing a RangeError.
    return false
  }
}
