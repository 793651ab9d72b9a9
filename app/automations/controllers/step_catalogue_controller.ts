import { topics } from '../domain/document_schema.js'
import { stepCatalogue } from '../domain/step_catalogue.js'

export default class StepCatalogueController {
  index() {
    return { data: stepCatalogue, topics }
  }
}
