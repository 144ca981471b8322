import type { FaultName, FaultOrder, Operation } from '../../../src/sandbox/index.ts'

/** How a batch ends for the user after a fault, and what happens without the user. */
interface Outcome {
  /** Phase, wait reason and error code of each clip, separated by spaces. */
  end: string
  exitCode: number
  byItself: string
}

export const outcomes = {
  unharmed: { end: 'published', exitCode: 0, byItself: 'Nothing has to.' },
  'uploaded again': {
    end: 'published',
    exitCode: 0,
    byItself:
      'Uploaded again after 5, 20, 80 and 300 s, five attempts in all; an upload alone posts nothing.'
  },
  'asked again': { end: 'published', exitCode: 0, byItself: 'Asked again after 15 s.' },
  'found in the list': {
    end: 'published',
    exitCode: 0,
    byItself: "Not sent again: looked for in Aether's list after 2, 15 and 60 s, and found."
  },
  paused: {
    end: 'published',
    exitCode: 0,
    byItself: 'The whole key pauses until the time that Aether named, then it goes on.'
  },
  'back on line': {
    end: 'published',
    exitCode: 0,
    byItself: 'Tried again after 5, 10, 20, then every 30 s; uses up no attempt.'
  },
  unverified: {
    end: 'published',
    exitCode: 0,
    byItself: 'The key counts as not verified; the profile is taken as it was named.'
  },
  unknown: {
    end: 'unknown NOT_CONFIRMED',
    exitCode: 4,
    byItself:
      "Never sent again: looked for in Aether's list after 2, 15 and 60 s, then after 10 minutes, 1 hour and 6 hours. A person can say more at any time."
  },
  'unknown at once': {
    end: 'unknown NOT_CONFIRMED',
    exitCode: 4,
    byItself: 'Never sent again. There is no list to look at, so only a person can say.'
  },
  'found later': {
    end: 'unknown NOT_CONFIRMED',
    exitCode: 4,
    byItself: 'Never sent again. Found by the look after 10 minutes, and followed from there.'
  },
  failed: {
    end: 'failed',
    exitCode: 1,
    byItself: 'Nothing. The same line again, once the cause is mended, tries it again.'
  },
  'given up': {
    end: 'failed',
    exitCode: 1,
    byItself: 'Uploaded five times in vain. The same line again starts anew.'
  },
  quota: {
    end: 'waiting quota',
    exitCode: 5,
    byItself:
      "Goes out when the account's oldest post of these 24 hours is a day old; where none is known, after 1 hour, doubling to 6."
  },
  'key refused': {
    end: 'waiting not-authorised',
    exitCode: 3,
    byItself: 'Everything of this key stands still until a person mends the key.'
  },
  'nothing sent': {
    end: 'ready',
    exitCode: 3,
    byItself: 'Nothing was sent; the files stay in the queue.'
  },
  'key refused while followed': {
    end: 'processing',
    exitCode: 3,
    byItself: 'The post is out of our hands; it is followed again once the key is mended.'
  },
  'key refused while looked for': {
    end: 'submitting',
    exitCode: 3,
    byItself: 'Never sent again; looked for again once the key is mended.'
  },
  reconnect: {
    end: 'waiting reconnect',
    exitCode: 5,
    byItself: "Only this account's files wait, until it is connected again."
  },
  'audience held': {
    end: 'waiting audience-check',
    exitCode: 5,
    byItself: 'One post went out; the rest waits for a person who has looked at it.'
  },
  kept: { end: 'scheduled', exitCode: 0, byItself: 'Aether has it and publishes it at its time.' },
  moved: {
    end: 'scheduled',
    exitCode: 0,
    byItself: 'The order is repeated every 15 s until Aether shows the new time.'
  },
  'taken back': {
    end: 'cancelled',
    exitCode: 1,
    byItself: 'The order is repeated every 15 s until Aether shows that the post is gone.'
  },
  'order refused': {
    end: 'scheduled ORDER_REFUSED',
    exitCode: 0,
    byItself: 'The post goes out at its old time; a person can cancel it in the Aether dashboard.'
  },
  'order on hold': {
    end: 'scheduled',
    exitCode: 3,
    byItself: 'The order is kept and repeated once the key is mended.'
  },
  shifted: {
    end: 'failed SCHEDULE_SHIFTED',
    exitCode: 1,
    byItself:
      'The post is taken back at once, and nothing more is handed to Aether: later posts are sent from here at their times.'
  },
  'not ended': {
    end: 'processing',
    exitCode: 5,
    byItself: 'Followed at growing distances; called overdue after 24 hours.'
  }
} as const satisfies Record<string, Outcome>

export type OutcomeName = keyof typeof outcomes

export interface FaultCase {
  name: string
  at: Operation
  orders: readonly FaultOrder[]
  outcome: OutcomeName
  clips: number
  /** Every clip's end, in any order. */
  ends: readonly string[]
  /** The number of posts in the sandbox's record at the end. */
  posts: number
  /** If the user need not act first: the end that follows `ends` automatically. */
  later: string | null
  /** For posts scheduled at Aether five days ahead: what the user then requests. */
  scheduled: 'only' | 'move' | 'withdraw' | null
  /** Waits for a time-out of the SDK, which no test clock can shorten. */
  idle: boolean
}

interface More {
  code?: string
  times?: number
  clips?: number
  ends?: readonly string[]
  posts?: number
  later?: string
  also?: readonly FaultOrder[]
  label?: string
  scheduled?: FaultCase['scheduled']
}

const forGood = 1_000

function faultCase(
  at: Operation,
  fault: FaultOrder['fault'],
  outcome: OutcomeName,
  more: More = {}
): FaultCase {
  const { times = 1, clips = 1, later = null, also = [], scheduled = null } = more
  const kind = typeof fault === 'string' ? fault : fault.kind
  const end: string = outcomes[outcome].end
  const full = more.code === undefined ? end : `${end} ${more.code}`
  const sent = !['waiting', 'failed', 'ready'].includes(end.split(' ')[0] ?? '')
  return {
    name: more.label ?? kind,
    at,
    outcome,
    clips,
    later,
    scheduled,
    orders: [...also, { operation: at, fault, times }],
    ends: more.ends ?? Array.from({ length: clips }, () => full),
    posts: more.posts ?? (sent ? clips : 0),
    idle: kind.startsWith('stall')
  }
}

const each = (
  at: Operation,
  faults: readonly FaultName[],
  outcome: OutcomeName,
  more: More = {}
): FaultCase[] => faults.map((fault) => faultCase(at, fault, outcome, more))

const done = [
  'error-408-done',
  'error-409-done',
  'error-500-done',
  'error-502-done',
  'error-503-done',
  'error-504-done',
  'html-502-done',
  'html-200-done',
  'cut-json-done',
  'wrong-types-done',
  'without-id-done',
  'empty-done',
  'reset-after-effect',
  'reset-inside-answer',
  'stall-after-effect',
  'stall-inside-answer'
] as const
const undone = [
  'error-409',
  'error-500',
  'error-502',
  'error-503',
  'error-503-early',
  'error-504',
  'html-200',
  'cut-json',
  'wrong-types',
  'reset-before-body',
  'reset-inside-body',
  'reset-after-body',
  'stall-before-body',
  'stall-inside-body',
  'stall-after-body'
] as const
const read = [
  'error-408-done',
  'error-409',
  'error-500',
  'error-502',
  'error-503',
  'error-504',
  'html-200',
  'html-502-done',
  'cut-json',
  'wrong-types',
  'empty-done',
  'reset-before-body',
  'reset-after-body',
  'reset-inside-answer',
  'stall-before-body',
  'stall-inside-answer'
] as const
const limits = ['rate-limited', 'rate-limit-burst'] as const
const absent = [
  ['absent-404', 'NOT_FOUND'],
  ['absent-405', 'METHOD_NOT_ALLOWED']
] as const
const lateRefusals = [
  'file_format_check_failed',
  'duration_check_failed',
  'frame_rate_check_failed',
  'picture_size_check_failed',
  'internal',
  'video_pull_failed',
  'photo_pull_failed',
  'publish_cancelled',
  'auth_removed',
  'spam_risk_user_banned_from_posting',
  'spam_risk_text',
  'spam_risk'
] as const

/** A create that posted but whose answer was lost, so that the list is needed. */
const lostAnswer: FaultOrder = { operation: 'createPost', fault: 'reset-after-effect' }
const refusedConnections: FaultOrder['fault'] = { kind: 'refuse-connections', forMs: 400 }

const uploads: FaultCase[] = [
  ...each('uploadMedia', [...undone, ...done], 'uploaded again'),
  faultCase('uploadMedia', 'error-500', 'given up', {
    times: 5,
    code: 'INTERNAL',
    label: 'error-500, five times'
  }),
  ...each('uploadMedia', limits, 'paused'),
  ...each('uploadMedia', ['slow-answer'], 'unharmed'),
  faultCase('uploadMedia', { kind: 'slow-body', bytesPerS: 2_000_000 }, 'unharmed'),
  faultCase('uploadMedia', refusedConnections, 'back on line'),
  faultCase('uploadMedia', 'reset-after-body', 'given up', {
    times: 5,
    code: 'NETWORK_RESET',
    label: 'reset-after-body, five times'
  }),
  // Permanent, because an answer before the body can be lost with the connection, and the file is
  // then uploaded again.
  faultCase('uploadMedia', 'unauthorised', 'key refused', {
    code: 'INVALID_API_KEY',
    times: forGood
  }),
  ...absent.map(([fault, code]) =>
    faultCase('uploadMedia', fault, 'failed', { code, times: forGood })
  ),
  ...each('uploadMedia', ['limit-400', 'limit-429'], 'quota', { code: 'POST_LIMIT_REACHED' })
]

const creates: FaultCase[] = [
  ...each('createPost', undone, 'unknown', { posts: 0 }),
  ...each('createPost', done, 'found in the list'),
  ...each('createPost', limits, 'paused'),
  ...each('createPost', ['slow-answer'], 'unharmed'),
  faultCase('createPost', { kind: 'slow-body', bytesPerS: 10_000 }, 'unharmed'),
  faultCase('createPost', refusedConnections, 'back on line'),
  faultCase('createPost', 'unauthorised', 'key refused', { code: 'INVALID_API_KEY' }),
  ...absent.map(([fault, code]) => faultCase('createPost', fault, 'failed', { code })),
  ...each('createPost', ['limit-400', 'limit-429'], 'quota', { code: 'POST_LIMIT_REACHED' }),
  ...(['POST_LIMIT_REACHED', 'spam_risk_too_many_posts'] as const).map((code) =>
    faultCase('createPost', `late-${code}`, 'quota', { code, posts: 1 })
  ),
  ...lateRefusals.map((code) =>
    faultCase('createPost', `late-${code}`, 'failed', { code, posts: 1 })
  ),
  faultCase('createPost', 'never-ends', 'not ended'),
  faultCase('createPost', 'profile-expired', 'reconnect', { code: 'PROFILE_NOT_CONNECTED' }),
  faultCase('createPost', 'options-ignored', 'audience held', {
    times: forGood,
    clips: 3,
    ends: ['published', 'waiting audience-check', 'waiting audience-check'],
    posts: 1
  }),
  faultCase('createPost', 'options-ignored-other-echo', 'audience held', {
    times: forGood,
    clips: 3,
    ends: ['published AUDIENCE_DIFFERS', 'waiting audience-check', 'waiting audience-check'],
    posts: 1
  }),
  ...each('createPost', ['no-options-echo', 'no-media-key-echo'], 'unharmed')
]

const polls: FaultCase[] = [
  ...each('getPost', read, 'asked again'),
  ...each('getPost', limits, 'paused'),
  ...each('getPost', ['slow-answer', 'no-options-echo', 'no-media-key-echo'], 'unharmed'),
  faultCase('getPost', refusedConnections, 'unharmed'),
  ...absent.map(([fault]) => faultCase('getPost', fault, 'asked again')),
  ...absent.map(([fault]) =>
    faultCase('getPost', fault, 'not ended', { times: forGood, label: `${fault}, for good` })
  ),
  faultCase('getPost', 'unauthorised', 'key refused while followed')
]

const also = [lostAnswer]
const lists: FaultCase[] = [
  ...each('listPosts', read, 'found in the list', { also }),
  ...each('listPosts', limits, 'paused', { also }),
  ...each('listPosts', ['slow-answer'], 'found in the list', { also }),
  faultCase('listPosts', refusedConnections, 'found in the list', { also }),
  ...absent.map(([fault]) => faultCase('listPosts', fault, 'unknown at once', { also })),
  faultCase('listPosts', 'error-500', 'unknown', {
    also,
    times: forGood,
    label: 'error-500, for good'
  }),
  faultCase('listPosts', 'html-200', 'unknown', {
    also,
    times: forGood,
    label: 'html-200, for good'
  }),
  faultCase('listPosts', 'stale-list', 'found later', { also, times: forGood, later: 'published' }),
  faultCase('listPosts', 'small-pages', 'found in the list', { also, times: forGood, clips: 4 }),
  faultCase('listPosts', 'no-media-key-echo', 'unknown', { also, times: forGood }),
  faultCase('listPosts', 'unauthorised', 'key refused while looked for', {
    also,
    code: 'NETWORK_RESET'
  })
]

const ordered = [
  'error-408-done',
  'error-409-done',
  'error-500',
  'error-500-done',
  'error-502-done',
  'error-503',
  'html-200',
  'html-200-done',
  'cut-json-done',
  'wrong-types-done',
  'empty-done',
  'reset-before-body',
  'reset-after-body',
  'reset-after-effect',
  'reset-inside-answer',
  'slow-answer',
  'rate-limited',
  'rate-limit-burst',
  'stall-after-effect'
] as const
const [move, withdraw, only] = [
  { scheduled: 'move' },
  { scheduled: 'withdraw' },
  { scheduled: 'only' }
] as const

const orders: FaultCase[] = [
  ...each(
    'createPost',
    ['reset-after-effect', 'error-502-done', 'html-200-done', 'slow-answer', 'rate-limited'],
    'kept',
    only
  ),
  ...each('createPost', ['error-502', 'reset-after-body'], 'unknown', { ...only, posts: 0 }),
  faultCase('createPost', 'publish-at-shifted', 'shifted', { ...only, posts: 1 }),
  ...each('updatePost', ordered, 'moved', move),
  faultCase('updatePost', 'publish-at-shifted', 'shifted', { ...move, posts: 1 }),
  faultCase('updatePost', 'unauthorised', 'order on hold', move),
  ...each('updatePost', ['error-409', 'absent-404', 'absent-405'], 'order refused', move),
  ...each('cancelPost', ordered, 'taken back', { ...withdraw, posts: 1 }),
  faultCase('cancelPost', 'unauthorised', 'order on hold', withdraw),
  ...each('cancelPost', ['error-409', 'absent-404', 'absent-405'], 'order refused', withdraw)
]

const profiles: FaultCase[] = [
  ...absent.map(([fault]) => faultCase('listProfiles', fault, 'unverified')),
  ...each(
    'listProfiles',
    [
      'error-500',
      'html-200',
      'cut-json',
      'wrong-types',
      'reset-before-body',
      'reset-inside-answer',
      'rate-limited',
      'stall-before-body'
    ],
    'unverified'
  ),
  faultCase('listProfiles', refusedConnections, 'back on line'),
  faultCase('listProfiles', 'unauthorised', 'nothing sent'),
  faultCase('listProfiles', 'profile-expired', 'reconnect')
]

/** Each fault of the sandbox at each call where it matters, with its expected end. */
export const faultCases: readonly FaultCase[] = [
  ...uploads,
  ...creates,
  ...polls,
  ...lists,
  ...orders,
  ...profiles
]
