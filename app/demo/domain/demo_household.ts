/** The household that demo data is made for; its categories are those that the made-up life uses. */
export const demoHousehold = {
  name: 'Demo household',
  base_currency: 'EUR',
  time_zone: 'Europe/Berlin',
  locale: 'en',
  starter_set: 'detailed',
} as const
