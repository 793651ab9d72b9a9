import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // At most one a household. Amounts of a budget are minor units of its currency, which stays when the household's changes.
    this.createTable(
      'budgets',
      `ID,
       household_id INTEGER NOT NULL UNIQUE REFERENCES households (id) ON DELETE CASCADE,
       currency TEXT NOT NULL,
       period_length TEXT NOT NULL CHECK (period_length IN ('week', 'two_weeks', 'month', 'year')),
       anchor_on TEXT NOT NULL CHECK (length(anchor_on) = 10),
       starts_on TEXT NOT NULL CHECK (length(starts_on) = 10),
       default_mode TEXT NOT NULL CHECK (default_mode IN ('envelope', 'limit')),
       opening_amount INTEGER NOT NULL DEFAULT 0,
       created_at TEXT NOT NULL`,
    )
    // What differs from the budget's defaults, for the categories where anything does.
    this.createTable(
      'budget_categories',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       category_id INTEGER NOT NULL UNIQUE REFERENCES accounts (id) ON DELETE CASCADE,
       mode TEXT CHECK (mode IN ('envelope', 'limit', 'none')),
       rollover TEXT CHECK (rollover IN ('surplus', 'deficit', 'both', 'none')),
       covers_branch INTEGER NOT NULL DEFAULT 0 CHECK (covers_branch IN (0, 1)),
       set_aside INTEGER NOT NULL DEFAULT 0 CHECK (set_aside IN (0, 1))`,
      ['CREATE INDEX budget_categories_household ON budget_categories (household_id)'],
    )
    // An assignment belongs to the period that contains its day, so that a change of the period's length loses none.
    this.createTable(
      'budget_assignments',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       category_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
       period_on TEXT NOT NULL CHECK (length(period_on) = 10),
       amount INTEGER NOT NULL,
       UNIQUE (category_id, period_on)`,
      ['CREATE INDEX budget_assignments_household ON budget_assignments (household_id, period_on)'],
    )
    this.createTable(
      'budget_holds',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       period_on TEXT NOT NULL CHECK (length(period_on) = 10),
       amount INTEGER NOT NULL CHECK (amount >= 0),
       UNIQUE (household_id, period_on)`,
    )
    this.createTable(
      'budget_templates',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       category_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
       priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 9),
       position INTEGER NOT NULL,
       template TEXT NOT NULL`,
      ['CREATE INDEX budget_templates_category ON budget_templates (household_id, category_id)'],
    )
    // Income and spending by period, where periods are not made of calendar months; empty where month totals tell them. Kept in step by
    // the gateway and rebuilt when the periods change.
    this.createTable(
      'budget_period_totals',
      `household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
       commodity_id INTEGER NOT NULL REFERENCES commodities (id) DEFERRABLE INITIALLY DEFERRED,
       period_on TEXT NOT NULL,
       quantity INTEGER NOT NULL,
       PRIMARY KEY (account_id, commodity_id, period_on)`,
    )
  }

  async down() {
    for (const table of [
      'budget_period_totals',
      'budget_templates',
      'budget_holds',
      'budget_assignments',
      'budget_categories',
      'budgets',
    ])
      this.dropTable(table)
  }
}
