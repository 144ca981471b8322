import { X509Certificate } from 'node:crypto'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

let trusted = false

/**
 * Trusts this computer's certificate authorities beside Node's: companies and virus scanners have
 * their own. Once per process; an unreadable store or certificate leaves Node's list as it is.
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
