import { endpoint } from '#http/operation'
import * as recurring from './validators/recurring.js'

const RecurringPaymentsController = () => import('./controllers/recurring_payments_controller.js')
const RecurringMergingsController = () => import('./controllers/recurring_mergings_controller.js')
const BillCalendarsController = () => import('./controllers/bill_calendars_controller.js')
const CalendarLinksController = () => import('./controllers/calendar_links_controller.js')

const reading = { access: 'household', scope: 'ledger:read' } as const
const writing = { access: 'household', scope: 'ledger:write', role: 'member' } as const

endpoint('GET /recurring-payments', [RecurringPaymentsController, 'index'], {
  ...reading,
  summary: 'Lists payments that recur, with their next day and amount',
  query: recurring.recurringQueryValidator,
  responds: recurring.recurringListValidator,
})
endpoint('POST /recurring-payments', [RecurringPaymentsController, 'store'], {
  ...writing,
  summary: 'Adds a payment that recurs by hand, before it was ever seen',
  body: recurring.recurringInputValidator,
  responds: recurring.recurringValidator,
  status: 201,
})
endpoint('POST /recurring-payments/detection', [RecurringPaymentsController, 'detect'], {
  ...writing,
  summary: 'Looks for payments that recur now',
  responds: recurring.detectionValidator,
})
endpoint('GET /recurring-payments/:id', [RecurringPaymentsController, 'show'], {
  ...reading,
  summary: 'Shows a payment that recurs',
  responds: recurring.recurringValidator,
})
endpoint('PATCH /recurring-payments/:id', [RecurringPaymentsController, 'update'], {
  ...writing,
  summary: 'Confirms or ignores a payment that recurs, or changes what was found of it',
  body: recurring.recurringEditValidator,
  responds: recurring.recurringValidator,
})
endpoint('DELETE /recurring-payments/:id', [RecurringPaymentsController, 'destroy'], {
  ...writing,
  summary:
    'Deletes a payment that recurs; one that was found is found again while its payments go on, unless it is ignored',
})
endpoint('POST /recurring-payments/:id/merging', [RecurringMergingsController, 'store'], {
  ...writing,
  summary: 'Makes a recurring payment part of another one',
  body: recurring.recurringMergeValidator,
  responds: recurring.recurringValidator,
})
endpoint('GET /bills', [BillCalendarsController, 'index'], {
  ...reading,
  summary: 'Lists what was paid and what is due from one day to another',
  query: recurring.calendarQueryValidator,
  responds: recurring.calendarValidator,
})
endpoint('GET /calendar-link', [CalendarLinksController, 'show'], {
  ...writing,
  summary: 'Tells whether there is a secret address of the bill calendar',
  responds: recurring.calendarLinkValidator,
})
endpoint('POST /calendar-link', [CalendarLinksController, 'store'], {
  ...writing,
  summary: 'Makes a new secret address of the bill calendar; an earlier one ends at once',
  responds: recurring.newCalendarLinkValidator,
  status: 201,
})
endpoint('DELETE /calendar-link', [CalendarLinksController, 'destroy'], {
  ...writing,
  summary: 'Withdraws the secret address of the bill calendar',
})
endpoint('GET /calendar/:token', [BillCalendarsController, 'feed'], {
  access: 'public',
  summary: 'The bill calendar for calendar programs, as iCalendar; the token with .ics is the secret',
  produces: 'text/calendar',
})
