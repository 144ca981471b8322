import type { RetryClass } from '../../contract/app-error.ts'
import { adviceForUnknown } from './unknown-code-advice.ts'

/** What a failed call or post means for the queue, for any kind of call. */
export type FailureKind =
  /** The account's daily limit is reached: the job waits, and the account closes. */
  | 'quota'
  /** The key sends too fast: all its jobs pause. */
  | 'rate-limit'
  /** Aether refuses the key: all its jobs wait for the user. */
  | 'not-authorised'
  /** The account's connection ended: only its jobs wait. */
  | 'reconnect'
  /** There is no connection: nothing reached the server. */
  | 'offline'
  /** Aether no longer has the media. */
  | 'media-gone'
  /** The file changed or vanished while it was read. */
  | 'file-changed'
  /** The app aborted the call. */
  | 'aborted'
  /** The error may be temporary. */
  | 'passing'
  /** A definite refusal, which a retry would repeat. */
  | 'refused'

/** One code: what happened, what to do, what a retry would do, and the source of the rule. */
export interface FailureRow {
  kind: FailureKind
  retry: RetryClass
  sentence: string
  action: string
  source: string
}

const status = 'developers.tiktok.com, Get Post Status, fail_reason'
const direct = 'developers.tiktok.com, Direct Post, error codes'
const tutorial = "Aether's TypeScript tutorial, error codes"
const sdk = 'packages/aether, error-codes.ts'
const assumed = 'assumed: no page names the code'

const row = (
  kind: FailureKind,
  retry: RetryClass,
  source: string,
  sentence: string,
  action: string
): FailureRow => ({ kind, retry, source, sentence, action })

const checkKey = 'Check the key in your Aether dashboard and enter it again.'
const goesOn = 'Sending goes on by itself.'
const triedAgain = 'It is tried again by itself.'

/** Removes the prototype, so that no foreign code matches an inherited field. */
function withoutPrototype<Row>(rows: Record<string, Row>): Readonly<Record<string, Row>> {
  Object.setPrototypeOf(rows, null)
  return rows
}

/** All known codes of TikTok, Aether and our SDK. The same code always has the same text. */
export const failureTable: Readonly<Record<string, FailureRow>> = withoutPrototype({
  POST_LIMIT_REACHED: row(
    'quota',
    'later',
    tutorial,
    "The account's posts for these 24 hours are used up.",
    'It goes out by itself when there is room again.'
  ),
  spam_risk_too_many_posts: row(
    'quota',
    'later',
    status,
    "The account's posts for these 24 hours are used up; posts from other apps count too.",
    'It goes out by itself when there is room again.'
  ),
  RATE_LIMITED: row('rate-limit', 'later', assumed, 'Aether asks this key to slow down.', goesOn),
  RATE_LIMIT_EXCEEDED: row(
    'rate-limit',
    'later',
    assumed,
    'Aether asks this key to slow down.',
    goesOn
  ),
  rate_limit_exceeded: row('rate-limit', 'later', direct, 'TikTok asks to slow down.', goesOn),
  INVALID_API_KEY: row(
    'not-authorised',
    'person',
    assumed,
    'Aether does not accept the API key.',
    checkKey
  ),
  HTTP_401: row(
    'not-authorised',
    'person',
    assumed,
    'Aether does not accept the API key.',
    checkKey
  ),
  NO_API_KEY: row(
    'not-authorised',
    'person',
    'this app',
    'There is no API key.',
    'Enter the key in the app, or set AETHER_API_KEY.'
  ),
  PROFILE_EXPIRED: row(
    'reconnect',
    'person',
    assumed,
    "The TikTok account's connection ended.",
    'Connect the account again.'
  ),
  PROFILE_DISCONNECTED: row(
    'reconnect',
    'person',
    assumed,
    "The TikTok account's connection ended.",
    'Connect the account again.'
  ),
  PROFILE_NOT_CONNECTED: row(
    'reconnect',
    'person',
    assumed,
    "The TikTok account's connection ended.",
    'Connect the account again.'
  ),
  auth_removed: row(
    'reconnect',
    'person',
    status,
    'The creator removed the access of this app in TikTok.',
    'Connect the account again.'
  ),
  access_token_invalid: row(
    'reconnect',
    'person',
    direct,
    "The TikTok account's connection ended.",
    'Connect the account again.'
  ),
  scope_not_authorized: row(
    'reconnect',
    'person',
    direct,
    'The account did not allow posting when it was connected.',
    'Connect it again and allow posting.'
  ),
  VIDEO_TOO_SHORT: row(
    'refused',
    'never',
    tutorial,
    'The video is shorter than TikTok takes for this account.',
    'Make it longer, then try again.'
  ),
  VIDEO_TOO_LONG: row(
    'refused',
    'never',
    tutorial,
    'The video is longer than TikTok takes for this account.',
    'Trim it, or set the account type if the account may post longer ones; then try again.'
  ),
  CAPTION_TOO_LONG: row(
    'refused',
    'never',
    tutorial,
    'The caption is longer than 2,200 characters.',
    'Shorten it, then try again.'
  ),
  PROFILE_NOT_FOUND: row(
    'refused',
    'person',
    assumed,
    'Aether does not know this account.',
    'Refresh the accounts; if it is gone, connect it and add the file again.'
  ),
  MEDIA_NOT_FOUND: row(
    'media-gone',
    'now',
    assumed,
    'Aether no longer has the uploaded file.',
    'It is uploaded again by itself.'
  ),
  MEDIA_EXPIRED: row(
    'media-gone',
    'now',
    assumed,
    'Aether no longer has the uploaded file.',
    'It is uploaded again by itself.'
  ),
  HTTP_413: row(
    'refused',
    'never',
    assumed,
    'Aether does not take a file of this size.',
    'Make the file smaller, then try again.'
  ),
  file_format_check_failed: row(
    'refused',
    'never',
    status,
    'TikTok does not accept this file format.',
    'Export it again as MP4 with H.264 and AAC, then try again.'
  ),
  duration_check_failed: row(
    'refused',
    'never',
    status,
    "TikTok does not accept the video's length for this account.",
    'Trim it to the length that the account allows, then try again.'
  ),
  frame_rate_check_failed: row(
    'refused',
    'never',
    status,
    'TikTok does not accept the frame rate.',
    'Export it again at a constant 30 fps, then try again.'
  ),
  picture_size_check_failed: row(
    'refused',
    'never',
    status,
    'TikTok does not accept the picture size.',
    'Export it again at 1080x1920, then try again.'
  ),
  internal: row(
    'refused',
    'person',
    status,
    'TikTok had a fault of its own.',
    'Look at the account whether it is there; if not, try again.'
  ),
  video_pull_failed: row(
    'refused',
    'person',
    status,
    'TikTok could not fetch the video from Aether.',
    'Try again.'
  ),
  photo_pull_failed: row(
    'refused',
    'person',
    status,
    'TikTok could not fetch a picture from Aether.',
    'Try again.'
  ),
  publish_cancelled: row(
    'refused',
    'person',
    status,
    'Publishing was cancelled.',
    'Try again if you still want it.'
  ),
  spam_risk_user_banned_from_posting: row(
    'refused',
    'never',
    status,
    'TikTok does not let this account post.',
    'Open TikTok to see why.'
  ),
  spam_risk_text: row(
    'refused',
    'person',
    status,
    'TikTok takes the caption for spam.',
    'Change the caption, then try again.'
  ),
  spam_risk: row(
    'refused',
    'never',
    status,
    'TikTok takes this post for spam.',
    'Post it in the TikTok app, or leave it.'
  ),
  reached_active_user_cap: row(
    'refused',
    'later',
    direct,
    'The daily number of accounts that may post through Aether is used up. This is not your limit.',
    'Try again tomorrow.'
  ),
  unaudited_client_can_only_post_to_private_accounts: row(
    'refused',
    'person',
    direct,
    'TikTok has not audited this app yet, so it can post only to accounts that are private.',
    'Make the account private in TikTok, then try again.'
  ),
  privacy_level_option_mismatch: row(
    'refused',
    'person',
    direct,
    'The account does not offer this audience.',
    'Choose another audience, then try again.'
  ),
  invalid_param: row(
    'refused',
    'person',
    direct,
    'TikTok refused a value of this post.',
    'Check caption and audience, then try again.'
  ),
  SCHEDULE_TOO_FAR: row(
    'refused',
    'person',
    assumed,
    'The time is more than 10 days ahead, which TikTok does not take.',
    'Choose an earlier time.'
  ),
  NETWORK_DNS: row(
    'offline',
    'later',
    sdk,
    "Aether's address was not found.",
    'Check the connection; it is tried again by itself.'
  ),
  NETWORK_REFUSED: row(
    'offline',
    'later',
    sdk,
    'Nothing answers at the address of Aether or of the proxy.',
    'Check the connection; it is tried again by itself.'
  ),
  PROXY_LOGIN: row(
    'offline',
    'later',
    sdk,
    'The proxy wants a name and a password: Settings, Network.',
    'On the command line they stand in HTTPS_PROXY; it is tried again by itself.'
  ),
  NETWORK_UNREACHABLE: row(
    'offline',
    'later',
    sdk,
    'The network is down.',
    'Check the connection; it is tried again by itself.'
  ),
  CONNECT_TIMEOUT: row(
    'offline',
    'later',
    sdk,
    'No connection to Aether came about in time.',
    'Check the connection; it is tried again by itself.'
  ),
  INVALID_ARGUMENT: row(
    'refused',
    'never',
    sdk,
    'This post cannot be sent as it is.',
    'Check caption and audience; if they look right, report it with the details.'
  ),
  INSECURE_URL: row(
    'not-authorised',
    'person',
    sdk,
    'The address of Aether is not secure, so the key was not sent.',
    'Check AETHER_BASE_URL: it must begin with https.'
  ),
  HOOK_FAILED: row(
    'passing',
    'now',
    sdk,
    'The file could not be hashed while it was read.',
    triedAgain
  ),
  NETWORK_TLS: row(
    'offline',
    'person',
    sdk,
    'No secure connection came about.',
    "Check this computer's clock and whether a proxy stands in between; it is tried again by itself."
  ),
  NETWORK_FAILED: row('passing', 'now', sdk, 'The connection to Aether failed.', triedAgain),
  NETWORK_RESET: row('passing', 'now', sdk, 'The connection was cut.', triedAgain),
  UPLOAD_STALLED: row('passing', 'now', sdk, 'The upload stood still for a minute.', triedAgain),
  TIMEOUT: row('passing', 'now', sdk, 'Aether did not answer in time.', triedAgain),
  NOT_JSON: row(
    'passing',
    'later',
    sdk,
    'A web page came back instead of an answer: often the sign-in page of a public network.',
    'Sign in to the network; it is tried again by itself.'
  ),
  NOT_HTTP: row(
    'passing',
    'later',
    sdk,
    "What stands at Aether's address does not answer as Aether does.",
    'Check AETHER_BASE_URL and the proxy; it is tried again by itself.'
  ),
  REDIRECTED: row(
    'passing',
    'later',
    sdk,
    "Aether's address leads to another one, to which the key is not sent.",
    'Sign in to the network if it asks for that, or check AETHER_BASE_URL; it is tried again by itself.'
  ),
  NO_ID: row('passing', 'later', sdk, "Aether's answer lacks what it was asked for.", triedAgain),
  NO_LIST: row(
    'passing',
    'later',
    sdk,
    "Aether's answer lacks the list that it was asked for.",
    triedAgain
  ),
  ANSWER_TOO_LARGE: row(
    'passing',
    'later',
    sdk,
    "Aether's answer is larger than any that is expected.",
    triedAgain
  ),
  EARLY_ANSWER: row(
    'passing',
    'now',
    sdk,
    'Aether answered before it had the whole file.',
    triedAgain
  ),
  FILE_CHANGED: row(
    'file-changed',
    'now',
    sdk,
    'The file changed while it was read.',
    'It is checked again.'
  ),
  FILE_VANISHED: row(
    'file-changed',
    'person',
    sdk,
    'The file was moved or deleted.',
    'Put it back, or remove it from the list.'
  ),
  FILE_UNREADABLE: row(
    'file-changed',
    'person',
    sdk,
    'The file cannot be read.',
    'Check that it is there and that you may read it.'
  ),
  ABORTED: row('aborted', 'now', sdk, 'It was stopped.', 'It goes on when the queue does.')
})

/** What the user does about an unknown code, if the queue's handling of it implies that. */
const adviceByKind: Partial<Record<FailureKind, string>> = {
  passing: triedAgain,
  'rate-limit': goesOn,
  'not-authorised': checkKey
}

/** Text for the user after the last attempt: there are no more automatic retries. */
export function describeGivenUp(code: string, rawMessage: string, attempts: number): string {
  return `${nameFailure(code, rawMessage)} It was tried ${attempts} times; try again later.`
}

/**
 * Text for the user about a failure: our sentence and advice for a known code, else the other
 * side's own message and what to do about such a code. The raw code stays beside it.
 * @param kind how the queue handles a code that is not known
 */
export function describeFailure(
  code: string,
  rawMessage: string,
  kind: FailureKind = 'refused'
): string {
  const known = failureTable[code]
  return known === undefined
    ? `${said(code, rawMessage)} ${adviceByKind[kind] ?? adviceForUnknown(code)}`
    : `${known.sentence} ${known.action}`
}

/** Describes what happened, without advice: for a sentence that has its own. */
export function nameFailure(code: string, rawMessage: string): string {
  return failureTable[code]?.sentence ?? said(code, rawMessage)
}

/** Returns the other side's message as a sentence. */
function said(code: string, rawMessage: string): string {
  const words = rawMessage.trim()
  if (words === '') return `Aether answered ${code} and said no more.`
  return /[.!?…]$/.test(words) ? words : `${words}.`
}

/** The same for a failed call that the user made, like fetching accounts: it is not retried. */
export function describeFailedCall(code: string, rawMessage: string): string {
  const known = failureTable[code]
  if (known === undefined) return `${said(code, rawMessage)} ${adviceForUnknown(code)}`
  const action = known.action
    .replace(/^It is tried again by itself\.$/, 'Try again.')
    .replace(/; it is tried again by itself\.$/, ', then try again.')
  return `${known.sentence} ${action}`
}
