import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'

const shown: EventEmitter[] = []
// Outside Electron the package is the path of its binary.
vi.mock('electron', () => ({
  Notification: class extends EventEmitter {
    static isSupported = () => true
    show = () => void shown.push(this)
  }
}))
const { showNotice } = await import('./show-notice.ts')

it('says what the system gives as the reason where it does not show a notice', () => {
  const reasons: string[] = []
  showNotice(
    { title: 'All sent', body: '', opens: { view: 'queue' } },
    () => undefined,
    (reason) => reasons.push(reason)
  )
  shown[0]?.emit('failed', {}, 'The app is not signed')
  expect(reasons).toEqual(['The app is not signed'])
})
