import { existsSync, readFileSync } from 'node:fs'
import { args, flags } from '@adonisjs/core/ace'
import { PrintingCommand } from '#http/florin_command'
import type { ExportedRun, Replay } from '#plugins/authoring/replay_run'
import type { LoadedPlugin } from '#plugins/registry'

export default class FlorinPluginReplay extends PrintingCommand {
  static commandName = 'florin:plugin:replay'
  static description = 'Repeat a failing run that somebody exported, and say whether it still fails'
  static help = [
    'Same request, answers, clock, dice and limits; what it says about the household was made unreadable when it was exported.',
    'Exits with 1 where it still fails.',
  ]

  @args.string({ description: 'The file with the exported run' })
  declare file: string

  @flags.string({ description: "The plugin's folder; without it, the one that comes with Florin" })
  declare folder?: string

  protected async work() {
    const { readExportedRun, replayRun } = await import('#plugins/authoring/replay_run')
    const exported = readExportedRun(readFileSync(this.file, 'utf8'))
    const replay = await replayRun(exported, await this.#plugin(exported))
    if (replay.still_fails) this.exitCode = 1
    this.print(replay, describe(replay))
  }

  async #plugin({ plugin }: ExportedRun): Promise<LoadedPlugin> {
    const { openFolder } = await import('#plugins/authoring/open_folder')
    const { NotReplayableException } = await import('#plugins/authoring/exceptions')
    const { registry } = await import('#plugins/main')
    if (this.folder !== undefined && existsSync(this.folder)) return openFolder(this.folder)
    const bundled = registry.find(plugin.id)
    if (bundled) return bundled
    throw new NotReplayableException(`${plugin.id} does not come with Florin; name its folder with --folder.`)
  }
}

function describe({ still_fails, now, then, same_code, unforeseen }: Replay): string {
  const verdict = still_fails
    ? `It still fails: ${now.code} (${now.message})`
    : `It no longer fails as then: ${now.code}`
  return [
    verdict,
    `Then: ${then.code} (${then.message})`,
    same_code ? 'The same code as then.' : 'Other code than then.',
    ...unforeseen.map((each) => `It asked something else than then: ${each}`),
    ...(now.log === '' ? [] : [now.log.trimEnd()]),
  ].join('\n')
}
