import type { RuleAction, SplitShare } from '#lib/api/types.ts'

export const ACTIONS: { type: RuleAction['type']; label: string }[] = [
  { type: 'set_category', label: 'set the category to' },
  { type: 'split', label: 'split the amount' },
  { type: 'set_transfer', label: 'make it a transfer with' },
  { type: 'set_payee', label: 'set the payee to' },
  { type: 'add_tag', label: 'add the tag' },
  { type: 'remove_tag', label: 'take away the tag' },
  { type: 'set_memo', label: 'set the memo to' },
  { type: 'set_note', label: 'set the note to' },
  { type: 'append_note', label: 'add to the note' },
  { type: 'mark_reviewed', label: 'mark it as reviewed' },
  { type: 'set_review', label: 'ask for a review' },
  { type: 'clear_review', label: 'ask for no review' },
  { type: 'exclude_from_reports', label: 'leave it out of reports' },
  { type: 'link_recurring', label: 'link it to the bill' },
  { type: 'call_plugin', label: 'ask a plugin' },
]

export function emptyAction(type: RuleAction['type']): RuleAction {
  switch (type) {
    case 'set_category':
      return { type, category_id: 0 }
    case 'split':
      return { type, parts: [{ category_id: 0, percent: '50' }, { category_id: 0 }] }
    case 'set_transfer':
      return { type, account_id: 0 }
    case 'set_payee':
      return { type, payee: '' }
    case 'add_tag':
    case 'remove_tag':
      return { type, tag: '' }
    case 'link_recurring':
      return { type, recurring_id: 0 }
    case 'call_plugin':
      return { type, instance_id: 0, action: '' }
    case 'mark_reviewed':
    case 'set_review':
    case 'clear_review':
    case 'exclude_from_reports':
      return { type }
    default:
      return { type, text: '' }
  }
}

export type ShareKind = 'percent' | 'amount' | 'rest'

export function shareKind(share: SplitShare): ShareKind {
  return share.percent !== undefined ? 'percent' : share.amount !== undefined ? 'amount' : 'rest'
}

/** The same part told in another way. */
export function withShareKind({ category_id, memo }: SplitShare, kind: ShareKind): SplitShare {
  const kept = memo === undefined ? { category_id } : { category_id, memo }
  return kind === 'rest' ? kept : { ...kept, [kind]: kind === 'percent' ? '50' : '10.00' }
}
