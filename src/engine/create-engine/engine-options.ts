import type { Ports } from '../ports.ts'
import type { ApiAnswer } from '../wire/seen.ts'

export interface EngineOptions {
  /** Holds the queue database and the runner's lock. Created if missing. */
  dataDir: string
  /** Which Aether. `identity` replaces (base URL, key fingerprint) if the URL varies (practice). */
  backend: { baseUrl: string; identity?: string }
  ports: Ports
  /** How many jobs upload at once. Default 2. */
  uploadConcurrency?: number
  /** Initial limit of the total upload speed, in bytes per second. */
  limitRateBytesPerS?: number
  /** Source of FFPROBE_PATH and FFMPEG_PATH. Default: this process's environment. */
  env?: NodeJS.ProcessEnv
  /** Receives every answer of the API unchanged: it may echo the key. */
  onAnswer?: (answer: ApiAnswer) => void
  /** How long this process blocks while another holds the queue. Default: as `openDatabase`. */
  waitMs?: number
}
