import { endpoint } from '#http/operation'
import { changeSetPageValidator, changeSetValidator, listChangeSetsValidator } from './validators/change_set.js'

const ChangeSetsController = () => import('./controllers/change_sets_controller.js')
const UndosController = () => import('./controllers/undos_controller.js')

endpoint('GET /change-sets', [ChangeSetsController, 'index'], {
  summary: 'Lists what was changed, newest first',
  access: 'household',
  scope: 'ledger:read',
  query: listChangeSetsValidator,
  responds: changeSetPageValidator,
})
endpoint('GET /change-sets/:id', [ChangeSetsController, 'show'], {
  summary: 'Shows a change',
  access: 'household',
  scope: 'ledger:read',
  responds: changeSetValidator,
})
endpoint('POST /change-sets/:id/undo', [UndosController, 'store'], {
  summary: 'Undoes a change; undoing an undo is the redo',
  access: 'household',
  scope: 'ledger:write',
  role: 'member',
  responds: changeSetValidator,
  status: 201,
})
