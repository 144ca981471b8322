import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { acceptedPosts, type RecordedPost } from './accepted-posts.ts'
import { anchorForStart, createSandboxClock } from './clock.ts'
import {
  createStores,
  defaults,
  mediaFolders,
  type MediaFolders,
  type SandboxContext,
  type Settings
} from './context.ts'
import { dayMs } from './daily-limit.ts'
import { createControl, type SandboxControl } from './faults/control.ts'
import { createFaultEngine } from './faults/fault-engine.ts'
import { readFaultProfile, type FaultProfile, type FaultRules } from './faults/fault-profile.ts'
import { createListener, type Listener } from './listener.ts'
import { findFfprobe } from './media/find-ffprobe.ts'
import { createBandwidthLimiter } from './rate-limit.ts'
import { createServer } from './server.ts'
import { createMetaStore, type MetaStore } from './state/meta-store.ts'
import { openState, type Db } from './state/open-state.ts'
import type { WireFormat } from './wire-format.ts'
import { readWire, type WireVariantName } from './wire-variants.ts'

/** What `startSandbox` is told; every switch of the `sandbox` command is one of these. */
export interface SandboxOptions {
  /** Absent: the last run's port if free, else any free one. 0: any free one. Else exactly this. */
  port?: number
  /** Folder for media, posts and settings; made if missing. What it holds survives a restart. */
  stateDir: string
  /** Posts per account in any 24 hours. Default 10. */
  dailyLimit?: number
  /** How long a post stays `publishing`. Default 2000. */
  processingMs?: number
  /** Speed of the sandbox's clock (processing, schedule, daily limit, life of media). Default 1. */
  speed?: number
  /**
   * Faults drawn at random: the name of a profile in `faultProfiles`, JSON text of one, or a
   * profile. Default `none`. `Sandbox.control` sets faults for single requests.
   */
  faults?: string | FaultProfile
  /** Seed of the faults only: a seed picks the same requests of an operation. Default 1. */
  seed?: number
  /** `wireVariants` names, list or text with commas, for unclear API forms. Default `default`. */
  wire?: string | readonly WireVariantName[]
  /** Requests that may come at once before the rate limit holds them. Default 600. */
  rateLimitBurst?: number
  /** Requests a second that pass for ever. Default 50. */
  rateLimitPerS?: number
  /** How long a Connect Link works, in real time. Default ten minutes. */
  connectLinkTtlMs?: number
  /** ffprobe's path; absent: `FFPROBE_PATH`, PATH or the npm-carried build; null: check nothing. */
  ffprobePath?: string | null
}

export interface Sandbox {
  /** Base URL for the SDK, with `/v1`. */
  baseUrl: string
  /** Scheme, host and port: where consent pages and practice posts open. */
  origin: string
  port: number
  /** Everything ever accepted, oldest first. */
  record(): RecordedPost[]
  /** Faults on demand, and the record of all that were injected. */
  control: SandboxControl
  /** Stops listening, ends what is under way and frees the state folder. */
  close(): Promise<void>
}

/** The options, read: nothing in it can be wrong any more. */
interface Plan {
  settings: Settings
  rules: FaultRules
  seed: number
  wire: WireFormat
}

/** The one key the sandbox takes; any other is answered with 401. */
export const sandboxApiKey = 'sandbox-key'

const loopback = '127.0.0.1'

/**
 * Starts a sandbox that plays Aether and TikTok over HTTP on this machine's loopback address.
 * Rejects with an error whose code is `SANDBOX_STATE_IN_USE`, `SANDBOX_STATE_TOO_NEW`, `EADDRINUSE`
 * (for a port given by number), `INVALID_FAULTS` or `INVALID_WIRE`.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const plan: Plan = {
    settings: readSettings(options),
    rules: readFaultProfile(options.faults ?? 'none'),
    seed: options.seed ?? 1,
    wire: readWire(options.wire)
  }
  const db = openState(options.stateDir)
  try {
    return await run(options, plan, db)
  } catch (error) {
    db.close()
    throw error
  }
}

async function run(
  options: SandboxOptions,
  { settings, rules, seed, wire }: Plan,
  db: Db
): Promise<Sandbox> {
  const meta = createMetaStore(db)
  const anchor = anchorForStart(meta.clock(), Date.now(), settings.speed)
  meta.setClock(anchor)
  const closing = new AbortController()
  let port = 0
  let listener: Listener | null = null
  const clock = createSandboxClock(anchor)
  const stores = createStores(db)
  const context: SandboxContext = {
    settings,
    clock,
    bandwidthLimiter: createBandwidthLimiter(settings.rateLimitPerS, settings.rateLimitBurst),
    ffprobePath: options.ffprobePath === undefined ? await findFfprobe() : options.ffprobePath,
    folders: mediaFolders(options.stateDir),
    ...stores,
    faults: createFaultEngine(rules, seed, stores.faultStore, () => clock.nowMs()),
    wire,
    refuseConnections: (forMs) => listener?.refuseFor(forMs),
    origin: () => `http://${loopback}:${port}`,
    closing: closing.signal
  }
  addDemoProfile(context)
  tidyMedia(context)

  const { app, uploadsUnderWay } = createServer(context, sandboxApiKey)
  port = await listen(app, options.port, meta)
  listener = createListener(app.server, { host: loopback, port })

  const close = async (): Promise<void> => {
    closing.abort()
    await listener?.stop()
    await app.close()
    await Promise.allSettled(uploadsUnderWay)
    db.close()
  }
  let closed: Promise<void> | null = null
  return {
    baseUrl: `${context.origin()}/v1`,
    origin: context.origin(),
    port,
    record: () => acceptedPosts(context),
    control: createControl(context),
    close: () => (closed ??= close())
  }
}

function readSettings(options: SandboxOptions): Settings {
  const settings: Settings = {
    dailyLimit: options.dailyLimit ?? defaults.dailyLimit,
    processingMs: options.processingMs ?? defaults.processingMs,
    speed: options.speed ?? defaults.speed,
    rateLimitPerS: options.rateLimitPerS ?? defaults.rateLimitPerS,
    rateLimitBurst: options.rateLimitBurst ?? defaults.rateLimitBurst,
    connectLinkTtlMs: options.connectLinkTtlMs ?? defaults.connectLinkTtlMs
  }
  const mayBeZero = ['dailyLimit', 'processingMs', 'connectLinkTtlMs']
  for (const [name, value] of Object.entries(settings)) {
    const tooSmall = mayBeZero.includes(name) ? value < 0 : value <= 0
    if (!Number.isFinite(value) || tooSmall)
      throw new RangeError(`The sandbox's ${name} cannot be ${value}.`)
  }
  return { ...settings, processingMs: Math.round(settings.processingMs) }
}

/** So that practice can begin at once: the first start finds one connected account. */
function addDemoProfile(context: SandboxContext): void {
  if (context.profiles.list().length > 0) return
  context.profiles.add(
    { id: 'tiktok_demo', username: 'practice.creator', displayName: 'Practice creator' },
    context.clock.nowMs()
  )
}

/** Removes what a kill left half done, and uploads nobody used within their 24 hours. */
function tidyMedia(context: SandboxContext): void {
  const { incoming, media }: MediaFolders = context.folders
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true })
  mkdirSync(media, { recursive: true })
  context.media.forgetUnused(context.clock.nowMs() - dayMs)
  const known = new Set(context.media.fileNames())
  for (const name of readdirSync(media)) {
    if (!known.has(name)) rmSync(join(media, name), { force: true })
  }
}

async function listen(
  app: FastifyInstance,
  wanted: number | undefined,
  meta: MetaStore
): Promise<number> {
  const first = wanted ?? meta.lastPort() ?? 0
  try {
    await app.listen({ host: loopback, port: first })
  } catch (error) {
    if (!isPortTaken(error)) throw error
    if (wanted !== undefined)
      throw Object.assign(
        new Error(
          `Port ${wanted} cannot be used on this machine, most likely because another program has it. Choose another one.`,
          { cause: error }
        ),
        { code: 'EADDRINUSE' }
      )
    await app.listen({ host: loopback, port: 0 })
  }
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('The sandbox has no port')
  meta.setLastPort(address.port)
  return address.port
}

function isPortTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  )
}
