/**
 * Whether a row of `invitations` can be accepted at an instant, its one parameter. A link ends with the rights of who made it: an
 * administrator who was removed knows the links they made, and would come back by one.
 */
export const CAN_BE_ACCEPTED = `accepted_at IS NULL AND expires_at > ? AND EXISTS (
  SELECT 1 FROM memberships AS inviter WHERE inviter.household_id = invitations.household_id
  AND inviter.user_id = invitations.invited_by AND inviter.role IN ('admin', 'owner'))`
