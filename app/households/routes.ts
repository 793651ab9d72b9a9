import { endpoint } from '#http/operation'
import { householdPatchValidator, householdValidator, newHouseholdValidator } from './validators/households.js'
import { currentHouseholdValidator, meValidator, signInValidator, signUpValidator } from './validators/me.js'

const CurrentHouseholdController = () => import('./controllers/current_household_controller.js')
const HouseholdController = () => import('./controllers/household_controller.js')
const HouseholdsController = () => import('./controllers/households_controller.js')
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
