import { endpoint } from '#http/operation'
import * as report from './validators/report.js'

const ReportsController = () => import('./controllers/reports_controller.js')

const reading = { access: 'household', scope: 'ledger:read' } as const

endpoint('GET /dashboard', [ReportsController, 'dashboard'], {
  ...reading,
  summary: 'Everything the first page shows',
  responds: report.dashboardValidator,
})
endpoint('GET /reports/net-worth', [ReportsController, 'netWorth'], {
  ...reading,
  summary: 'What is owned and owed at the end of each month',
  query: report.periodValidator,
  responds: report.netWorthValidator,
})
endpoint('GET /reports/cash-flow', [ReportsController, 'cashFlow'], {
  ...reading,
  summary: 'What came in and went out, month by month',
  query: report.periodValidator,
  responds: report.cashFlowValidator,
})
endpoint('GET /reports/spending', [ReportsController, 'spending'], {
  ...reading,
  summary: 'Spending by top category beside what is usual',
  query: report.periodValidator,
  responds: report.spendingValidator,
})
