import { join } from 'node:path'
import { message } from '../../../contract/messages/message.ts'
import { inEnglish, say, t } from '../../../contract/messages/say.ts'
import { doctorLineSchema } from '../../../contract/cli-lines.ts'
import { saveBundle } from '../../../engine/diagnostics/save-bundle.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { DoctorReport } from '../../../contract/doctor.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { openEngine } from '../../session/open-engine.ts'
import { appDataFolder, dataFolder } from '../../../engine/storage/data-folder.ts'
import { reportQuarantined } from '../queue/list.ts'
import { formatBytes } from '../../text/format-amount.ts'
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
    throw new UsageError(t('cli.doctor.needs-api'))
  await using opened = await openEngine(context, { sandbox: options.sandbox, talks: false })
  const { engine } = opened
  if (options.bundle !== undefined) await writeBundle(options.bundle, engine, context)
  // Practice mode's address changes from start to start, and looking needs none.
  const report = {
    ...(await engine.doctor()),
    ...(options.sandbox && {
      backend: (options.json ? inEnglish : say)(message('cli.doctor.practice'))
    })
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
  stderr.line(visibleText(t('cli.doctor.bundle', { file })))
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
  const { app, node, platform } = report
  return [
    line(t('cli.doctor.app'), t('cli.doctor.app-text', { app, node, platform })),
    tool('ffprobe', report.ffprobe),
    tool('ffmpeg', report.ffmpeg),
    line(t('cli.doctor.folder'), folderText(folder), folder.writable),
    line(
      t('cli.doctor.database'),
      database.problem ??
        t('cli.doctor.jobs', { jobs: database.jobs, setAside: database.setAside }),
      database.ok
    ),
    line(t('cli.doctor.backend'), report.backend),
    line(
      t('cli.doctor.key'),
      t(report.keyPresent ? 'cli.doctor.key-present' : 'cli.doctor.key-missing')
    ),
    line(
      t('cli.doctor.calls'),
      t('cli.doctor.calls-text', { used: report.apiCallsThisMonth, budget: report.apiCallBudget })
    ),
    line(t('cli.doctor.sending'), t(`cli.doctor.sending-${report.runner}`))
  ]
}

function folderText({ path, writable, freeBytes }: DoctorReport['dataFolder']): string {
  if (freeBytes === null) return writable ? path : t('cli.doctor.folder-read-only', { path })
  const free = formatBytes(freeBytes)
  return t(writable ? 'cli.doctor.folder-text' : 'cli.doctor.folder-read-only-free', { path, free })
}

function tool(label: string, { path, version, problem }: DoctorReport['ffprobe']): DoctorLine {
  if (path !== null && problem === null)
    return line(
      label,
      version === null
        ? t('cli.doctor.tool-version-unknown', { path })
        : t('cli.doctor.tool-text', { version, path })
    )
  const told = problem ?? t('cli.doctor.tool-missing')
  return line(label, path ? t('cli.doctor.tool-problem', { problem: told, path }) : told, false)
}
