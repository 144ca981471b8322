import type { ProxyRoute } from '../../../engine/network/proxy-tunnel.ts'

/** An address of a proxy that can be used, or why it is none. */
export type ReadAddress = { route: ProxyRoute } | { problem: 'form' | 'kind' | 'login' }

/** The proxy looks names up itself, as browsers have it do. */
const kinds: Readonly<Record<string, { kind: ProxyRoute['kind']; scheme: string }>> = {
  http: { kind: 'http', scheme: 'http' },
  https: { kind: 'http', scheme: 'https' },
  socks: { kind: 'socks', scheme: 'socks5h' },
  socks4: { kind: 'socks', scheme: 'socks4a' },
  socks4a: { kind: 'socks', scheme: 'socks4a' },
  socks5: { kind: 'socks', scheme: 'socks5h' },
  socks5h: { kind: 'socks', scheme: 'socks5h' }
}

/** Reads "proxy.example:8080" also with http, https, socks4 or socks5. A login is an error. */
export function readProxyAddress(typed: string): ReadAddress {
  const [, scheme = 'http', place = ''] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/?#\s]+)\/?$/i.exec(typed.trim()) ?? []
  if (place.includes('@')) return { problem: 'login' }
  const known = kinds[scheme.toLowerCase()]
  if (known === undefined) return { problem: 'kind' }
  // As http, so that names and ports are checked for every kind.
  if (place === '' || !URL.canParse(`http://${place}`)) return { problem: 'form' }
  return { route: { kind: known.kind, url: `${known.scheme}://${place.toLowerCase()}` } }
}

/** The route with name and password, for the agent alone. */
export function withLogin({ kind, url }: ProxyRoute, user: string, password: string): ProxyRoute {
  if (user === '' && password === '') return { kind, url }
  return {
    kind,
    url: url.replace('://', `://${encodeURIComponent(user)}:${encodeURIComponent(password)}@`)
  }
}
