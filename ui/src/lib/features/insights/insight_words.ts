import type { Anomaly, Severity, Verdict } from '#lib/api/insights.ts'

export const SEVERITY_WORDS: Record<Severity, { title: string; tone: 'warning' | 'good' | 'neutral' }> = {
  warning: { title: 'Needs attention', tone: 'warning' },
  notice: { title: 'Worth a look', tone: 'good' },
  info: { title: 'Good to know', tone: 'neutral' },
}

/** The most important first. */
export const SEVERITIES = ['warning', 'notice', 'info'] as const satisfies Severity[]

export const ANOMALY_WORDS: Record<Anomaly['kind'], string> = {
  large: 'Large',
  unusual: 'Unusual',
  duplicate: 'Charged twice?',
  new_payee: 'New payee',
}

export const VERDICT_WORDS: Record<Verdict, string> = { expected: 'Expected', wrong: 'Wrong' }
