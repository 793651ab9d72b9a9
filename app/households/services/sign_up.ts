import { needs } from '#core/needs'
import { type Joining, type Registration, RegisterUser } from '#identity/services/register_user'
import { type Device, type StartedSession, StartSession } from '#identity/services/start_session'
import { AcceptInvitation } from './accept_invitation.js'
import { ChooseHome } from './choose_home.js'

/** Registers a person, lets them join the household that invited them, and signs them in. */
@needs(RegisterUser, AcceptInvitation, ChooseHome, StartSession)
export class SignUp {
  constructor(
    private readonly registerUser: RegisterUser,
    private readonly acceptInvitation: AcceptInvitation,
    private readonly chooseHome: ChooseHome,
    private readonly startSession: StartSession,
  ) {}

  async handle(
    registration: Registration,
    invitation: string | undefined,
    device: Device,
  ): Promise<StartedSession & { householdId: number | null }> {
    const joining: Joining | undefined =
      invitation === undefined
        ? undefined
        : {
            require: (queries, email) => this.acceptInvitation.require(queries, invitation, email),
            join: (writes, user) => this.acceptInvitation.join(writes, invitation, user, device.ip),
          }
    const userId = await this.registerUser.handle(registration, joining)
    const householdId = await this.chooseHome.handle(userId)
    return { ...(await this.startSession.handle(userId, householdId, device)), householdId }
  }
}
