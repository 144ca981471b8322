import { expect, it, vi } from 'vitest'
import { setLocale } from '../../contract/messages/locale.ts'

// Outside Electron the package exports only the path of its binary.
vi.mock('electron', () => ({}))
const { pageUrl, placeOnDisplay } = await import('./window.ts')

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const beside = { x: -1920, y: 0, width: 1920, height: 1080 }
const window = { width: 1280, height: 800 }

it.each([
  ['where it was', { x: 100, y: 60 }, [laptop], { x: 100, y: 60 }],
  [
    'on the display beside, while that is there',
    { x: -1500, y: 40 },
    [laptop, beside],
    { x: -1500, y: 40 }
  ],
  ['where the system likes, once that display is gone', { x: -1500, y: 40 }, [laptop], null],
  [
    'where the system likes, when its title bar would be out of reach',
    { x: 100, y: 880 },
    [laptop],
    null
  ],
  ['where the system likes, when it would be under the menu bar', { x: 100, y: 0 }, [laptop], null],
  ['where it was, half off the edge', { x: 1300, y: 60 }, [laptop], { x: 1300, y: 60 }],
  ['where the system likes, when a corner alone would be seen', { x: 1400, y: 60 }, [laptop], null]
])('the window opens %s', (_where, place, displays, expected) => {
  expect(placeOnDisplay({ ...place, ...window }, displays)).toEqual(expected)
})

it('the page learns the language from its address', () => {
  expect(pageUrl(null)).toBe('app://uploader/')
  setLocale('en-XA')
  expect([pageUrl(null), pageUrl('http://localhost:5173')]).toEqual([
    'app://uploader/?lang=en-XA',
    'http://localhost:5173?lang=en-XA'
  ])
  setLocale('en')
})
