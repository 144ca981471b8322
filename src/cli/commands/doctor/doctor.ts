import { join } from 'node:path'
import { doctorLineSchema } from '../../../contract/cli-lines.ts'
import { saveBundle } from '../../../engine/diagnostics/save-bundle.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { DoctorReport } from '../../../contract/doctor.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { openEngine } from '../../session/open-engine.ts'
import { appDataFolder, dataFolder } from '../../../engine/storage/data-folder.ts'
import { reportQuarantined } from '../queue/list.ts'
import { formatBytes, plural } from '../../text/format-amount.ts'
import { jsonLine } from '../../views/json-lines.ts'
import { painterFor } from '../../text/painter.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import { UsageError } from '../../usage-error.ts'

export interface DoctorOptions {
  json: boolean
  sandbox: boolean
  /** Where to write a bundle for a support request. */
  bundle?: string
  /** Looks at the API instead. */
  api?: boolean
  /** A video for one private post. */
  withOnePrivatePost?: string
  /** Where to write what the API showed. */
  save?: string
}

/** Shows what a support request would ask for; nothing secret. Exit 1 when something is broken. */
export async function doctor(options: DoctorOptions, context: CliContext): Promise<ExitCode> {
  if (options.withOnePrivatePost !== undefined || options.save !== undefined)
    throw new UsageError('--with-one-private-post and --save go with --api.')
  await using opened = await openEngine(context, { sandbox: options.sandbox, talks: false })
  const { engine } = opened
  if (options.bundle !== undefined) await writeBundle(options.bundle, engine, context)
  // Practice mode's address changes from start to start, and looking needs none.
  const report = {
    ...(await engine.doctor()),
    ...(options.sandbox && { backend: 'practice mode' })
  }
  const lines = doctorLines(report)
  if (options.json) context.stdout.line(jsonLine(doctorLineSchema, { event: 'doctor', report }))
  else {
    const paint = painterFor(context.stdout.stream)
    for (const { good, label, text } of lines) {
      context.stdout.line(
        `${good ? paint('green', '✔') : paint('red', '✖')} ${label.padEnd(12)} ${visibleText(text)}`
      )
    }
  }
  reportQuarantined(engine, context)
  return lines.every((line) => line.good) ? exitCodes.done : exitCodes.failedOrBlocked
}

/** Writes a bundle for a support request. Its log is the window's: the command line keeps none. */
async function writeBundle(
  file: string,
  engine: Engine,
  { env, platform, homeDir, stderr }: CliContext
): Promise<void> {
  await saveBundle(file, {
    face: 'command line',
    engine,
    problem: null,
    settings: null,
    home: homeDir,
    logFile: join(
      dataFolder(env, platform, appDataFolder(env, platform, homeDir)),
      'logs',
      'app.log'
    ),
    secrets: [env['AETHER_API_KEY'] ?? '']
  })
  stderr.line(
    visibleText(`Wrote ${file}. It holds no key, caption or name; its README says what it holds.`)
  )
}

interface DoctorLine {
  good: boolean
  label: string
  text: string
}

const line = (label: string, text: string, good = true): DoctorLine => ({ good, label, text })

/** One line a subject. A missing key is no fault: the app may have it. */
function doctorLines(report: DoctorReport): DoctorLine[] {
  const { dataFolder: folder, database } = report
  const setAside =
    database.setAside > 0 ? `, ${database.setAside} set aside because they cannot be read` : ''
  const noKey = 'not set (AETHER_API_KEY); needed to send from the command line'
  const runner = {
    this: 'this process',
    other: 'another process (the app or a run)',
    none: 'nobody'
  }
  return [
    line('app', `${report.app} on Node ${report.node}, ${report.platform}`),
    tool('ffprobe', report.ffprobe),
    tool('ffmpeg', report.ffmpeg),
    line(
      'data folder',
      `${folder.path}${folder.writable ? '' : ' cannot be written'}${folder.freeBytes === null ? '' : `, ${formatBytes(folder.freeBytes)} free`}`,
      folder.writable
    ),
    line('database', database.problem ?? `${plural(database.jobs, 'job')}${setAside}`, database.ok),
    line('backend', report.backend),
    line('API key', report.keyPresent ? 'present' : noKey),
    line('API calls', `${report.apiCallsThisMonth} of ${report.apiCallBudget} this month`),
    line('sending', runner[report.runner])
  ]
}

function tool(label: string, { path, version, problem }: DoctorReport['ffprobe']): DoctorLine {
  const good = path !== null && problem === null
  return {
    good,
    label,
    text: good
      ? `${version ?? 'unknown version'} at ${path}`
      : `${problem ?? 'not found'}${path ? ` (${path})` : ''}`
  }
}
