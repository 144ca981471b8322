import { expect, it } from 'vitest'
import { aetherWire } from '../../packages/aether/src/wire.ts'
import { postOptionsSchema } from '../../src/contract/queue/post-options.ts'
import { t } from '../../src/contract/messages/say.ts'

const wordOf = {
  privacyLevel: 'audience',
  disableComment: 'comment',
  disableDuet: 'duet',
  disableStitch: 'stitch'
} as const

it('offers no choice for which no field is known', () => {
  expect(Object.keys(postOptionsSchema.shape).toSorted()).toEqual(Object.keys(wordOf).toSorted())
})

it.each(Object.entries(wordOf))(
  'says in the panel that %s is not confirmed, as long as it is not',
  (field, word) => {
    const fact = aetherWire.requestFields[field as keyof typeof wordOf]
    expect(t('composer.unconfirmed').includes(word)).toBe(!fact.verified)
  }
)
