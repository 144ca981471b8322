import type { ProxyRoute } from '../../../engine/network/proxy-tunnel.ts'

/** A usable proxy address, or why it is not one. */
export type ReadAddress = { route: ProxyRoute } | { problem: 'form' | 'kind' | 'login' }

/** One route to the network, as the system reports it. */
export type SystemRoute = { kind: 'direct' } | ProxyRoute

/** Schemes that a user may write. The proxy resolves names, as with browsers. */
const schemes: Readonly<Record<string, string>> = {
  http: 'http',
  https: 'https',
  socks: 'socks5h',
  socks4: 'socks4a',
  socks4a: 'socks4a',
  socks5: 'socks5h',
  socks5h: 'socks5h'
}

/** The system's names for the same schemes. */
const systemSchemes: typeof schemes = { ...schemes, proxy: 'http', socks: 'socks4a' }

/**
 * Returns null for an impossible proxy: names and ports are checked as for http, in every scheme.
 */
function routeTo(scheme: string, place: string): ProxyRoute | null {
  if (place === '' || !URL.canParse(`http://${place}`)) return null
  return { kind: scheme.startsWith('socks') ? 'socks' : 'http', url: `${scheme}://${place}` }
}

/** Reads "proxy.example:8080" also with http, https, socks4 or socks5. A login is an error. */
export function readProxyAddress(typed: string): ReadAddress {
  const [, name = 'http', place = ''] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/?#\s]+)\/?$/i.exec(typed.trim()) ?? []
  if (place.includes('@')) return { problem: 'login' }
  const scheme = schemes[name.toLowerCase()]
  if (scheme === undefined) return { problem: 'kind' }
  const route = routeTo(scheme, place.toLowerCase())
  return route === null ? { problem: 'form' } : { route }
}

/**
 * Reads the answer of `session.resolveProxy`, in order: "PROXY proxy.example:8080; DIRECT". Skips
 * unusable kinds (QUIC); if none is left, goes direct only if the system named no proxy at all.
 */
export function parseProxyList(answer: string): SystemRoute[] {
  const entries = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  if (entries.length === 0) return [{ kind: 'direct' }]
  return entries.flatMap((entry): SystemRoute | [] => {
    const [name = '', place = ''] = entry.split(/\s+/)
    if (name.toUpperCase() === 'DIRECT') return { kind: 'direct' }
    const scheme = systemSchemes[name.toLowerCase()]
    return scheme === undefined ? [] : (routeTo(scheme, place) ?? [])
  })
}

/** Adds name and password to the route, for the agent only. */
export function withLogin({ kind, url }: ProxyRoute, user: string, password: string): ProxyRoute {
  if (user === '' && password === '') return { kind, url }
  return {
    kind,
    url: url.replace('://', `://${encodeURIComponent(user)}:${encodeURIComponent(password)}@`)
  }
}
