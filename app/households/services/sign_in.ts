import { needs } from '#core/needs'
import { normaliseEmail } from '#identity/domain/email'
import { type Device, type StartedSession, StartSession } from '#identity/services/start_session'
import { VerifyPassword } from '#identity/services/verify_password'
import { ChooseHome } from './choose_home.js'

@needs(VerifyPassword, ChooseHome, StartSession)
export class SignIn {
  constructor(
    private readonly verifyPassword: VerifyPassword,
    private readonly chooseHome: ChooseHome,
    private readonly startSession: StartSession,
  ) {}

  async handle(
    email: string,
    password: string,
    device: Device,
  ): Promise<StartedSession & { householdId: number | null }> {
    const userId = await this.verifyPassword.handle(normaliseEmail(email), password, device.ip)
    const householdId = await this.chooseHome.handle(userId)
    return { ...(await this.startSession.handle(userId, householdId, device)), householdId }
  }
}
