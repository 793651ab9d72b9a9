import env from '#start/env'

/** Only what ships with Florin runs. */
export const safeMode = env.get('SAFE_MODE', false)
