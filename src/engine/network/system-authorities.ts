import { X509Certificate } from 'node:crypto'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

let trusted = false

/**
 * Trusts the certificate authorities of this computer beside those that come with Node: companies and virus scanners
 * install their own. Once per process; a store that cannot be read leaves Node's list as it is, and so does a certificate in it.
 */
export function trustSystemAuthorities(): void {
  if (trusted) return
  trusted = true
  try {
    setDefaultCACertificates([
      ...new Set([
        ...getCACertificates('default'),
        ...getCACertificates('system').filter(isReadable)
      ])
    ])
  } catch {
    // Connections then say what they do not trust.
  }
}

/** One that cannot be read would keep all the others out. */
function isReadable(certificate: string): boolean {
  try {
    return new X509Certificate(certificate).raw.length > 0
  } catch {
    return false
  }
}
