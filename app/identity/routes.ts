import { endpoint } from '#http/operation'
import { auditEventListValidator, auditEventQueryValidator } from './validators/audit_events.js'
import { instanceSettingsValidator, instanceValidator } from './validators/instance.js'
import { newPasswordResetValidator, passwordResetAcceptanceValidator } from './validators/password_resets.js'
import { passwordValidator, profilePatchValidator, profileValidator } from './validators/profile.js'
import { sessionListValidator } from './validators/sessions.js'
import { issuedTokenValidator, newTokenValidator, tokenListValidator } from './validators/tokens.js'

const AuditEventsController = () => import('./controllers/audit_events_controller.js')
const InstanceController = () => import('./controllers/instance_controller.js')
const InstanceSettingsController = () => import('./controllers/instance_settings_controller.js')
const PasswordController = () => import('./controllers/password_controller.js')
const PasswordResetAcceptancesController = () => import('./controllers/password_reset_acceptances_controller.js')
const PasswordResetsController = () => import('./controllers/password_resets_controller.js')
const ProfileController = () => import('./controllers/profile_controller.js')
const SessionsController = () => import('./controllers/sessions_controller.js')
const TokensController = () => import('./controllers/tokens_controller.js')

endpoint('GET /instance', [InstanceController, 'show'], {
  summary: 'What this installation is, for the sign-in page',
  access: 'public',
  responds: instanceValidator,
})
endpoint('GET /instance/settings', [InstanceSettingsController, 'show'], {
  summary: 'The settings of the installation',
  access: 'user',
  instanceAdmin: true,
  responds: instanceSettingsValidator,
})
endpoint('PATCH /instance/settings', [InstanceSettingsController, 'update'], {
  summary: 'Opens or closes registration',
  access: 'user',
  instanceAdmin: true,
  body: instanceSettingsValidator,
  responds: instanceSettingsValidator,
})
endpoint('GET /instance/audit-events', [AuditEventsController, 'ofInstance'], {
  summary: 'Sensitive actions that concern no household, the newest first',
  access: 'user',
  instanceAdmin: true,
  query: auditEventQueryValidator,
  responds: auditEventListValidator,
})
endpoint('GET /audit-events', [AuditEventsController, 'ofHousehold'], {
  summary: 'Sensitive actions in the household, the newest first',
  access: 'household',
  role: 'admin',
  scope: 'household:manage',
  query: auditEventQueryValidator,
  responds: auditEventListValidator,
})

endpoint('GET /sessions', [SessionsController, 'index'], {
  summary: 'The devices the caller is signed in on',
  access: 'user',
  responds: sessionListValidator,
})
endpoint('DELETE /sessions/:id', [SessionsController, 'destroy'], {
  summary: 'Signs a device out',
  access: 'user',
})
endpoint('PATCH /profile', [ProfileController, 'update'], {
  summary: "Changes the caller's name or locale",
  access: 'user',
  body: profilePatchValidator,
  responds: profileValidator,
})
endpoint('PUT /password', [PasswordController, 'update'], {
  summary: 'Changes the password and signs out all other devices',
  access: 'user',
  body: passwordValidator,
})
endpoint('POST /password-resets', [PasswordResetsController, 'store'], {
  summary: 'Mails a link to choose a new password to whoever has the address',
  access: 'public',
  body: newPasswordResetValidator,
})
endpoint('POST /password-resets/acceptance', [PasswordResetAcceptancesController, 'store'], {
  summary: 'Takes the new password that belongs to such a link, and signs out every device',
  access: 'public',
  body: passwordResetAcceptanceValidator,
})

endpoint('GET /tokens', [TokensController, 'index'], {
  summary: "The caller's API tokens for the household",
  access: 'household',
  responds: tokenListValidator,
})
endpoint('POST /tokens', [TokensController, 'store'], {
  summary: 'Makes an API token; it is shown this once',
  access: 'household',
  body: newTokenValidator,
  responds: issuedTokenValidator,
  status: 201,
})
endpoint('DELETE /tokens/:id', [TokensController, 'destroy'], {
  summary: 'Revokes an API token',
  access: 'household',
})
