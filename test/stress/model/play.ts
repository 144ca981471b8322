import type { QueueCommand } from '../../../src/contract/queue/queue-command.ts'
import type { PostOptions } from '../../../src/contract/queue/post-options.ts'
import type { StoredJob } from '../../../src/engine/queue/store/stored-job.ts'
import { contentOf, type Answer, type Call } from '../../support/fakes/fake-aether.ts'
import { answerFor } from './answers.ts'
import type { Event, UserDoes, Story } from './events.ts'
import { documentedMoves } from './legal-moves.ts'
import { TestQueue } from '../../support/engine/test-queue.ts'

const options: PostOptions = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
const legal = documentedMoves()
/** A post that is later than this waits for the user's decision. */
const longestLateMs = 30 * 60_000
/** No wait due to Aether or a dead connection is longer here. */
const soonMs = 15 * 60_000
/** After these events the runner has read the clock. */
const examinedAtOnce: ReadonlySet<string> = new Set(['time', 'person'])
const onTheWayOut: ReadonlySet<string> = new Set(['waiting', 'uploading', 'uploaded'])

/** Results of a story: they show that it tested something. */
export interface Played {
  creates: number
  published: number
  unknown: number
  /** Posts that were scheduled at Aether. */
  handedOver: number
  /** Posts that were canceled at Aether. */
  takenBack: number
  missed: number
}

/**
 * Plays one story on the real queue and checks the promises at each step. A create needs a licence:
 * each content has one at first, and gets another by a refusal, by a post reported as failed or
 * cancelled, or by the user's decision.
 */
export class Play {
  readonly #queue: TestQueue
  readonly #jobIds: string[]
  readonly #licences = new Map<string, number>()
  /** Jobs whose post was reported as failed or cancelled: only the user can send them again. */
  readonly #ended = new Set<string>()
  readonly #toldIds = new Set<string>()
  readonly #keys = new Set<string>()
  readonly #broken: string[] = []
  #cutsAt = 0
  #creates = 0
  #handedOver = 0
  readonly #missed = new Set<string>()

  constructor(story: Story) {
    this.#queue = new TestQueue({
      onCall: (call) => this.#watchCreate(call),
      effectWhenCut: () => story.cuts[this.#cutsAt++ % story.cuts.length] === true
    })
    this.#queue.aether.times = story.times
    const jobs = this.#queue.add(story.files, options)
    this.#jobIds = jobs.map((job) => job.id)
    for (const name of story.files) this.#licences.set(contentOf(name), 1)
    this.#queue.order(this.#armAt(this.#jobIds, story.first))
    this.#queue.start()
  }

  async run(events: readonly Event[]): Promise<Played> {
    try {
      await this.#queue.rest()
      for (const event of events) {
        await this.#happen(event)
        this.#watchStore(event)
        if (this.#broken.length > 0) throw new Error(this.#broken.join('\n'))
      }
      await this.#throttle()
      if (this.#broken.length > 0) throw new Error(this.#broken.join('\n'))
      const { jobs } = this.#queue
      return {
        creates: this.#creates,
        published: jobs.inPhase('published').length,
        unknown: jobs.inPhase('unknown').length,
        handedOver: this.#handedOver,
        takenBack: this.#queue.aether.posts.filter(
          (post) => post.status === 'cancelled' && post.publishAtMs !== null
        ).length,
        missed: this.#missed.size
      }
    } finally {
      await this.#queue.stop()
      this.#queue.close()
    }
  }

  async #happen(event: Event): Promise<void> {
    const queue = this.#queue
    switch (event.kind) {
      case 'answer':
        await this.#answer(event.which, event.how)
        break
      case 'answer-unstored':
        await this.#answerUnstored(event.which, event.how, event.next)
        break
      case 'time':
        await this.#pass(event.minutes * 60_000)
        break
      case 'clock':
        queue.clock.jump(event.minutes * 60_000)
        break
      case 'crash':
        queue.crash()
        break
      case 'stop':
        await queue.stop()
        break
      case 'start':
        queue.start()
        break
      case 'person':
        this.#person(event.does, event.job)
        break
      case 'check-passed':
        for (const job of queue.jobs.inPhase('checking')) queue.pass(job)
        break
      case 'fate': {
        const post = queue.aether.posts[event.post % Math.max(1, queue.aether.posts.length)]
        if (post?.status === 'publishing') {
          post.status = event.is === 'limit' ? 'failed' : event.is
          post.errorCode =
            event.is === 'limit' ? 'POST_LIMIT_REACHED' : event.is === 'failed' ? 'internal' : null
        }
        break
      }
      case 'echo':
        queue.aether.echo = event.is
        break
      case 'times':
        queue.aether.times = event.are
        break
    }
    await queue.rest()
  }

  async #answer(which: number, how: number): Promise<void> {
    const { aether } = this.#queue
    const call = aether.calls[which % Math.max(1, aether.calls.length)]
    if (call === undefined) return
    const before = this.#jobOf(call)
    const made = aether.posts.length
    const answer = this.#give(call, how)
    await this.#queue.rest()
    if (call.kind === 'create' && answer.say === 'ok')
      this.#mustHaveId(before, aether.posts[made]?.id)
  }

  /**
   * Answers a request while nothing can be stored. Skips uploads: their hash is computed in a
   * separate thread.
   */
  async #answerUnstored(which: number, how: number, next: 'room' | 'crash'): Promise<void> {
    const queue = this.#queue
    const calls = queue.aether.calls.filter((call) => call.kind !== 'upload')
    const call = calls[which % Math.max(1, calls.length)]
    if (call === undefined) return
    await queue.withoutRoom(() => this.#give(call, how))
    if (next === 'crash') queue.crash()
    // The store is tried again every five seconds.
    else
      for (let tries = 0; tries < 4; tries++) {
        queue.clock.step(6_000)
        await new Promise((resolve) => setImmediate(resolve))
      }
  }

  /** Answers one request and grants what its answer permits. */
  #give(call: Call, how: number): Answer {
    const before = this.#jobOf(call)
    const answer = answerFor(this.#queue.aether, call, how)
    if (call.kind === 'create' && answer.say !== 'ok' && answer.say.outcome === 'refused')
      this.#grant(before)
    if ((call.kind === 'get' || call.kind === 'cancel') && answer.say === 'ok')
      this.#told(before, call)
    // A scheduled post that Aether no longer lists was canceled.
    if (
      call.kind === 'get' &&
      answer.say !== 'ok' &&
      answer.say.status === 404 &&
      before?.phase === 'scheduled' &&
      before.remote_change !== null
    )
      this.#ends(before)
    call.answer(answer)
    return answer
  }

  /**
   * Records that the engine got a post's outcome: its content may be posted again, by another job
   * or by the user's decision.
   */
  #told(job: StoredJob | null, call: Extract<Call, { kind: 'get' | 'cancel' }>): void {
    const post = this.#queue.aether.posts.find(({ id }) => id === call.postId)
    if (job === null || post === undefined || this.#toldIds.has(post.id)) return
    this.#queue.aether.letTimePass()
    const ends =
      post.status === 'failed' ||
      post.status === 'cancelled' ||
      (call.kind === 'cancel' && post.status === 'scheduled')
    if (!ends) return
    this.#toldIds.add(post.id)
    // The daily limit, reported late, sends the job back automatically.
    if (post.errorCode === 'POST_LIMIT_REACHED') this.#grant(job)
    else this.#ends(job)
  }

  #ends(job: StoredJob): void {
    this.#grant(job)
    this.#ended.add(job.id)
  }

  #person(does: UserDoes, which: number): void {
    const queue = this.#queue
    const id = this.#jobIds[which % this.#jobIds.length] ?? ''
    const before = queue.jobs.get(id)
    const { changed } = queue.order(this.#order(does, id))
    if (does.startsWith('arm') || does === 'retry' || does === 'resend')
      for (const one of changed) this.#ended.delete(one)
    if (does === 'post-again' && changed.includes(id)) this.#grant(before)
  }

  #order(does: UserDoes, id: string): QueueCommand {
    switch (does) {
      case 'arm':
        return { kind: 'arm', arm: { jobIds: [id], options } }
      case 'edit':
        return { kind: 'edit', jobIds: [id], options: { ...options, disableDuet: false } }
      case 'posted':
      case 'post-again':
        return { kind: 'resolve', jobId: id, as: does }
      case 'pause-after-current':
        return { kind: 'pause', how: 'after-current' }
      case 'pause':
      case 'resume':
      case 'audience-verified':
        return { kind: does }
      case 'reword':
        return { kind: 'edit', jobIds: [id], caption: 'other words' }
      case 'first':
      case 'last':
        return {
          kind: 'reorder',
          jobIds: [id],
          before: does === 'last' ? null : (this.#jobIds[0] ?? null)
        }
      case 'resend':
        return { kind: 'retry', jobIds: this.#jobIds }
      case 'arm-at':
      case 'arm-here-at':
        return this.#armAt([id], { inMinutes: 90, keepLocal: does === 'arm-here-at' })
      case 'move':
        return { kind: 'reschedule', jobIds: [id], scheduledFor: this.#inMinutes(200) }
      case 'as-soon-as-possible':
        return { kind: 'reschedule', jobIds: [id], scheduledFor: null }
      case 'send-missed':
        return { kind: 'missed', answer: 'send-spaced' }
      case 'next-day':
        return { kind: 'missed', answer: 'next-slot' }
      case 'leave-missed':
        return { kind: 'missed', answer: 'leave' }
      case 'cancel':
      case 'retry':
      case 'clear':
      case 'restore':
        return { kind: does, jobIds: [id] }
    }
  }

  #inMinutes(minutes: number): string {
    return new Date(this.#queue.clock.nowMs() + minutes * 60_000).toISOString()
  }

  #armAt(jobIds: string[], at: Story['first']): QueueCommand {
    const schedule =
      at === null
        ? {}
        : { schedule: { scheduledFor: this.#inMinutes(at.inMinutes), keepLocal: at.keepLocal } }
    return { kind: 'arm', arm: { jobIds, options, ...schedule } }
  }

  async #pass(ms: number): Promise<void> {
    // A long time passes in the runner's own steps at first, then at once: it polls every 30 s, due
    // or not.
    let left = ms
    for (let steps = 0; left > 0 && steps < 12; steps++) {
      left -= Math.max(1, this.#queue.clock.step(left))
      await this.#queue.rest()
    }
    if (left > 0) {
      this.#queue.clock.jump(left)
      this.#queue.clock.step(30_000)
    }
  }

  #grant(job: StoredJob | null): void {
    if (job === null) return
    const content = contentOf(job.path)
    this.#licences.set(content, (this.#licences.get(content) ?? 0) + 1)
  }

  /** Returns the job of a request. */
  #jobOf(call: Call): StoredJob | null {
    const [column, value] =
      call.kind === 'create'
        ? ['idempotency_key', call.idempotencyKey]
        : 'postId' in call
          ? ['post_id', call.postId]
          : ['path', null]
    const row = this.#queue.db.prepare(`SELECT id FROM jobs WHERE ${column} = ?`).get(value) as
      | { id: string }
      | undefined
    return row === undefined ? null : this.#queue.jobs.get(row.id)
  }

  /** Called at the moment when a create is sent. */
  #watchCreate(call: Call): void {
    if (call.kind !== 'create') return
    this.#creates++
    const job = this.#jobOf(call)
    if (job === null || job.phase !== 'submitting')
      return this.#break('a create left before "submitting" and its key were stored')
    if (job.consent_at_ms === null) this.#break(`${job.path} left without a person's confirmation`)
    if (this.#keys.has(call.idempotencyKey)) this.#break('an idempotency key was used twice')
    this.#keys.add(call.idempotencyKey)
    this.#watchTime(job, call.input.scheduledFor)
    if (this.#ended.has(job.id))
      this.#break(`${job.path} left again after its post ended, without a person's word`)
    const content = contentOf(job.path)
    const licences = this.#licences.get(content) ?? 0
    if (licences < 1)
      this.#break(`${content} was created again without a refusal or a person's word`)
    this.#licences.set(content, licences - 1)
  }

  /**
   * Checks that a job with a time is sent at it, or with it if Aether keeps it; never early, and
   * never long after it without the user.
   */
  #watchTime(job: StoredJob, handedOverFor: string | Date | undefined): void {
    const atMs = job.scheduled_for_ms
    if (handedOverFor !== undefined) {
      this.#handedOver++
      if (new Date(handedOverFor).getTime() !== atMs)
        this.#break(`${job.path} was handed over for another time than it was confirmed for`)
    } else if (atMs !== null) {
      const lateMs = this.#queue.clock.nowMs() - atMs
      if (lateMs < 0) this.#break(`${job.path} left before its time`)
      if (lateMs > longestLateMs)
        this.#break(
          `${job.path} left ${lateMs / 60_000} minutes after its time without a person's word`
        )
    }
  }

  #mustHaveId(before: StoredJob | null, postId: string | undefined): void {
    if (before === null || postId === undefined)
      return this.#break('a create was answered that no job stands for')
    const job = this.#queue.jobs.get(before.id)
    if (job?.post_id !== postId)
      this.#break(`the id of a post that exists was not stored: ${job?.phase}`)
  }

  #watchStore(event: Event): void {
    const queue = this.#queue
    for (const id of this.#jobIds) {
      const job = queue.jobs.get(id)
      if (job === null) this.#break(`job ${id} is gone after ${JSON.stringify(event)}`)
      else if (job.missed) this.#missed.add(id)
      if (job !== null && queue.running && examinedAtOnce.has(event.kind)) this.#watchOrder(job)
    }
    for (const { before, after } of queue.takeMoves())
      if (!legal.has(`${before}→${after}`)) this.#break(`${before}→${after} is no legal move`)
    for (const surprise of queue.surprises.splice(0)) this.#break(surprise)
    for (const id of this.#ended) {
      const job = queue.jobs.get(id)
      if (job !== null && onTheWayOut.has(job.phase))
        this.#break(
          `${job.path} is on its way out again (${job.phase}) after its post ended, without a person's word`
        )
    }
  }

  /**
   * Checks that the user's remote change is requested soon, again and again, and not at the post's
   * time.
   */
  #watchOrder(job: StoredJob): void {
    if (job.phase !== 'scheduled' || job.remote_change === null) return
    const inMs = (job.due_at_ms ?? Infinity) - this.#queue.clock.nowMs()
    if (inMs > soonMs)
      this.#break(
        `${job.path}: the order to ${job.remote_change} is asked only in ${inMs / 60_000} minutes`
      )
  }

  /** Everything succeeds from here on: each confirmed job must end, or wait for a named reason. */
  async #throttle(): Promise<void> {
    const queue = this.#queue
    queue.start()
    queue.aether.echo = 'same'
    queue.aether.times = 'kept'
    queue.order({ kind: 'resume' })
    queue.order({ kind: 'audience-verified' })
    await this.#runDry()
    // Retrying everything is not a decision about posts that may exist.
    this.#person('resend', 0)
    this.#person('send-missed', 0)
    await this.#runDry()
    this.#watchStore({ kind: 'start' })
    for (const job of this.#open())
      if (!this.#hasTimeToCome(job))
        this.#break(
          `${job.path} is stuck: ${job.phase} ${job.wait_reason ?? ''} ${job.error_code ?? ''}`
        )
  }

  async #runDry(): Promise<void> {
    const queue = this.#queue
    for (let turn = 0; turn < 200; turn++) {
      await queue.rest()
      while (queue.aether.calls.length > 0) await this.#answer(0, 0)
      queue.aether.letTimePass()
      for (const post of queue.aether.posts)
        if (post.status === 'publishing') post.status = 'published'
      const open = this.#open()
      if (open.length === 0) return
      const toCome = open.every((job) => this.#hasTimeToCome(job))
      const nextMs =
        Math.min(...open.map((job) => job.due_at_ms ?? job.scheduled_for_ms ?? 0)) -
        queue.clock.nowMs()
      await this.#pass(toCome ? Math.max(600_000, nextMs) : 600_000)
    }
  }

  #open(): StoredJob[] {
    const jobs = this.#jobIds.flatMap((id) => this.#queue.jobs.get(id) ?? [])
    const waitsWithReason = (job: StoredJob) =>
      job.phase === 'waiting' &&
      (job.wait_reason === 'quota' || job.wait_reason === 'reconnect' || job.missed)
    return jobs.filter(
      (job) =>
        ['waiting', 'uploading', 'uploaded', 'submitting', 'processing', 'scheduled'].includes(
          job.phase
        ) && !waitsWithReason(job)
    )
  }

  /** Returns whether the post is for another day, kept here or by Aether. */
  #hasTimeToCome(job: StoredJob): boolean {
    const isKept =
      job.phase === 'scheduled'
        ? job.remote_change === null
        : job.phase === 'waiting' && job.wait_reason === 'schedule'
    return isKept && (job.scheduled_for_ms ?? 0) > this.#queue.clock.nowMs()
  }

  #break(what: string): void {
    this.#broken.push(what)
  }
}
