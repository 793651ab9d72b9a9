import { endpoint } from '#http/operation'
import {
  acceptanceValidator,
  createdInvitationValidator,
  invitationListValidator,
  newInvitationValidator,
} from './validators/invitations.js'
import { memberListValidator, rolePatchValidator } from './validators/members.js'
import { householdPatchValidator, householdValidator, newHouseholdValidator } from './validators/households.js'
import { currentHouseholdValidator, meValidator, signInValidator, signUpValidator } from './validators/me.js'

const AcceptancesController = () => import('./controllers/acceptances_controller.js')
const CurrentHouseholdController = () => import('./controllers/current_household_controller.js')
const HouseholdController = () => import('./controllers/household_controller.js')
const HouseholdsController = () => import('./controllers/households_controller.js')
const InvitationsController = () => import('./controllers/invitations_controller.js')
const MembersController = () => import('./controllers/members_controller.js')
const SessionController = () => import('./controllers/session_controller.js')
const UsersController = () => import('./controllers/users_controller.js')

endpoint('POST /users', [UsersController, 'store'], {
  summary: 'Registers a person and signs them in',
  access: 'public',
  body: signUpValidator,
  responds: meValidator,
  status: 201,
})
endpoint('POST /session', [SessionController, 'store'], {
  summary: 'Signs in',
  access: 'public',
  body: signInValidator,
  responds: meValidator,
})
endpoint('GET /session', [SessionController, 'show'], {
  summary: 'Who is signed in, and where',
  access: 'user',
  responds: meValidator,
})
endpoint('DELETE /session', [SessionController, 'destroy'], { summary: 'Signs out', access: 'user' })
endpoint('PUT /session/household', [CurrentHouseholdController, 'update'], {
  summary: 'Chooses the household to work in',
  access: 'user',
  body: currentHouseholdValidator,
  responds: meValidator,
})

endpoint('POST /households', [HouseholdsController, 'store'], {
  summary: 'Creates a household, owned by the caller',
  access: 'user',
  body: newHouseholdValidator,
  responds: meValidator,
  status: 201,
})
endpoint('GET /household', [HouseholdController, 'show'], {
  summary: 'The current household',
  access: 'household',
  role: 'viewer',
  scope: 'household:read',
  responds: householdValidator,
})
endpoint('PATCH /household', [HouseholdController, 'update'], {
  summary: 'Changes the name, time zone or locale of the current household',
  access: 'household',
  role: 'admin',
  scope: 'household:manage',
  body: householdPatchValidator,
  responds: householdValidator,
})
endpoint('DELETE /household', [HouseholdController, 'destroy'], {
  summary: 'Deletes the current household and everything in it',
  access: 'household',
  role: 'owner',
})

endpoint('GET /members', [MembersController, 'index'], {
  summary: 'The people of the household',
  access: 'household',
  scope: 'household:read',
  responds: memberListValidator,
})
endpoint('PATCH /members/:id', [MembersController, 'update'], {
  summary: "Changes a member's role; only owners make and unmake owners",
  access: 'household',
  role: 'admin',
  body: rolePatchValidator,
})
endpoint('DELETE /members/:id', [MembersController, 'destroy'], {
  summary: 'Leaves the household, or removes somebody from it',
  access: 'household',
})
endpoint('GET /invitations', [InvitationsController, 'index'], {
  summary: 'Invitations that can still be accepted',
  access: 'household',
  role: 'admin',
  responds: invitationListValidator,
})
endpoint('POST /invitations', [InvitationsController, 'store'], {
  summary: 'Makes an invitation link; it is shown this once, works once, and for a week',
  access: 'household',
  role: 'admin',
  body: newInvitationValidator,
  responds: createdInvitationValidator,
  status: 201,
})
endpoint('DELETE /invitations/:id', [InvitationsController, 'destroy'], {
  summary: 'Withdraws an invitation',
  access: 'household',
  role: 'admin',
})
endpoint('POST /invitations/acceptance', [AcceptancesController, 'store'], {
  summary: 'Joins the household that an invitation link is for',
  access: 'user',
  body: acceptanceValidator,
  responds: meValidator,
})
