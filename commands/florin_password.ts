import { args } from '@adonisjs/core/ace'
import env from '#start/env'
import { FlorinCommand } from '#http/florin_command'

/** Used on the server itself, by whoever runs it. */
const AT_THE_SERVER = 'the server'

export default class FlorinPassword extends FlorinCommand {
  static commandName = 'florin:password'
  static description = 'Make a link with which a person chooses a new password'
  static help = ['The link works once, for an hour. Pass it on by a way that only the person can read.']

  @args.string({ description: 'The e-mail address of the account' })
  declare email: string

  protected async work() {
    const { BeginPasswordReset } = await import('#identity/services/begin_password_reset')
    const { NoSuchUserException } = await import('#identity/exceptions')
    const { resetPath } = await import('#identity/domain/password_reset')
    const beginPasswordReset = await this.app.container.make(BeginPasswordReset)
    const reset = await beginPasswordReset.handle(this.email, AT_THE_SERVER, Infinity)
    if (!reset) throw new NoSuchUserException(this.email)
    const address = env.get('FLORIN_URL', '').replace(/\/+$/, '') || `http://localhost:${env.get('PORT', 3333)}`
    const url = address + resetPath(reset.secret)
    this.print(
      { email: reset.user.email, url },
      `${reset.user.name} chooses a new password here, within an hour:\n${url}`,
    )
  }
}
