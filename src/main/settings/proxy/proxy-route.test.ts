import { expect, it } from 'vitest'
import { parseProxyList, readProxyAddress, withLogin } from './proxy-route.ts'
import { isExcepted } from './system-proxy.ts'

it.each([
  ['proxy.example:8080', 'http', 'http://proxy.example:8080'],
  [' HTTP://Proxy.Example:8080/ ', 'http', 'http://proxy.example:8080'],
  ['https://proxy.example', 'http', 'https://proxy.example'],
  ['socks5://10.0.0.1:1080', 'socks', 'socks5h://10.0.0.1:1080'],
  ['socks4://10.0.0.1:1080', 'socks', 'socks4a://10.0.0.1:1080'],
  ['[2001:db8::1]:3128', 'http', 'http://[2001:db8::1]:3128']
])('%j is an address of a proxy', (typed, kind, url) => {
  expect(readProxyAddress(typed)).toEqual({ route: { kind, url } })
})

it.each([
  ['', 'form'],
  ['proxy example', 'form'],
  ['proxy.example:notaport', 'form'],
  ['proxy.example:99999', 'form'],
  ['http://', 'form'],
  ['http://proxy.example/path', 'form'],
  ['ftp://proxy.example', 'kind'],
  ['ann:pw@proxy.example:8080', 'login'],
  ['http://ann@proxy.example:8080', 'login']
])('%j is none (%s)', (typed, problem) => {
  expect(readProxyAddress(typed)).toEqual({ problem })
})

it('a name and a password come through with every letter that they have', () => {
  const { username, password } = new URL(
    withLogin({ kind: 'http', url: 'http://proxy.example:8080' }, 'a@b', 'x:/?#%$& ä').url
  )
  expect([decodeURIComponent(username), decodeURIComponent(password)]).toEqual([
    'a@b',
    'x:/?#%$& ä'
  ])
})

it.each([
  ['aetherhq.dev', true],
  ['.aetherhq.dev', true],
  ['*.aetherhq.dev', true],
  ['a.example b.example,aetherhq.dev:443', true],
  ['*', true],
  ['API.AetherHQ.dev', true],
  ['', false],
  ['dev.example', false],
  ['herhq.dev', false],
  ['aetherhq.dev:80', false],
  ['.', false],
  ['dev:', false]
])('NO_PROXY "%s" excepts Aether: %s', (list, expected) => {
  expect(isExcepted(list, 'https://api.aetherhq.dev/v1')).toBe(expected)
})

it.each([
  ['DIRECT', [{ kind: 'direct' }]],
  ['', [{ kind: 'direct' }]],
  [
    'PROXY proxy.example:8080; DIRECT',
    [{ kind: 'http', url: 'http://proxy.example:8080' }, { kind: 'direct' }]
  ],
  ['HTTPS proxy.example:443', [{ kind: 'http', url: 'https://proxy.example:443' }]],
  [
    'SOCKS5 10.0.0.1:1080;SOCKS old.example:1080',
    [
      { kind: 'socks', url: 'socks5h://10.0.0.1:1080' },
      { kind: 'socks', url: 'socks4a://old.example:1080' }
    ]
  ],
  ['PROXY [2001:db8::1]:3128', [{ kind: 'http', url: 'http://[2001:db8::1]:3128' }]],
  // If the system requires an unusable proxy, the app does not bypass it.
  ['QUIC proxy.example:443', []],
  ['PROXY', []]
])('"%s" is read in the order to try', (answer, routes) => {
  expect(parseProxyList(answer)).toEqual(routes)
})
