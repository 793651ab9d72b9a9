/** What somebody who is invited has to read. */
export interface InvitationMail {
  email: string
  linkToken: string
  household: { name: string; locale: string }
  inviterName: string
}

/** Mails invitations where e-mail is set up. Declared here and implemented by notifications, which stand above households. */
export interface SendsInvitations {
  /** Whether it was mailed; the link works either way. */
  handle(mail: InvitationMail): Promise<boolean>
}
