const EVENTS: Record<string, string> = {
  pending: 'It began',
  fired: 'It fired',
  resolved: 'It was over',
  acknowledged: 'Seen',
  snoozed: 'Put off',
  reminded: 'Said again',
}

export const eventWords = (kind: string) => EVENTS[kind] ?? kind
