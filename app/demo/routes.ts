import { endpoint } from '#http/operation'
import { meValidator } from '#households/validators/me'

const DemoHouseholdsController = () => import('./controllers/demo_households_controller.js')

endpoint('POST /demo-household', [DemoHouseholdsController, 'store'], {
  summary: 'Makes a household with five years of made-up data and switches to it',
  access: 'user',
  responds: meValidator,
  status: 201,
})
