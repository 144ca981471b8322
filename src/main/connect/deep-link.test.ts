import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { newNonce, returnLinkFor } from '../../engine/accounts/connect/return-link.ts'
import { openDeepLinks } from './open-connect.ts'

/** Fakes the events of Electron's `app`, and records its protocol registration. */
class LinkedApp extends EventEmitter {
  claimed: unknown[] = []
  setAsDefaultProtocolClient(...claim: unknown[]): boolean {
    this.claimed = claim
    return true
  }
  getAppPath(): string {
    return '/code'
  }
}
const logged: string[] = []
const record = (...line: unknown[]): void => void logged.push(JSON.stringify(line))
const log = { info: record, warn: record, error: record }
const nonce = newNonce()
const link = returnLinkFor(nonce)
const open = (argv: string[], defaultApp = false) => {
  const app = new LinkedApp()
  return { app, links: openDeepLinks(app, { argv, execPath: '/opt/app', defaultApp }, log) }
}

it('the installed app claims its scheme plainly, an unpackaged one with its folder', () => {
  expect(open(['/opt/app']).app.claimed).toEqual(['aether-uploader'])
  expect(open(['/opt/electron', '--inspect', '/code'], true).app.claimed).toEqual([
    'aether-uploader',
    '/opt/app',
    ['/code']
  ])
})

it('hears the link that started it once, as an argument or as an event before anybody listens', () => {
  const { links } = open(['/opt/app', link])
  expect(links.first()).toMatchObject({ nonce })
  expect(links.first()).toBeNull()
  const mac = open(['/opt/app'])
  mac.app.emit('open-url', { preventDefault() {} }, link)
  expect(mac.links.first()).toMatchObject({ nonce })
})

it('hears links of a second start and of the system, and drops what is none without a word of it in the log', () => {
  const { app, links } = open(['/opt/app'])
  const heard: string[] = []
  links.listen(({ nonce: each }) => heard.push(each))
  app.emit('second-instance', {}, ['/opt/app', '--flag', link])
  app.emit('open-url', { preventDefault() {} }, link)
  app.emit('second-instance', {}, [
    '/opt/app',
    'aether-uploader://oauth/tiktok/callback?state=private-thing'
  ])
  app.emit('second-instance', {}, ['/opt/app'])
  expect(heard).toEqual([nonce, nonce])
  expect(logged).toHaveLength(1)
  expect(logged[0]).not.toContain('private-thing')
})
