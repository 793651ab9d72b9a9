import { endpoint } from '#http/operation'
import { restorationValidator } from './validators/restoration.js'

const RestorationsController = () => import('./controllers/restorations_controller.js')

endpoint('POST /household/restoration', [RestorationsController, 'store'], {
  access: 'household',
  role: 'owner',
  summary: 'Brings a JSON export (the part `file`) back into a household that is empty; all of it, or nothing',
  accepts: 'multipart/form-data',
  responds: restorationValidator,
  status: 201,
})
