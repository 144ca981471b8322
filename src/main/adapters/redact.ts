import { homedir } from 'node:os'

const removed = '[removed]'
const privateNames = /^(api_?key|key|authorization|token|access_?token|refresh_?token|secret|password|caption|text|content)$/i

/** Takes keys, tokens, captions and the home folder's name out of one line of text. */
export function redactText(text: string, secrets: readonly string[], home: string = homedir()): string {
  let result = text
  for (const secret of secrets) if (secret.length >= 4) result = result.replaceAll(secret, removed)
  result = result
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${removed}`)
    .replace(/([?&](?:key|api_?key|token|access_token|code|state|secret)=)[^&\s"']+/gi, `$1${removed}`)
  return home.length > 1 ? result.replaceAll(home, '~') : result
}

/** The same for a value of any shape: strings are cleaned, fields with a private name lose their value. */
export function redact(value: unknown, secrets: readonly string[], home: string = homedir(), depth = 0): unknown {
  if (typeof value === 'string') return redactText(value, secrets, home)
  if (value instanceof Error) return redactText(value.stack ?? value.message, secrets, home)
  if (value === null || typeof value !== 'object') return value
  if (depth > 5) return '[deep]'
  if (Array.isArray(value)) return value.map((item) => redact(item, secrets, home, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, privateNames.test(name) ? removed : redact(item, secrets, home, depth + 1)])
  )
}
