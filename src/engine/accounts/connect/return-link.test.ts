import { describe, expect, it } from 'vitest'
import { linkInArguments, newNonce, readReturnLink, returnLinkFor } from './return-link.ts'

const nonce = newNonce()
const link = returnLinkFor(nonce)

describe('the one form of a return link', () => {
  it('is read back with what Aether added', () => {
    expect(readReturnLink(link)).toEqual({ nonce, refused: false, profileId: null })
    expect(readReturnLink(`${link}&profileId=tiktok_1&status=connected`)).toEqual({
      nonce,
      refused: false,
      profileId: 'tiktok_1'
    })
    expect(readReturnLink(`${link}&error=access_denied`)).toMatchObject({ refused: true })
  })

  it.each([
    ['another scheme', `https://oauth/tiktok/callback?state=${nonce}`],
    ['another host', `aether-uploader://evil/tiktok/callback?state=${nonce}`],
    ['a user name before the host', `aether-uploader://x@oauth/tiktok/callback?state=${nonce}`],
    ['a port', `aether-uploader://oauth:1/tiktok/callback?state=${nonce}`],
    ['another path', `aether-uploader://oauth/tiktok/callback/more?state=${nonce}`],
    ['a way around the path', `aether-uploader://oauth/x/../tiktok/callback?state=${nonce}`],
    ['capital letters', `Aether-Uploader://oauth/tiktok/callback?state=${nonce}`],
    ['a fragment', `${link}#more`],
    ['no state', 'aether-uploader://oauth/tiktok/callback'],
    ['an empty state', 'aether-uploader://oauth/tiktok/callback?state='],
    ['a short state', link.slice(0, -1)],
    ['a long state', `${link}A`],
    ['two states', `${link}&state=${nonce}`],
    ['white space', `${link} `],
    ['a line break', `${link}\n--flag`],
    ['a letter that is no ASCII', `${link}&x=é`],
    ['something in front', ` ${link}`],
    ['too much of it', `${link}&x=${'a'.repeat(2048)}`],
    ['no text', 7]
  ])('is not met by %s', (_what, text) => {
    expect(readReturnLink(text)).toBeNull()
  })

  it('takes no profile id that could not be one', () => {
    expect(readReturnLink(`${link}&profileId=%3Cscript%3E`)).toMatchObject({ profileId: null })
    expect(readReturnLink(`${link}&profileId=${'a'.repeat(201)}`)).toMatchObject({
      profileId: null
    })
  })
})

it('the link is found among the arguments of a start, wherever Chromium put it, and never guessed between two', () => {
  expect(
    linkInArguments([
      'app',
      '--allow-file-access-from-files',
      link,
      '--original-process-start-time=1'
    ])
  ).toBe(link)
  expect(linkInArguments(['electron', '/clips/a.mp4'])).toBeNull()
  expect(linkInArguments(['app', link, link])).toBeNull()
})
