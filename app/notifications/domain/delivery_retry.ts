import { RETRY_DEFAULT, type RetryPolicy } from '#jobs/domain/retry'

/** Two hours in all: time for a mail server to come back, and for what is news to be news still. */
export const DELIVERY_RETRY: RetryPolicy = { ...RETRY_DEFAULT, attempts: 9, first_wait_seconds: 30 }
