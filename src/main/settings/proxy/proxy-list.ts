import type { ProxyRoute } from '../../../engine/network/proxy-tunnel.ts'

/** One way out to the network, as the system names it. */
export type SystemRoute = { kind: 'direct' } | ProxyRoute

const schemes: Readonly<Record<string, { kind: 'http' | 'socks'; scheme: string }>> = {
  PROXY: { kind: 'http', scheme: 'http' },
  HTTP: { kind: 'http', scheme: 'http' },
  HTTPS: { kind: 'http', scheme: 'https' },
  SOCKS: { kind: 'socks', scheme: 'socks4a' },
  SOCKS4: { kind: 'socks', scheme: 'socks4a' },
  // The proxy looks the name up, as Chromium has it do.
  SOCKS5: { kind: 'socks', scheme: 'socks5h' }
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
  return entries.flatMap((entry): SystemRoute[] => {
    const [name = '', place = ''] = entry.split(/\s+/)
    if (name.toUpperCase() === 'DIRECT') return [{ kind: 'direct' }]
    const found = schemes[name.toUpperCase()]
    const url = `${found?.scheme}://${place}`
    return found === undefined || place === '' || !URL.canParse(url)
      ? []
      : [{ kind: found.kind, url }]
  })
}
