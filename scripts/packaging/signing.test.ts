import { expect, it } from 'vitest'
import { dropUnsetSigning } from './signing.ts'

it('takes a secret that nobody set for no certificate', () => {
  const env = {
    CSC_LINK: '',
    CSC_KEY_PASSWORD: '',
    WIN_CSC_LINK: '',
    APPLE_TEAM_ID: '',
    PATH: '/bin'
  }
  dropUnsetSigning(env)
  expect(env).toEqual({ PATH: '/bin', CSC_IDENTITY_AUTO_DISCOVERY: 'false' })
})

it('signs with what is there, and at a desk with what the keychain has', () => {
  const release = { CSC_LINK: 'MIIK', CSC_KEY_PASSWORD: '', APPLE_ID: '' }
  dropUnsetSigning(release)
  expect(release).toEqual({ CSC_LINK: 'MIIK' })
  const desk = { PATH: '/bin' }
  dropUnsetSigning(desk)
  expect(desk).toEqual({ PATH: '/bin' })
})
