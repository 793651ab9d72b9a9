import { defineConfig } from '@adonisjs/core/bodyparser'

export default defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: { types: [] },
  json: { convertEmptyStringsToNull: false, limit: '2mb', types: ['application/json', 'application/merge-patch+json'] },
  multipart: {
    autoProcess: true,
    convertEmptyStringsToNull: false,
    processManually: [],
    limit: '64mb',
    maxFields: 50,
    types: ['multipart/form-data'],
  },
})
