/** What Node needs to run our sources in another process or thread. */
export const TYPESCRIPT = `--import=${new URL('../../bin/typescript.mjs', import.meta.url).href}`
