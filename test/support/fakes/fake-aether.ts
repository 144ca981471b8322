import {
  AetherError,
  type Aether,
  type Post,
  type PostInput,
  type PostPage,
  type TikTokOptions,
  type UploadInput
} from 'aether'

/** A post as the fake server stores it. */
export interface FakePost {
  id: string
  profileId: string
  mediaKey: string
  options: TikTokOptions | undefined
  status: 'scheduled' | 'publishing' | 'published' | 'failed' | 'cancelled'
  errorCode: string | null
  /** When Aether publishes it; null for at once. */
  publishAtMs: number | null
}

/** One running request, until the test answers it or its process dies. */
export type Call =
  | { kind: 'upload'; path: string; answer: (answer: Answer) => void }
  | { kind: 'create'; input: PostInput; idempotencyKey: string; answer: (answer: Answer) => void }
  | { kind: 'get'; postId: string; answer: (answer: Answer) => void }
  | { kind: 'update'; postId: string; answer: (answer: Answer) => void }
  | { kind: 'list'; profileId: string | undefined; answer: (answer: Answer) => void }
  | { kind: 'cancel'; postId: string; answer: (answer: Answer) => void }

/** `effect`: whether the request took effect, whatever the answer. */
export type Answer = { effect: boolean; say: 'ok' } | { effect: boolean; say: AetherError }

/** Returns the list's content for the existing posts. */
export type ListView = (posts: readonly FakePost[]) => Partial<Post>[]

export interface FakeAetherHooks {
  /** Called when a request is about to be sent. */
  onCall(call: Call): void
  /** Called when a complete answer arrived. */
  onAnswered(): void
  /** Returns whether a request that the client interrupted still took effect. */
  effectWhenCut(): boolean
  nowMs(): number
}

/**
 * Aether in memory, with the methods that the queue uses. Requests keep running until the test
 * answers them, with or without effect. It ignores idempotency keys: a second create is a second
 * post.
 */
export class FakeAether {
  readonly posts: FakePost[] = []
  readonly calls: Call[] = []
  /** Echo of the options in answers: as sent, none, or another audience. */
  echo: 'same' | 'none' | 'differs' = 'same'
  /** How Aether treats a time: keeps it, reads it an hour off, or omits it. */
  times: 'kept' | 'shifted' | 'unsaid' = 'kept'
  listView: ListView = (posts) => posts.map((post) => this.#tell(post))
  readonly #hooks: FakeAetherHooks
  #made = 0

  constructor(hooks: FakeAetherHooks) {
    this.#hooks = hooks
  }

  /**
   * Simulates the process's death: running requests took effect or not, and their answers are lost.
   */
  dropCalls(): void {
    for (const call of this.calls.splice(0))
      if (call.kind === 'create' && this.#hooks.effectWhenCut()) this.#add(call.input)
  }

  /** Returns a client of the server, like `QueueContext.aether()`. */
  client(): Aether {
    const client = {
      media: {
        upload: ({ file, signal, onChunk }: UploadInput) =>
          this.#call('refused', signal, { kind: 'upload', path: pathOf(file) }, async () => {
            await onChunk?.(Buffer.from(contentOf(pathOf(file))))
            return { mediaKey: `media_${++this.#made}`, raw: {} }
          })
      },
      posts: {
        create: (
          input: PostInput,
          { idempotencyKey = '', signal }: { idempotencyKey?: string; signal?: AbortSignal } = {}
        ) =>
          this.#call('ambiguous', signal, { kind: 'create', input, idempotencyKey }, () =>
            this.#tell(this.#add(input))
          ),
        get: (postId: string, { signal }: { signal?: AbortSignal } = {}) =>
          this.#call('refused', signal, { kind: 'get', postId }, () =>
            this.#tell(this.#find(postId))
          ),
        list: ({
          profileId,
          signal
        }: { profileId?: string; signal?: AbortSignal } = {}): Promise<PostPage> =>
          this.#call('refused', signal, { kind: 'list', profileId }, () => ({
            data: this.listView(this.posts.toReversed()) as Post[],
            nextCursor: null
          })),
        cancel: (postId: string, { signal }: { signal?: AbortSignal } = {}) =>
          this.#call('refused', signal, { kind: 'cancel', postId }, () => {
            const post = this.#scheduled(postId)
            post.status = 'cancelled'
            return this.#tell(post)
          }),
        update: (
          postId: string,
          { scheduledFor }: { scheduledFor: Date },
          { signal }: { signal?: AbortSignal } = {}
        ) =>
          this.#call('refused', signal, { kind: 'update', postId }, () => {
            const post = this.#scheduled(postId)
            post.publishAtMs = this.#keptTime(scheduledFor)
            return this.#tell(post)
          })
      }
    }
    return client as unknown as Aether
  }

  #call<T>(
    whenCut: 'refused' | 'ambiguous',
    signal: AbortSignal | undefined,
    call: WithoutAnswer,
    effect: () => T | Promise<T>
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        this.calls.splice(this.calls.indexOf(pending), 1)
        signal?.removeEventListener('abort', onAbort)
      }
      const onAbort = () => {
        leave()
        if (call.kind === 'create' && this.#hooks.effectWhenCut()) void effect()
        reject(new AetherError('ABORTED', { message: 'stopped', outcome: whenCut }))
      }
      const pending: Call = {
        ...call,
        answer: (answer: Answer) => {
          leave()
          if (answer.say === 'ok') {
            this.#hooks.onAnswered()
            attempt(effect).then(resolve, reject)
            return
          }
          if (answer.effect) attempt(effect).catch(() => undefined)
          if (answer.say.status !== undefined) this.#hooks.onAnswered()
          reject(answer.say)
        }
      }
      this.calls.push(pending)
      signal?.addEventListener('abort', onAbort)
      this.#hooks.onCall(pending)
    })
  }

  #add(input: PostInput): FakePost {
    const post: FakePost = {
      id: `post_${++this.#made}`,
      profileId: input.profileId,
      mediaKey: input.mediaKeys[0] ?? '',
      options: input.platforms?.tiktok,
      status: 'publishing',
      errorCode: null,
      publishAtMs: null
    }
    if (input.scheduledFor !== undefined) {
      post.publishAtMs = this.#keptTime(new Date(input.scheduledFor))
      post.status = 'scheduled'
    }
    this.posts.push(post)
    return post
  }

  #keptTime(asked: Date): number {
    return asked.getTime() + (this.times === 'shifted' ? 3_600_000 : 0)
  }

  /** Starts publishing the posts whose time has come. */
  letTimePass(): void {
    for (const post of this.posts)
      if (post.status === 'scheduled' && (post.publishAtMs ?? 0) <= this.#hooks.nowMs())
        post.status = 'publishing'
  }

  #scheduled(postId: string): FakePost {
    this.letTimePass()
    const post = this.#find(postId)
    if (post.status !== 'scheduled')
      throw new AetherError('POST_NOT_SCHEDULED', {
        message: 'too late',
        status: 409,
        outcome: 'refused'
      })
    return post
  }

  #find(postId: string): FakePost {
    this.letTimePass()
    const post = this.posts.find(({ id }) => id === postId)
    if (post === undefined)
      throw new AetherError('POST_NOT_FOUND', {
        message: 'no such post',
        status: 404,
        outcome: 'refused'
      })
    return post
  }

  #tell({ id, profileId, mediaKey, options, status, errorCode, publishAtMs }: FakePost): Post {
    const echoed =
      this.echo === 'none'
        ? {}
        : {
            platforms: {
              tiktok:
                this.echo === 'same'
                  ? { ...options }
                  : { ...options, privacyLevel: 'PUBLIC_TO_EVERYONE' }
            }
          }
    const told =
      publishAtMs === null || this.times === 'unsaid'
        ? {}
        : { publishAt: new Date(publishAtMs).toISOString() }
    return {
      id,
      profileId,
      mediaKeys: [mediaKey],
      status,
      ...told,
      ...echoed,
      ...(errorCode !== null && { error: { code: errorCode, message: errorCode } }),
      raw: {}
    }
  }
}

const attempt = async <T>(effect: () => T | Promise<T>): Promise<T> => effect()

type WithoutAnswer = Call extends infer C ? (C extends Call ? Omit<C, 'answer'> : never) : never

function pathOf(file: UploadInput['file']): string {
  if (!Buffer.isBuffer(file)) throw new Error('the queue uploads by raw path')
  return file.toString()
}

/** Returns the content of a file at this path: duplicates differ only in their names. */
export function contentOf(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/ duplicate/, '')
}
