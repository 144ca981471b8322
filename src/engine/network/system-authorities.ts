import { getCACertificates, setDefaultCACertificates } from 'node:tls'

let trusted = false

/**
 * Trusts the certificate authorities of this computer beside those that come with Node: companies and virus scanners
 * install their own. Once per process; a store that cannot be read leaves Node's list as it is.
 */
export function trustSystemAuthorities(): void {
  if (trusted) return
  trusted = true
  try {
    setDefaultCACertificates([...new Set([...getCACertificates('default'), ...getCACertificates('system')])])
  } catch {
    // Connections then say what they do not trust.
  }
}
