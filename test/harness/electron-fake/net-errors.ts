/** Chromium's errors of the network, as far as they come here. https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h */
const codes: Record<string, number> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_UNEXPECTED: -9,
  ERR_ACCESS_DENIED: -10,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_ADDRESS_UNREACHABLE: -109,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302
}
export interface NetError {
  code: number
  name: string
}

export const netError = (name: string): NetError => ({
  code: codes[name] ?? -2,
  name: name in codes ? name : 'ERR_FAILED'
})

/** The error in what Playwright throws or says of a request. */
export function readNetError(text: string): NetError {
  if (text.includes('invalid URL')) return netError('ERR_INVALID_URL')
  return netError(/net::(ERR_[A-Z_]+)/.exec(text)?.[1] ?? 'ERR_FAILED')
}

/** What `loadURL` rejects with. */
export const loadError = ({ code, name }: NetError, url: string): Error =>
  Object.assign(new Error(`${name} (${code}) loading '${url.slice(0, 2048)}'`), {
    errno: code,
    code: name,
    url
  })
