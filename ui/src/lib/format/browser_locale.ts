/** The browser's language, or English where it names none that anybody else would understand, as `en-US@posix`. */
export function browserLocale(): string {
  const [tag = 'en'] = navigator.language.split('@')
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en'
  } catch {
    // Not a language tag at all.
    return 'en'
  }
}
