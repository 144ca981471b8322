import { strToU8, zipSync } from 'fflate'
import { arch, cpus, freemem, release, totalmem, version } from 'node:os'
import { basename, dirname, parse } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Job } from '../../contract/queue/job.ts'
import { appVersion } from '../app-version.ts'
import type { Engine } from '../engine.ts'
import { writeWholeFile } from '../export/write-whole-file.ts'
import { toAnonymousJob } from './anonymous-job.ts'
import { bundleReadme } from './bundle-readme.ts'
import { logTail } from './log-tail.ts'
import { createRedactor } from './redactor.ts'

const mostFailures = 500
const mostJobs = 2_000
const textsAtATime = 500

export interface BundleSubject {
  face: 'window' | 'command line'
  /** Null if no queue could be opened; the bundle then has everything else. */
  engine: Engine | null
  /** Why none is open, or another message of the app; redacted here. */
  problem: string | null
  /** The settings of the app or the command line, without the key. */
  settings: Readonly<Record<string, unknown>> | null
  logFile: string
  secrets: readonly string[]
  home: string
}

/**
 * Writes everything that a support request needs into one zip. Nothing in it identifies a user, a
 * file or a key; its README lists the content.
 * @throws AppError FILE_EXISTS: a file is never overwritten; FILE_NOT_WRITTEN
 */
export async function saveBundle(file: string, subject: BundleSubject): Promise<void> {
  await writeWholeFile(file, [await makeBundle(subject)], 'refuse')
}

/** Returns the bytes of the zip. */
async function makeBundle(subject: BundleSubject): Promise<Uint8Array> {
  const { engine } = subject
  const jobs = engine?.jobs() ?? []
  const texts = privateTexts(engine, jobs)
  const accounts = new Map(
    (engine?.accounts() ?? []).map(({ profileId }, i) => [profileId, `account ${i + 1}`])
  )
  const shown = jobs
    .toSorted((a, b) => b.revision - a.revision)
    .slice(0, mostJobs)
    .map((job) => toAnonymousJob(job, accounts.get(job.profileId) ?? 'another account'))
  const failures = engine?.history
    .recentFailures(mostFailures)
    .map(({ atMs, ...failure }) => ({ at: new Date(atMs).toISOString(), ...failure }))
  const redact = createRedactor(subject)
  const files: Record<string, string> = {
    'README.txt': bundleReadme,
    'about.json': await withoutTexts(asJson(about(subject)), texts),
    'settings.json': await withoutTexts(asJson(subject.settings), texts),
    'doctor.json': asJson(await engine?.doctor()),
    'queue.json': asJson(engine && aboutQueue(engine, jobs)),
    'jobs.json': asJson(shown),
    'errors.json': asJson(failures),
    'log.txt': await withoutTexts(await logTail(subject.logFile), texts)
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`diagnostics/${name}`, strToU8(redact(text))])
    )
  )
}

const asJson = (value: unknown): string => `${JSON.stringify(value ?? null, null, 2)}\n`

/** Removes private texts in batches: thousands of names take long and must not block the queue. */
async function withoutTexts(text: string, texts: readonly string[]): Promise<string> {
  let clean = text
  for (let i = 0; i < texts.length && clean !== ''; i += textsAtATime) {
    clean = createRedactor({ secrets: [], home: '', texts: texts.slice(i, i + textsAtATime) })(
      clean
    )
    await setImmediate()
  }
  return clean
}

function about({ face, problem }: BundleSubject): object {
  return {
    madeAt: new Date().toISOString(),
    face,
    app: appVersion,
    versions: process.versions,
    system: {
      platform: process.platform,
      arch: arch(),
      release: release(),
      version: version(),
      processors: cpus().length,
      memoryBytes: totalmem(),
      freeMemoryBytes: freemem()
    },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    upForS: Math.round(process.uptime()),
    problem
  }
}

function aboutQueue(engine: Engine, jobs: readonly Job[]): object {
  const phases: Record<string, number> = {}
  for (const { phase, waiting } of jobs) {
    const name = waiting === null ? phase : `${phase}: ${waiting.reason}`
    phases[name] = (phases[name] ?? 0) + 1
  }
  return {
    state: engine.queue(),
    phases,
    setAside: engine.setAside().map(({ jobId, reason }) => ({ jobId, reason })),
    accounts: engine
      .accounts()
      .map((account, i) => ({
        account: `account ${i + 1}`,
        accountType: account.accountType,
        minDurationS: account.minDurationS,
        maxDurationS: account.maxDurationS,
        strictAspect: account.strictAspect,
        dailyLimit: account.dailyLimit,
        usable: account.usable,
        status: account.status
      }))
  }
}

/** Texts that no log should contain, also removed from its tail; longest first, so none remains. */
export function privateTexts(engine: Engine | null, jobs: readonly Job[]): string[] {
  const texts = new Set<string>()
  for (const { path, name, caption } of jobs)
    for (const text of [path, dirname(path), parse(name).name, name, caption]) texts.add(text)
  for (const { username, displayName } of engine?.accounts() ?? [])
    for (const text of [username, displayName]) if (text !== null) texts.add(text)
  for (const { path } of engine?.setAside() ?? [])
    if (path !== null) for (const text of [path, basename(path)]) texts.add(text)
  return [...texts].toSorted((a, b) => b.length - a.length)
}
