import * as fc from 'fast-check'

/** Possible events of a queue, in any order. Indexes are taken modulo the number of items. */
export type Event =
  /** One of the running requests is answered; `how` picks the answer among those that fit. */
  | { kind: 'answer'; which: number; how: number }
  /**
   * The same, while the disk is full: the answer cannot be stored until there is room, or the
   * process dies first.
   */
  | { kind: 'answer-unstored'; which: number; how: number; next: 'room' | 'crash' }
  | { kind: 'time'; minutes: number }
  /** The machine slept, or the clock was set. */
  | { kind: 'clock'; minutes: number }
  | { kind: 'crash' }
  | { kind: 'stop' }
  | { kind: 'start' }
  | { kind: 'person'; does: UserDoes; job: number }
  /** A file that has to be checked again passes the check. */
  | { kind: 'check-passed' }
  /** A post changes at TikTok. */
  | { kind: 'fate'; post: number; is: 'published' | 'failed' | 'limit' | 'cancelled' }
  | { kind: 'echo'; is: 'same' | 'none' | 'differs' }
  /** How Aether treats a time from now on. */
  | { kind: 'times'; are: 'kept' | 'shifted' | 'unsaid' }

export const userDoes = [
  'arm',
  'cancel',
  'retry',
  'posted',
  'post-again',
  'pause',
  'pause-after-current',
  'resume',
  'clear',
  'restore',
  'first',
  'last',
  'edit',
  'reword',
  'audience-verified',
  'resend',
  'arm-at',
  'arm-here-at',
  'move',
  'as-soon-as-possible',
  'send-missed',
  'next-day',
  'leave-missed'
] as const
export type UserDoes = (typeof userDoes)[number]

const index = fc.nat({ max: 11 })

/** Answers are more frequent than all other events, or no job would get far. */
export const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      which: index,
      how: fc.nat({ max: 99 })
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('answer-unstored' as const),
      which: index,
      how: fc.nat({ max: 99 }),
      next: fc.constantFrom('room' as const, 'crash' as const)
    })
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      minutes: fc.constantFrom(0.1, 0.5, 2, 15, 65, 400)
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      minutes: fc.constantFrom(-600, -5, 5, 90, 1_500)
    })
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'crash' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'stop' as const }, { kind: 'start' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('times' as const),
      are: fc.constantFrom('kept' as const, 'kept' as const, 'shifted' as const, 'unsaid' as const)
    })
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('person' as const),
      does: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...userDoes) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('cancel' as const, 'move' as const, 'restore' as const)
        }
      ),
      job: index
    })
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'check-passed' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fate' as const),
      post: index,
      is: fc.constantFrom(
        'published' as const,
        'failed' as const,
        'limit' as const,
        'cancelled' as const
      )
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('echo' as const),
      is: fc.constantFrom('same' as const, 'none' as const, 'differs' as const)
    })
  }
)

export interface Story {
  /**
   * The first confirmation's time: none, or this many minutes ahead, kept by Aether where possible
   * or always here.
   */
  first: { inMinutes: number; keepLocal: boolean } | null
  /** How Aether treats times at first. */
  times: 'kept' | 'shifted' | 'unsaid'
  /** Files by name; `a duplicate` has the same bytes as `a`. */
  files: string[]
  /** Whether each interrupted request took effect, in order, repeated. */
  cuts: boolean[]
  events: Event[]
}

export const anyStory: fc.Arbitrary<Story> = fc.record({
  times: fc.constantFrom('kept', 'kept', 'kept', 'shifted', 'unsaid'),
  first: fc.option(
    fc.record({ inMinutes: fc.constantFrom(5, 40, 300, 1_200), keepLocal: fc.boolean() }),
    { freq: 3 }
  ),
  files: fc.constantFrom(
    ['a'],
    ['a', 'b', 'c'],
    ['a', 'a duplicate', 'b'],
    ['a', 'b', 'c', 'd', 'b duplicate']
  ),
  cuts: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
  events: fc.array(anyEvent, { minLength: 5, maxLength: 60 })
})
