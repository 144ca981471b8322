import { accessSync, constants, statfsSync } from 'node:fs'
import type { DoctorReport } from '../contract/doctor.ts'
import { appVersion } from './app-version.ts'
import type { Db } from './queue/store/open-database.ts'
import type { QueueContext } from './queue/queue-context.ts'
import { toolVersion, type Tool } from './media/probe/find-tools.ts'

interface Subject {
  context: QueueContext
  dataDir: string
  backend: string
  runner: DoctorReport['runner']
  db: Db
}

/** Collects the facts for a support request. Shows whether there is a key, never the key. */
export async function diagnose({
  context,
  dataDir,
  backend,
  runner,
  db
}: Subject): Promise<DoctorReport> {
  const tools = await context.tools()
  const nowMs = context.ports.clock.nowMs()
  return {
    app: appVersion,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    ffprobe: await toolReport(tools.ffprobe),
    ffmpeg: await toolReport(tools.ffmpeg),
    dataFolder: { path: dataDir, writable: isWritable(dataDir), freeBytes: freeBytes(dataDir) },
    database: checkDatabase(db, context),
    backend,
    keyPresent: (context.ports.secrets.apiKey() ?? '') !== '',
    apiCallsThisMonth: context.meta.callsInMonth(nowMs),
    apiCallBudget: context.meta.apiCallBudget,
    runner
  }
}

async function toolReport(tool: Tool): Promise<DoctorReport['ffprobe']> {
  if (tool.path === null) return { path: null, version: null, problem: tool.reason }
  const version = await toolVersion(tool.path)
  return { path: tool.path, version, problem: version === null ? 'It does not run.' : null }
}

function checkDatabase(db: Db, { jobs }: QueueContext): DoctorReport['database'] {
  const answer = String(db.pragma('quick_check', { simple: true }))
  return {
    ok: answer === 'ok',
    jobs: jobs.list().length,
    setAside: jobs.setAsideCount(),
    problem: answer === 'ok' ? null : answer
  }
}

function isWritable(dir: string): boolean {
  try {
    accessSync(dir, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function freeBytes(dir: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dir)
    return bavail * bsize
  } catch {
    return null
  }
}
