import { FlorinSchema } from '#database/florin_schema'

export default class extends FlorinSchema {
  async up() {
    // What a goal looks at is named by ids without references, so that an account or category may go and come back by an undo.
    this.createTable(
      'goals',
      `ID,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       kind TEXT NOT NULL CHECK (kind IN ('save', 'pay_down')),
       currency TEXT NOT NULL,
       target_amount INTEGER NOT NULL CHECK (target_amount >= 0),
       start_amount INTEGER NOT NULL,
       entered_amount INTEGER NOT NULL,
       excluded_amount INTEGER NOT NULL DEFAULT 0,
       account_ids TEXT NOT NULL DEFAULT '[]',
       category_id INTEGER,
       started_on TEXT NOT NULL CHECK (length(started_on) = 10),
       target_on TEXT CHECK (length(target_on) = 10),
       contribution INTEGER CHECK (contribution >= 0),
       yearly_rate TEXT,
       note TEXT NOT NULL DEFAULT '',
       archived_at TEXT,
       created_at TEXT NOT NULL`,
      ['CREATE INDEX goals_household ON goals (household_id)'],
    )
    // That a goal was reached is told once, even when it is deleted and comes back.
    this.createTable(
      'goal_reaches',
      `goal_id INTEGER NOT NULL,
       household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
       reached_at TEXT NOT NULL,
       PRIMARY KEY (goal_id)`,
    )
  }

  async down() {
    for (const table of ['goal_reaches', 'goals']) this.dropTable(table)
  }
}
