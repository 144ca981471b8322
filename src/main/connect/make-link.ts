import type { ReturnWay } from '../../contract/account/connect.ts'
import type { LoopbackReturn } from './loopback-return.ts'
import { returnLinkFor } from './return-link.ts'

/** Where the browser ends if Aether takes neither app scheme nor local port. Carries no data. */
const vendorPage = 'https://aetherhq.dev/'

export interface MadeLink {
  way: ReturnWay
  /** The page to open; null when Aether makes no links. */
  url: string | null
  /** Open as long as the browser may come back over it. */
  loopback: LoopbackReturn | null
}

/**
 * Asks Aether for a link with the best way back that it accepts. Only a refusal of the address
 * leads to the next way; any other failure is rethrown.
 */
export async function makeLink(
  nonce: string,
  create: (redirectUrl: string) => Promise<{ url: string }>,
  listen: () => Promise<LoopbackReturn>
): Promise<MadeLink> {
  const dashboard: MadeLink = { way: 'dashboard', url: null, loopback: null }
  const link = await orRefused(() => create(returnLinkFor(nonce)))
  if (typeof link !== 'string') return { way: 'app-link', url: link.url, loopback: null }
  if (link === 'no-links') return dashboard

  const loopback = await listen().catch(() => null)
  if (loopback !== null) {
    try {
      const overPort = await orRefused(() => create(loopback.redirectUrl))
      if (typeof overPort !== 'string') return { way: 'loopback', url: overPort.url, loopback }
    } catch (error) {
      loopback.close()
      throw error
    }
    loopback.close()
  }
  const plain = await orRefused(() => create(vendorPage))
  return typeof plain === 'string' ? dashboard : { way: 'page', url: plain.url, loopback: null }
}

/** `refused`: Aether does not take this address (400, 422). `no-links`: it has no such call. */
async function orRefused(
  create: () => Promise<{ url: string }>
): Promise<{ url: string } | 'refused' | 'no-links'> {
  try {
    return await create()
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined
    if (status === 400 || status === 422) return 'refused'
    if (status === 404 || status === 405 || status === 501) return 'no-links'
    throw error
  }
}
