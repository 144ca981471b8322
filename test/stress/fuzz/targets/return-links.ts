import * as fc from 'fast-check'
import {
  linkInArguments,
  newNonce,
  readReturnLink,
  returnLinkFor
} from '../../../../src/engine/accounts/connect/return-link.ts'
import { newCounts, type FuzzTarget } from '../fuzz-target.ts'
import { hostileText } from '../hostile-text.ts'
import { mutatedBytes } from '../mutated-bytes.ts'

const real = returnLinkFor(newNonce())
const anyLink = fc.oneof(
  hostileText,
  mutatedBytes([
    Buffer.from(real),
    Buffer.from(`${real}&profileId=tt_1`),
    Buffer.from(`${real}&error=access_denied`)
  ]).map((bytes) => bytes.toString('latin1')),
  fc
    .tuple(fc.constantFrom('&', '#', '?', '/', '%', '&state='), hostileText)
    .map(([sign, text]) => `${real}${sign}${text}`)
)

export const returnLinks: FuzzTarget = {
  name: 'return-links',
  promise:
    'only the one address with one well-formed state is taken, and what it carries is an identifier and no markup, path or option',
  async run(cases, seed) {
    const tally = newCounts()
    fc.assert(
      fc.property(anyLink, fc.array(hostileText, { maxLength: 4 }), (text, others) => {
        linkInArguments([...others, text])
        const link = readReturnLink(text)
        if (link === null) return void tally.refused++
        tally.accepted++
        const url = new URL(text)
        const isOurs =
          url.protocol === 'aether-uploader:' &&
          url.host === 'oauth' &&
          url.pathname === '/tiktok/callback' &&
          url.hash === '' &&
          url.searchParams.getAll('state').length === 1
        if (!isOurs) throw new Error(`took ${JSON.stringify(text)}`)
        if (!/^[\w-]{16,200}$/.test(link.nonce))
          throw new Error(`the state ${JSON.stringify(link.nonce)} is none of ours`)
        if (link.profileId !== null && !/^[\w.:-]{1,200}$/.test(link.profileId))
          throw new Error(`the profile ${JSON.stringify(link.profileId)} is no identifier`)
      }),
      { numRuns: cases, seed }
    )
    return tally
  }
}
