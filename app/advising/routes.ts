import { endpoint } from '#http/operation'
import { adviceValidator, askValidator } from './validators/advice.js'

const AdviceController = () => import('./controllers/advice_controller.js')

endpoint('POST /plugin-instances/:id/advice', [AdviceController, 'store'], {
  access: 'household',
  scope: 'plugins:manage',
  role: 'member',
  summary: 'Asks an advisor; it answers and proposes, and changes nothing',
  body: askValidator,
  responds: adviceValidator,
})
