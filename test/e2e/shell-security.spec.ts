import { expect, test } from './app-test.ts'

test('the page finds no Node, no Electron and nothing of the bridge but its calls', async ({
  launch
}) => {
  const { page } = await launch()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const found = await page.evaluate(() => ({
    globals: [
      'require',
      'process',
      'module',
      'Buffer',
      'global',
      'ipcRenderer',
      'electron',
      '__dirname'
    ].filter((name) => name in window),
    bridge: Object.entries(window.uploader)
      .map(([name, value]) => `${name}: ${typeof value}`)
      .toSorted()
  }))
  expect(found.globals).toEqual([])
  expect(found.bridge).toEqual([
    'addFiles: function',
    'call: function',
    'onAppEvent: function',
    'onDelta: function'
  ])
  // Nothing of the preload's own is seen from here: the window has what any has, what zod keeps in the page, and the bridge.
  const own = await page.evaluate(() => {
    const blank = document.createElement('iframe')
    document.body.append(blank)
    const any = new Set(Object.getOwnPropertyNames(blank.contentWindow))
    return Object.getOwnPropertyNames(window).filter(
      (name) => !any.has(name) && !/^(?:\d+$|__zod_)/.test(name)
    )
  })
  expect(own).toEqual(['uploader'])
})

test('a page that was taken over can neither load, open, embed nor go anywhere', async ({
  launch
}) => {
  const app = await launch()
  const { page } = app
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const url = page.url()
  const outcome = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violations.push(effectiveDirective)
    )
    const ends = (
      element: HTMLImageElement | HTMLScriptElement | HTMLLinkElement
    ): Promise<string> =>
      new Promise((resolve) => {
        element.addEventListener('load', () => resolve('loaded'))
        element.addEventListener('error', () => resolve('refused'))
        document.body.append(element)
      })
    const picture = Object.assign(document.createElement('img'), {
      src: 'https://example.com/pixel.png'
    })
    const script = Object.assign(document.createElement('script'), {
      src: 'https://example.com/code.js'
    })
    const styles = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: 'https://example.com/look.css'
    })
    const inline = document.createElement('script')
    inline.textContent = 'window.ran = true'
    document.body.append(inline)
    const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.com/' })
    document.body.append(frame)
    const loads = {
      picture: await ends(picture),
      script: await ends(script),
      styles: await ends(styles)
    }
    const fetched = await fetch('https://example.com/').then(
      () => 'loaded',
      () => 'refused'
    )
    const beacon = await fetch('http://127.0.0.1:9/', { method: 'POST', body: 'x' }).then(
      () => 'loaded',
      () => 'refused'
    )
    const evaluated = ((): string => {
      try {
        // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval, no-new-func -- what is tried is whether the policy stops it
        new Function('return 1')()
        return 'ran'
      } catch {
        return 'refused'
      }
    })()
    const asked = await Promise.all(
      ['geolocation', 'camera', 'microphone', 'notifications'].map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state
      )
    )
    return {
      ...loads,
      fetched,
      beacon,
      evaluated,
      inline: 'ran' in window ? 'ran' : 'refused',
      asked,
      violations: [...new Set(violations)].toSorted()
    }
  })
  expect(outcome).toEqual({
    picture: 'refused',
    script: 'refused',
    styles: 'refused',
    fetched: 'refused',
    beacon: 'refused',
    evaluated: 'refused',
    inline: 'refused',
    asked: ['denied', 'denied', 'denied', 'denied'],
    violations: [
      'connect-src',
      'frame-src',
      'img-src',
      'script-src',
      'script-src-elem',
      'style-src-elem'
    ]
  })

  // New windows and other addresses: nothing opens, here or in the browser, and the page is still the app's.
  const refused =
    app.driver === 'electron'
      ? null
      : page.waitForEvent(
          'requestfailed',
          (request) =>
            request.isNavigationRequest() && request.url().startsWith('https://example.com')
        )
  await page.evaluate(() => {
    window.open('https://example.com/')
    location.href = 'https://example.com/'
  })
  await refused
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), {
      href: 'file:///etc/passwd',
      target: '_blank'
    })
    document.body.append(link)
    link.click()
  })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(page.url()).toBe(url)
  expect(
    page
      .context()
      .pages()
      .filter((one) => one.url().startsWith('https://example.com'))
  ).toEqual([])
  expect(await app.externalUrls()).toEqual([])
})

test('started without the sandbox, as root has to, the app does not ask Electron for it all the same', async ({
  launch
}) => {
  const app = await launch({ args: ['--no-sandbox'] })
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await app.quit()).toBe(0)
})
