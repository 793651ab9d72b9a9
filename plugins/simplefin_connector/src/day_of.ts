const DAY_SECONDS = 86_400

/**
 * The day of an instant in seconds. Banks know days only, and the protocol asks for instants: whole days of UTC mean that day, anything
 * else the day it is in the household.
 */
export function dayOf(seconds: number, timeZone: string): string {
  const zone = seconds % DAY_SECONDS === 0 ? 'UTC' : timeZone
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(seconds * 1000)
}
