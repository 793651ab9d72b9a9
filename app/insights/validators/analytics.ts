import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { periodLengths } from '#budgets/domain/periods'
import { namedSchema } from '#http/named_schemas'
import { decimalText, id, money, moneyOrNull, named, namedOrNull, plainDate } from '#http/validators/shapes'
import { riskFactors } from '../domain/risk.js'

const missingRates = () => vine.array(vine.string())

/** Both ends are included; the default is the last twelve months. */
export const spendingQueryValidator = vine.create({ from: plainDate().optional(), to: plainDate().optional() })

const spendingPattern = vine
  .object({
    currency: vine.string(),
    period: vine.object({ from: plainDate(), to: plainDate() }),
    /** The days of the household's books that the period covers. */
    based_on: vine.object({ days: vine.number(), from: plainDate(), to: plainDate() }),
    total: money(),
    by_category: vine.array(
      vine.object({
        category: namedOrNull(),
        amount: money(),
        share: vine.number(),
        /** What as many days took before; null where that is not known. */
        usual: moneyOrNull(),
        change_percent: vine.number().nullable(),
        trend: vine.enum(['rising', 'falling', 'steady']).nullable(),
      }),
    ),
    /** Monday is 1. */
    by_weekday: vine.array(vine.object({ weekday: vine.number(), amount: money(), count: vine.number() })),
    by_size: vine.array(vine.object({ from: money(), to: moneyOrNull(), amount: money(), count: vine.number() })),
    /** What recurs, and all the rest. */
    fixed: money(),
    variable: money(),
    largest: vine.array(
      vine.object({
        id: id(),
        occurred_on: plainDate(),
        payee: namedOrNull(),
        category: namedOrNull(),
        account: named(),
        amount: money(),
      }),
    ),
    patterns: vine.array(vine.object({ kind: vine.string(), text: vine.string() })),
    missing_rates: missingRates(),
  })
  .meta(namedSchema('SpendingPattern'))

export type SpendingPatternJson = Infer<typeof spendingPattern>
export const spendingPatternValidator = vine.create(spendingPattern)

export const proposalRequestValidator = vine.create({
  /** A period's income; what is usual by default. */
  income: decimalText().optional(),
  /** What is to be left over in a period, before goals get anything. */
  savings: decimalText().optional(),
  /** Goals to plan for, the most important first; all that are not reached by default, none for an empty list. */
  goal_ids: vine.array(id()).maxLength(100).optional(),
  constraints: vine
    .array(
      vine.object({
        category_id: id(),
        min: decimalText().optional(),
        max: decimalText().optional(),
        fixed: decimalText().optional(),
      }),
    )
    .maxLength(500)
    .optional(),
})
export type ProposalRequest = Infer<typeof proposalRequestValidator>

const budgetProposal = vine
  .object({
    currency: vine.string(),
    period_length: vine.enum(periodLengths),
    based_on: vine.object({ periods: vine.number(), from: plainDate(), to: plainDate() }),
    income: money(),
    proposed: vine.array(
      vine.object({
        category: named(),
        usual: money(),
        least: money(),
        proposed: money(),
        change: money(),
        reason: vine.string(),
      }),
    ),
    savings: money(),
    /** What is left when spending, savings and goals have theirs; below zero where income does not do. */
    left: money(),
    expected: vine.object({
      /** What is not spent, of the income; null without any. */
      savings_rate: vine.number().nullable(),
      goals: vine.array(
        vine.object({
          goal: named(),
          wanted: money(),
          funded: money(),
          /** Months; null when never. */
          reached_before: vine.string().nullable(),
          reached_after: vine.string().nullable(),
        }),
      ),
    }),
    infeasible: vine.object({ code: vine.string(), detail: vine.string() }).nullable(),
    missing_rates: missingRates(),
  })
  .meta(namedSchema('BudgetProposal'))

export type BudgetProposalJson = Infer<typeof budgetProposal>
export const budgetProposalValidator = vine.create(budgetProposal)

const risk = vine
  .object({
    currency: vine.string(),
    /** 100 is the safest. */
    score: vine.number(),
    /** How large the risk is. */
    band: vine.enum(['low', 'moderate', 'high']),
    factors: vine.array(
      vine.object({
        name: vine.enum(riskFactors),
        label: vine.string(),
        score: vine.number(),
        weight: vine.number(),
        value: vine.string(),
        advice: vine.string(),
      }),
    ),
    emergency_fund: vine.object({
      months_covered: vine.number(),
      target_months: vine.number(),
      target: money(),
      has: money(),
      missing: money(),
    }),
    based_on: vine.object({ months: vine.number(), from: plainDate(), to: plainDate() }),
    missing_rates: missingRates(),
  })
  .meta(namedSchema('FinancialRisk'))

export type RiskJson = Infer<typeof risk>
export const riskValidator = vine.create(risk)
