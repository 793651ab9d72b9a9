import app from '@adonisjs/core/services/app'

export default class PushKeysController {
  async show() {
    const keys = await app.container.make('florin.vapidKeys')
    const { publicKey } = await keys.handle()
    return { public_key: publicKey }
  }
}
