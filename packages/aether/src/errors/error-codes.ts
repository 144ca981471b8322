/**
 * The SDK's own error codes and their meaning. A code from the API (`POST_LIMIT_REACHED`, …) is
 * passed on verbatim and takes precedence; `HTTP_<status>` is an error answer without a code.
 */
export const aetherErrorCodes = {
  /** Nothing was sent. */
  INVALID_ARGUMENT: 'The call itself is wrong: an argument is missing or cannot be sent.',
  /** Nothing was sent. */
  INSECURE_URL:
    'The key would have left over a connection that is neither https nor this machine itself.',
  /** Nothing was sent. */
  NETWORK_DNS: 'The name of the server was not found.',
  /** Nothing was sent. */
  NETWORK_REFUSED: 'The server, or the proxy, does not accept connections.',
  /** Nothing was sent. A custom agent reports this with the code `EPROXYAUTH`. */
  PROXY_LOGIN: 'The proxy wants a name and a password that it was not given.',
  /** Nothing was sent. */
  NETWORK_UNREACHABLE: 'No way leads to the server: the network is down or blocks it.',
  /** Nothing was sent. */
  NETWORK_TLS:
    'No secure connection came about: wrong certificate, wrong clock, or something in between.',
  /** Nothing was sent. */
  CONNECT_TIMEOUT: 'No connection came about in time.',
  /** Sent; ambiguous. */
  NETWORK_RESET:
    'The connection was cut after the request had begun and before its answer was complete.',
  /** Before or after the first byte; see the outcome. */
  NETWORK_FAILED: 'The connection failed for another reason; `cause` has it.',
  /** Sent; ambiguous. */
  TIMEOUT: 'No complete answer came in time.',
  /** Always ambiguous, even early: the caller stopped waiting. */
  ABORTED: 'The caller gave the call up.',
  /** Sent; ambiguous. */
  NOT_HTTP: 'What came back is not HTTP.',
  /** Answered with 2xx; ambiguous. Often the sign-in page of a public network. */
  NOT_JSON: 'The answer is a page or text where JSON was due.',
  /** Answered with 3xx, which is never followed; ambiguous. */
  REDIRECTED: 'The server points elsewhere. The key is not sent there.',
  /** Answered with 2xx; ambiguous. */
  NO_ID: 'The answer says yes but does not carry the id, key or link it is about.',
  /** Answered with 2xx; ambiguous. */
  NO_LIST: 'The answer says yes but carries no list.',
  /** Answered; ambiguous. */
  ANSWER_TOO_LARGE: 'The answer is larger than any this SDK expects.',
  /** Answered with 2xx before the whole file was sent; ambiguous. */
  EARLY_ANSWER: 'The server said yes before it had the whole file.',
  /** Refused before the first byte, ambiguous after it. */
  FILE_VANISHED: 'The file was moved or deleted.',
  /** Refused before the first byte, ambiguous after it. */
  FILE_CHANGED: 'The file is not the same as at the start, or has another length than was said.',
  /** Refused before the first byte, ambiguous after it. */
  FILE_UNREADABLE: 'The file cannot be read, or is not a regular file.',
  /** Sent; ambiguous. */
  UPLOAD_STALLED: 'Not one byte moved for the whole idle time.',
  /** Ambiguous. */
  HOOK_FAILED: "The caller's own `onChunk` or `throttle` failed; `cause` has it.",
  /** Only in a failed post for which the API gave no code. */
  UNSPECIFIED: 'The post failed and the API gave no code.'
} as const satisfies Record<string, string>

/** One of the SDK's own codes. */
export type AetherOwnCode = keyof typeof aetherErrorCodes
