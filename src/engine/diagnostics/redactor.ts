/** What a text must not contain. */
export interface PrivateFacts {
  /** Known keys and tokens. Their encoded forms are removed too. */
  secrets: readonly string[]
  /** The home folder; becomes `~`. */
  home: string
  /** Captions, names of files, folders and people. Ignores those too short to identify anything. */
  texts?: readonly string[]
}

const removed = '[removed]'
const shortestSecret = 4
const shortestText = 5
const deepest = 5
/** Fields whose value is always removed. */
const privateNames =
  /^(?:api_?key|key|authorization|token|access_?token|refresh_?token|secret|password|caption|text|content)$/iu
const tokenName = String.raw`\b(?:(?:api|access|refresh)[_-]?)?(?:token|key|secret|password)`

/** Patterns of likely secrets that were not declared, each with its replacement. */
const suspects: readonly [RegExp, string][] = [
  [/\b(bearer|basic)(\s+)[\w.~+/=-]{8,}/giu, `$1$2${removed}`],
  // As a value, or after the bare word if a digit distinguishes it from a word of a sentence.
  [
    new RegExp(String.raw`(${tokenName}["']?\s*[=:]\s*["']?)(?!\s)[\w.~+/=-]{8,}`, 'giu'),
    `$1${removed}`
  ],
  [
    new RegExp(String.raw`(${tokenName}[ "']+)(?=[\w.~+/=-]*\d)[\w.~+/=-]{8,}`, 'giu'),
    `$1${removed}`
  ],
  [/([?&](?:key|api_?key|token|access_token|code|state|secret)=)[^&\s"']+/giu, `$1${removed}`],
  [/(\b[a-z][a-z\d+.-]*:\/\/)[^/\s@"']+@/giu, `$1${removed}@`]
]

/**
 * Removes keys, tokens, the home folder and other private texts, also quoted or encoded. The last
 * protection of every log and bundle; callers already leave these out of their messages.
 */
export function createRedactor({
  secrets,
  home,
  texts = []
}: PrivateFacts): (text: string) => string {
  const hidden = longestFirst([
    ...secrets
      .filter((secret) => secret.length >= shortestSecret)
      .flatMap((secret) => [...formsOf(secret), Buffer.from(secret).toString('base64')]),
    ...texts.filter((text) => text.trim().length >= shortestText).flatMap(formsOf)
  ])
  const homes = home.length > 1 ? homesOf(home) : []
  return (text) => {
    let clean = text
    for (const one of hidden) clean = clean.replaceAll(one, removed)
    for (const [suspect, instead] of suspects) clean = clean.replaceAll(suspect, instead)
    for (const one of homes) clean = clean.replaceAll(one, '~')
    return clean
  }
}

/** The same for any value: cleans the texts in it and removes fields with a private name. */
export function redactValue(value: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return redact(value)
  if (value instanceof Error) return redact(value.stack ?? value.message)
  if (value === null || typeof value !== 'object') return value
  if (depth > deepest) return '[deep]'
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redact, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      redact(name),
      privateNames.test(name) ? removed : redactValue(item, redact, depth + 1)
    ])
  )
}

const quoted = (text: string): string => JSON.stringify(text).slice(1, -1)

/** Returns a text as it is, inside JSON, inside JSON within JSON, and inside a URL. */
function formsOf(text: string): string[] {
  return [
    text,
    quoted(text),
    quoted(quoted(text)),
    encodeURIComponent(text.toWellFormed()),
    encodeURI(text.toWellFormed())
  ]
}

/** Windows accepts both slashes, and ignores case. */
function homesOf(home: string): RegExp[] {
  const onWindows = /^[a-z]:|^\\\\/iu.test(home)
  const forms = longestFirst(
    onWindows ? [...formsOf(home), ...formsOf(home.replaceAll('\\', '/'))] : formsOf(home)
  )
  return forms.map(
    (form) =>
      new RegExp(form.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`), onWindows ? 'giu' : 'gu')
  )
}

const longestFirst = (texts: readonly string[]): string[] =>
  [...new Set(texts)].toSorted((a, b) => b.length - a.length)
