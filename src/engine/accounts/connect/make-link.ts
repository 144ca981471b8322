import type { ReturnWay } from '../../../contract/account/connect.ts'
import type { LoopbackReturn } from './loopback-return.ts'
import { returnLinkFor } from './return-link.ts'

/** Where the browser ends if Aether accepts neither app scheme nor local port. Carries no data. */
const vendorPage = 'https://aetherhq.dev/'

export interface MadeLink {
  way: ReturnWay
  /** The page to open; null if Aether creates no links. */
  url: string | null
  /** Open as long as the browser may return over it. */
  loopback: LoopbackReturn | null
}

/** Asks Aether for a link whose page sends the browser back to this address. */
export type CreateLink = (redirectUrl: string) => Promise<{ url: string }>
export type Listen = () => Promise<LoopbackReturn>

/**
 * Asks Aether for a link with the best way back that it accepts. Only a refusal of the address
 * leads to the next way; any other failure is rethrown.
 */
export async function makeLink(
  nonce: string,
  create: CreateLink,
  listen: Listen
): Promise<MadeLink> {
  const dashboard: MadeLink = { way: 'dashboard', url: null, loopback: null }
  const link = await orRefused(() => create(returnLinkFor(nonce)))
  if (typeof link !== 'string') return { way: 'app-link', url: link.url, loopback: null }
  if (link === 'no-links') return dashboard

  const loopback = await listen().catch(() => null)
  const overPort = loopback && (await orRefused(() => linkOver(loopback, create)))
  if (overPort !== null && typeof overPort !== 'string') return overPort
  const plain = await orRefused(() => create(vendorPage))
  return typeof plain === 'string' ? dashboard : { way: 'page', url: plain.url, loopback: null }
}

/** Creates a link that returns to a port of this computer; the only way for a terminal. */
export async function makeLoopbackLink(
  _nonce: string,
  create: CreateLink,
  listen: Listen
): Promise<MadeLink> {
  return linkOver(await listen(), create)
}

async function linkOver(loopback: LoopbackReturn, create: CreateLink): Promise<MadeLink> {
  try {
    return { way: 'loopback', url: (await create(loopback.redirectUrl)).url, loopback }
  } catch (error) {
    loopback.close()
    throw error
  }
}

/** `refused`: Aether does not accept this address (400, 422). `no-links`: it has no such call. */
async function orRefused<T>(create: () => Promise<T>): Promise<T | 'refused' | 'no-links'> {
  try {
    return await create()
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined
    if (status === 400 || status === 422) return 'refused'
    if (status === 404 || status === 405 || status === 501) return 'no-links'
    throw error
  }
}
