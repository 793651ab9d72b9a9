import { FlorinSchema } from '#database/florin_schema'

/** What was foretold and when, by what, and how well it would have done; each making of it is a version of its own. */
export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'forecasts',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       made_at TEXT NOT NULL,
       made_on TEXT NOT NULL,
       change_set_id INTEGER NOT NULL,
       currency TEXT NOT NULL,
       forecaster TEXT NOT NULL,
       version TEXT NOT NULL,
       fallback TEXT,
       missing_rates TEXT NOT NULL DEFAULT '[]'`,
      ['CREATE INDEX forecasts_household ON forecasts (household_id, id)'],
    )
    // Amounts are JSON lists of minor units. \`history\` is the end of what was continued, \`metrics\` what tests on the past gave.
    this.createTable(
      'forecast_series',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       forecast_id INTEGER NOT NULL REFERENCES forecasts (id) ON DELETE CASCADE,
       kind TEXT NOT NULL CHECK (kind IN ('household', 'account', 'category')),
       subject_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
       currency TEXT NOT NULL,
       begins TEXT NOT NULL,
       known INTEGER NOT NULL,
       method TEXT NOT NULL DEFAULT '',
       unavailable TEXT,
       history TEXT NOT NULL,
       points TEXT NOT NULL,
       lower TEXT NOT NULL,
       upper TEXT NOT NULL,
       items TEXT NOT NULL DEFAULT '[]',
       metrics TEXT,
       CHECK ((kind = 'household') = (subject_id IS NULL))`,
      [
        'CREATE INDEX forecast_series_forecast ON forecast_series (forecast_id, kind)',
        'CREATE INDEX forecast_series_subject ON forecast_series (subject_id)',
      ],
    )
  }

  async down() {
    for (const table of ['forecast_series', 'forecasts']) this.dropTable(table)
  }
}
