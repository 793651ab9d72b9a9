/** A good request and a good answer of every method. */
const TRANSACTIONS = {
  date: ['2026-01-02', '2026-01-03'],
  amount: ['-12.50', '2000'],
  currency: ['EUR', 'EUR'],
  payee: ['Rewe', 'Employer'],
  description: ['', ''],
  account: ['Checking', 'Checking'],
}
const CATEGORIES = [
  { id: '1', key: 'groceries', name: 'Groceries', path: [], kind: 'expense' },
  { id: '2', key: 'income', name: 'Salary', path: ['Income'], kind: 'income' },
]
const DAYS = { from: '2026-01-01', to: '2026-01-31' }
const ACTION = { action: 'request', input: { address: 'https://example.com', tags: ['a'] }, idempotency_key: 'k' }

export const EXCHANGES = {
  'categorizer.categorize': {
    request: { transactions: TRANSACTIONS, categories: CATEGORIES, model: null },
    reply: { guesses: [{ category: '1', confidence: 0.9, reason: 'Rewe is a supermarket.' }, null] },
  },
  'categorizer.learn': {
    request: { transactions: TRANSACTIONS, category: ['1', '2'], categories: CATEGORIES, model: 'old' },
    reply: { model: 'new' },
  },
  'forecaster.forecast': {
    request: {
      series: [{ id: '1', frequency: 'month', start: '2025-01', values: [1, 2, 3] }],
      horizon: 2,
      levels: [0.8],
    },
    reply: {
      forecasts: [
        { id: '1', points: [3, 3.5], bands: [{ level: 0.8, lower: [1, 1], upper: [5, 6] }], method: 'last value' },
      ],
    },
  },
  'notifier.send': {
    request: {
      message: { title: 'Low', body: 'Two lines\nof text', severity: 'warning', url: null },
      idempotency_key: 'a',
    },
    reply: { receipt: null },
  },
  'connector.connect': {
    request: { input: { setup_token: 'aHR0cHM6Ly9leGFtcGxlLmNvbQ==' } },
    reply: { unique_id: 'x', title: 'My bank', consent_ends_on: '2026-04-30' },
  },
  'connector.accounts': {
    request: {},
    reply: {
      accounts: [
        {
          id: 'a',
          name: 'Checking',
          currency: 'EUR',
          kind: 'checking',
          institution: null,
          number: null,
          balance: '12.00',
          balance_on: '2026-01-31',
        },
      ],
      warnings: ['A bank does not answer.'],
      consent_ends_on: null,
    },
  },
  'connector.transactions': {
    request: { account: 'a', cursor: null, from: '2026-01-01' },
    reply: {
      transactions: [
        { external_id: 't1', date: '2026-01-02', amount: '-1.00', payee: 'Bakery', memo: '', status: 'posted' },
      ],
      cursor: '2026-02-01',
      has_more: false,
    },
  },
  'connector.revoke': { request: {}, reply: {} },
  'price_provider.rates': {
    request: { currencies: ['USD'], base_currency: 'EUR', ...DAYS },
    reply: { rates: [{ from: 'EUR', to: 'USD', on: '2026-01-02', rate: '1.1741' }] },
  },
  'price_provider.quotes': {
    request: { symbols: ['bitcoin'], currency: 'EUR', ...DAYS },
    reply: { prices: [{ symbol: 'bitcoin', on: '2026-01-02', price: '81000.5', currency: 'EUR' }] },
  },
  'report.build': {
    request: { parameters: { top: 5 }, ...DAYS },
    reply: {
      document: {
        title: 'January',
        blocks: [
          { type: 'heading', text: 'Money' },
          { type: 'text', text: 'It came and went.' },
          { type: 'figures', figures: [{ label: 'Out', value: { amount: '-1.00', currency: 'EUR' } }] },
          { type: 'table', columns: [{ title: 'What' }, { title: 'How many', align: 'end' }], rows: [['Bread', 1]] },
          {
            type: 'chart',
            shape: 'bars',
            labels: ['January'],
            series: [{ name: 'Out', currency: 'EUR', values: ['-1.00'] }],
          },
        ],
      },
    },
  },
  'action.run': { request: ACTION, reply: { output: { status: 200 } } },
  'action.fill': {
    request: { action: 'tidy', input: {}, transactions: TRANSACTIONS, categories: CATEGORIES },
    reply: { fields: [{ payee: 'Bakery', tags: ['Bread'] }, null] },
  },
  'action.plan': { request: ACTION, reply: { summary: 'Would call example.com.' } },
  'advisor.advise': {
    request: { question: 'Where does my money go?', history: [{ by: 'user', text: 'Hello' }] },
    reply: {
      text: 'To the baker.',
      proposals: [
        { kind: 'set_category', transaction_id: '1', category_id: '2', reason: 'It is bread.' },
        {
          kind: 'create_rule',
          name: 'Bread',
          payee_contains: 'Bakery',
          category_id: '2',
          reason: 'It is often bread.',
        },
        { kind: 'note', text: 'Bake yourself.', reason: 'It is cheaper.' },
      ],
    },
  },
}
