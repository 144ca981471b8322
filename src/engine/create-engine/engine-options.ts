import type { Ports } from '../ports.ts'
import type { ApiAnswer } from '../wire/seen.ts'

export interface EngineOptions {
  /** Holds the queue database and the runner's lock. Made if missing. */
  dataDir: string
  /** Which Aether. `identity` replaces (base URL, key fingerprint) if the URL varies (practice). */
  backend: { baseUrl: string; identity?: string }
  ports: Ports
  /** Jobs that upload at once. Default 2. */
  uploadConcurrency?: number
  /** Upper bound of the total upload speed in bytes per second, at first. */
  limitRateBytesPerS?: number
  /** Where FFPROBE_PATH and FFMPEG_PATH are read from. Default: this process's environment. */
  env?: NodeJS.ProcessEnv
  /** Sees every answer of the API as it came: it may echo the key. */
  onAnswer?: (answer: ApiAnswer) => void
  /** How long this process blocks for another holder of the queue. Default: as `openDatabase`. */
  waitMs?: number
}
