import { join, resolve } from 'node:path'
import { openFolder } from '../authoring/open_folder.js'
import type { LoadedPlugin } from '../registry.js'
import { Bench } from './bench.js'
import { caseSuite } from './case_suite.js'
import { importerFiles, readCases, writeJson } from './cases.js'
import { categorizerSuite } from './categorizer_suite.js'
import { connectorSuite } from './connector_suite.js'
import { type CpuFigure, CpuMeter } from './cpu_meter.js'
import { type Check, Findings } from './findings.js'
import { forecasterSuite } from './forecaster_suite.js'
import { importerSuite } from './importer_suite.js'
import { networkSuite } from './network_suite.js'
import { permissionSuite } from './permission_suite.js'
import { judgeQuality, type QualityJudgement } from './quality.js'
import { sendingSuite } from './sending_suite.js'
import { settingsSuite } from './settings_suite.js'
import type { Subject } from './subject.js'

export interface TestOptions {
  /** Takes over what is seen as what is expected. */
  accept?: boolean
  /** Asks the real servers and keeps what they say. */
  record?: boolean
}

export interface TestReport extends QualityJudgement {
  id: string
  version: string
  checks: Check[]
  cpu: CpuFigure[]
}

/** Everything that is promised of a plugin, tried on the real host with its real limits, under a clock and dice that are set. */
export async function testPlugin(given: string, options: TestOptions = {}): Promise<TestReport> {
  const folder = resolve(given)
  const plugin = await openFolder(folder)
  const bench = new Bench(plugin)
  try {
    const subject = subjectOf(folder, plugin, bench, options)
    await runSuites(subject)
    const { checks } = subject.findings
    const { id, version } = plugin.manifest
    const judgement = judgeQuality(subject)
    if (subject.accept && plugin.level === 'bundled') stateQuality(folder, version, judgement)
    return { id, version, ...judgement, checks, cpu: subject.meter.figures }
  } finally {
    bench.close()
  }
}

/** What is shown for plugins that come with Florin, which nobody tests where they run. */
function stateQuality(folder: string, version: string, { quality }: QualityJudgement): void {
  writeJson(join(folder, 'quality.json'), { version, quality })
}

function subjectOf(folder: string, plugin: LoadedPlugin, bench: Bench, options: TestOptions): Subject {
  const { accept = false, record = false } = options
  return {
    folder,
    plugin,
    bench,
    cases: readCases(folder),
    files: plugin.manifest.contributes.importer ? importerFiles(folder) : [],
    findings: new Findings(),
    meter: new CpuMeter(),
    accept: accept || record,
    record,
  }
}

async function runSuites(subject: Subject): Promise<void> {
  const { contributes } = subject.plugin.manifest
  await settingsSuite(subject)
  await caseSuite(subject)
  if (contributes.importer) await importerSuite(subject)
  if (contributes.categorizer) await categorizerSuite(subject)
  if (contributes.forecaster) await forecasterSuite(subject)
  if (contributes.connector) await connectorSuite(subject)
  if (contributes.notifier || contributes.action) await sendingSuite(subject)
  if (subject.cases.length > 0) await networkSuite(subject)
  permissionSuite(subject)
}
