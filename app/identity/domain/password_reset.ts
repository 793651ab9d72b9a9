/** How long the link of a reset works. */
export const RESET_VALID_SECONDS = 3600
/** So many may be on their way to one person: nobody fills a stranger's mailbox by asking again and again. */
export const RESETS_AT_ONCE = 3
/** The page of the user interface that takes the secret of a link. */
export const resetPath = (secret: string) => `/reset?token=${encodeURIComponent(secret)}`
