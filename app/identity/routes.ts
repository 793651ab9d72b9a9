import { endpoint } from '#http/operation'
import { instanceValidator } from './validators/instance.js'

const InstanceController = () => import('./controllers/instance_controller.js')

endpoint('GET /instance', [InstanceController, 'show'], {
  summary: 'What this installation is, for the sign-in page',
  access: 'public',
  responds: instanceValidator,
})
