import { expect, it } from 'vitest'
import { parseProxyList } from './proxy-list.ts'

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
  // A system that insists on a proxy we cannot use is not passed by.
  ['QUIC proxy.example:443', []],
  ['PROXY', []]
])('"%s" is read in the order to try', (answer, routes) => {
  expect(parseProxyList(answer)).toEqual(routes)
})
