import { definePlugin } from '@florin/plugin-sdk'
import { categorize } from './categorize.js'
import { learn } from './learn.js'

export default definePlugin({ categorizer: { categorize, learn } })
