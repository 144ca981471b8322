import { acceptedPosts, type RecordedPost } from './accepted-posts.ts'
import { anchorForStart, createSandboxClock } from './clock.ts'
import { createStores, defaults, type SandboxContext, type Settings } from './context.ts'
import { createControl, type SandboxControl } from './faults/control.ts'
import { createFaultEngine } from './faults/fault-engine.ts'
import { readFaultProfile, type FaultProfile } from './faults/fault-profile.ts'
import { createListener, listen, loopback, type Listener } from './listener.ts'
import { findFfprobe } from './media/find-ffprobe.ts'
import { openMediaFolders } from './media/media-folders.ts'
import { createTokenBucket } from './token-bucket.ts'
import { createServer } from './server.ts'
import { createMetaStore } from './state/meta-store.ts'
import { openState, type Db } from './state/open-state.ts'
import { readWire, type WireVariantName } from './wire-variants.ts'

/** Options of `startSandbox`; every switch of the `sandbox` command is one of these. */
export interface SandboxOptions extends Partial<Settings> {
  /** Absent: the last run's port if free, else any free one. 0: any free one. Else exactly this. */
  port?: number
  /** Folder for media, posts and settings; created if missing. Its content survives a restart. */
  stateDir: string
  /**
   * Faults drawn at random: the name of a profile in `faultProfiles`, JSON text of one, or a
   * profile. Default `none`. `Sandbox.control` sets faults for single requests.
   */
  faults?: string | FaultProfile
  /** Seed of the faults only: the same seed picks the same requests of an operation. Default 1. */
  seed?: number
  /** `wireVariants` names, list or text with commas, for unclear API forms. Default `default`. */
  wire?: string | readonly WireVariantName[]
  /** ffprobe's path; absent: `FFPROBE_PATH`, PATH or the npm-carried build; null: check nothing. */
  ffprobePath?: string | null
}

export interface Sandbox {
  /** Base URL for the SDK, with `/v1`. */
  baseUrl: string
  /** Scheme, host and port of consent pages and practice posts. */
  origin: string
  port: number
  /** Returns every post ever accepted, oldest first. */
  record(): RecordedPost[]
  /** Faults on demand, and the record of all injected ones. */
  control: SandboxControl
  /** Stops listening, ends running requests and frees the state folder. */
  close(): Promise<void>
}

/** The only key that the sandbox accepts; any other is answered with 401. */
export const sandboxApiKey = 'sandbox-key'

/**
 * Starts a sandbox that simulates Aether and TikTok over HTTP on this machine's loopback address.
 * Rejects with an error whose code is `SANDBOX_STATE_IN_USE`, `SANDBOX_STATE_TOO_NEW`, `EADDRINUSE`
 * (for a port given by number), `INVALID_FAULTS` or `INVALID_WIRE`.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const plan = readOptions(options)
  const db = openState(options.stateDir)
  try {
    return await run(options, plan, db)
  } catch (error) {
    db.close()
    throw error
  }
}

/** Reads and fully validates the options. */
function readOptions(options: SandboxOptions) {
  return {
    settings: readSettings(options),
    rules: readFaultProfile(options.faults ?? 'none'),
    seed: options.seed ?? 1,
    wire: readWire(options.wire)
  }
}

async function run(
  options: SandboxOptions,
  { settings, rules, seed, wire }: ReturnType<typeof readOptions>,
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
    requestBucket: createTokenBucket(settings.rateLimitPerS, settings.rateLimitBurst),
    ffprobePath: options.ffprobePath === undefined ? await findFfprobe() : options.ffprobePath,
    folders: openMediaFolders(options.stateDir, stores.media, clock.nowMs()),
    ...stores,
    faults: createFaultEngine(rules, seed, stores.faultStore, () => clock.nowMs()),
    wire,
    refuseConnections: (forMs) => listener?.refuseFor(forMs),
    origin: () => `http://${loopback}:${port}`,
    closing: closing.signal
  }
  addDemoProfile(context)

  const { app, uploadsUnderWay } = createServer(context, sandboxApiKey)
  port = await listen(app, options.port, meta.lastPort())
  meta.setLastPort(port)
  listener = createListener(app.server, port)

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

/** Lets practice start at once: the first start has one connected account. */
function addDemoProfile(context: SandboxContext): void {
  if (context.profiles.list().length > 0) return
  context.profiles.add(
    { id: 'tiktok_demo', username: 'practice.creator', displayName: 'Practice creator' },
    context.clock.nowMs()
  )
}
