/** What a text must not say. */
export interface PrivateFacts {
  /** Keys and tokens that are known. Their encoded forms count as well. */
  secrets: readonly string[]
  /** The home folder; becomes `~`. */
  home: string
  /** Captions, names of files and folders, names of people. Those too short to tell anything are passed over. */
  texts?: readonly string[]
}

const removed = '[removed]'
const shortestSecret = 4
const shortestText = 5

/** Takes keys, tokens, the home folder and what else is private out of a text, also where it stands quoted or encoded. */
export function createRedactor({ secrets, home, texts = [] }: PrivateFacts): (text: string) => string {
  const hidden = longestFirst([
    ...secrets.filter((secret) => secret.length >= shortestSecret).flatMap((secret) => [...formsOf(secret), Buffer.from(secret).toString('base64')]),
    ...texts.filter((text) => text.trim().length >= shortestText).flatMap(formsOf)
  ])
  const homes = home.length > 1 ? longestFirst(formsOf(home)) : []
  return (text) => {
    let clean = text
    for (const one of hidden) clean = clean.replaceAll(one, removed)
    clean = clean
      .replaceAll(/\b(bearer|basic)(\s+)[\w.~+/=-]{8,}/giu, `$1$2${removed}`)
      .replaceAll(/\b(token|key|secret|password)([ =:"']+)(?=[\w.~+/=-]*\d)[\w.~+/=-]{8,}/giu, `$1$2${removed}`)
      .replaceAll(/([?&](?:key|api_?key|token|access_token|code|state|secret)=)[^&\s"']+/giu, `$1${removed}`)
      .replaceAll(/(\b[a-z][a-z\d+.-]*:\/\/)[^/\s@"']+@/giu, `$1${removed}@`)
    for (const one of homes) clean = clean.replaceAll(one, '~')
    return clean
  }
}

const quoted = (text: string): string => JSON.stringify(text).slice(1, -1)

/** As it is, as it stands inside JSON and inside JSON that is inside of JSON, and as it stands inside an address. */
function formsOf(text: string): string[] {
  return [text, quoted(text), quoted(quoted(text)), encodeURIComponent(text.toWellFormed()), encodeURI(text.toWellFormed())]
}

const longestFirst = (texts: readonly string[]): string[] => [...new Set(texts)].toSorted((a, b) => b.length - a.length)
