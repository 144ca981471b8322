import { X509Certificate } from 'node:crypto'
import { generate } from 'selfsigned'
import { expect, it, vi } from 'vitest'

const inStore = vi.hoisted((): string[] => [])
vi.mock('node:tls', async (load) => {
  const tls = await load<typeof import('node:tls')>()
  return {
    ...tls,
    getCACertificates: (type: 'default' | 'system') =>
      type === 'system' ? inStore : tls.getCACertificates(type)
  }
})
const { getCACertificates } = await import('node:tls')
const { trustSystemAuthorities } = await import('./system-authorities.ts')

it('a certificate that cannot be read does not keep the other ones of this computer out', async () => {
  const { cert } = await generate([{ name: 'commonName', value: 'A company' }])
  const broken = `${cert.slice(0, 200)}\n-----END CERTIFICATE-----\n`
  inStore.push(broken, cert)
  const subjects = () =>
    new Set(getCACertificates('default').map((text) => new X509Certificate(text).subject))
  const before = subjects()
  trustSystemAuthorities()
  expect([...subjects()].filter((subject) => !before.has(subject))).toEqual(['CN=A company'])
})
