import { X509Certificate } from 'node:crypto'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

let trusted = false

/**
 * Trusts this computer's certificate authorities in addition to Node's: companies and virus
 * scanners have their own. Once per process; an unreadable store or certificate keeps Node's list.
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
    // Connections then report what they do not trust.
  }
}

/** One unreadable certificate would keep out all others. */
function isReadable(certificate: string): boolean {
  try {
    return new X509Certificate(certificate).raw.length > 0
  } catch {
    return false
  }
}
