/** What `startSandbox` is told; every switch of the `sandbox` command is one of these. */
export interface SandboxOptions {
  /** 0 or absent: any free port. */
  port?: number
  /** Folder for media, posts and settings; made if missing. What it holds survives a restart. */
  stateDir: string
  /** Posts per account in any 24 hours. Default 10. */
  dailyLimit?: number
  /** How long a post stays `publishing`. Default 2000. */
  processingMs?: number
  /** Runs the sandbox's clock this many times faster. Default 1. */
  speed?: number
  seed?: number
}

/** One post as the sandbox accepted it, found again by the bytes it got. */
export interface AcceptedPost {
  postId: string
  profileId: string
  mediaKey: string
  sha256: string
  sizeBytes: number
  caption: string
  options: Record<string, unknown>
  status: 'scheduled' | 'publishing' | 'published' | 'failed' | 'cancelled'
  errorCode: string | null
  url: string | null
  publishAt: string | null
  createdAt: string
}

export interface Sandbox {
  /** Base URL for the SDK, with `/v1`. */
  baseUrl: string
  port: number
  /** Everything ever accepted, oldest first. */
  record(): AcceptedPost[]
  close(): Promise<void>
}

/** The one key the sandbox takes; any other is answered with 401. */
export const sandboxApiKey = 'sandbox-key'

export function startSandbox(_options: SandboxOptions): Promise<Sandbox> {
  throw new Error('not built yet')
}
