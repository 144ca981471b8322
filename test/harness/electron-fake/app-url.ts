import { refuse } from './strict.ts'

/**
 * Chromium alone cannot load `app://…`; Electron teaches it. In the stand-in the page lives on an https origin that is never
 * fetched from the network, and everything that main sees is translated back.
 */
const suffix = 'harness.test'

/** `app://uploader/x` -> `https://uploader.app.harness.test/x`; anything that is not of these schemes is returned as it is. */
export function toPageUrl(url: string, schemes: ReadonlyMap<string, unknown>): string {
  const match = /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url)
  const [, scheme, host, rest] = match ?? []
  if (scheme === undefined || host === undefined || !schemes.has(scheme.toLowerCase())) return url
  if (!/^[a-z\d-]+(\.[a-z\d-]+)*$/i.test(host))
    throw new Error(`The stand-in cannot serve ${url}: its host is no plain name`)
  return `https://${host}.${scheme}.${suffix}${rest === undefined || rest === '' ? '/' : rest}`
}

/** The way back: what Electron would report as this page's URL. */
export function fromPageUrl(url: string): string {
  const match = new RegExp(
    `^https://([^/:?#]+)\\.([a-z\\d+-]+)\\.${suffix.replace('.', '\\.')}(?=[/?#]|$)`,
    'i'
  ).exec(url)
  return match ? `${match[2]}://${match[1]}${url.slice(match[0].length)}` : url
}

/** A Content-Security-Policy that names these schemes (`app:`, `app://uploader`), in terms of the page's origins. */
export function toPagePolicy(policy: string, schemes: ReadonlyMap<string, unknown>): string {
  return policy.replace(
    /(?<=[\s;,]|^)([a-z][a-z\d+.-]*):(\/\/[^\s;,]*)?(?=[\s;,]|$)/gi,
    (source, scheme: string, rest: string | undefined) => {
      if (!schemes.has(scheme.toLowerCase())) return source
      return rest === undefined
        ? `https://*.${scheme}.${suffix}`
        : toPageUrl(source, schemes).replace(/\/$/, '')
    }
  )
}

/**
 * `location` cannot be made to say Electron's address, and no script that reads it is run: it would go another way than there.
 * Where it sends the page to, and `reload`, are the same.
 */
export function refuseLocation(code: string): void {
  for (const read of reads) {
    const found = read.exec(code)
    if (found) refuse(`page: ${found[0]}`)
  }
}
const location = String.raw`(?<![\w$.])(?:(?:window|document|self|globalThis)\s*\.\s*)?location`
const reads = [
  String.raw`${location}\s*(?:\.\s*(?:href|origin|host|hostname|port|protocol|ancestorOrigins|toString)\b(?!\s*=[^=])|\[)`,
  String.raw`(?:\bString\(|\$\{|[+,]|\}\s*=)\s*${location}\s*(?=[)}+,;\n]|$)`,
  String.raw`\bimport\.meta\.url\b`
].map((source) => new RegExp(source))
