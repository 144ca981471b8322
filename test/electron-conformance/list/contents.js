import { once } from 'node:events'
import { createServer } from 'node:net'

export const contents = [
  {
    name: 'the events of a load come in their order',
    source:
      "spec/api-browser-window-spec.ts 'should emit did-start-loading event'; docs/api/web-contents.md Navigation Events; shell/browser/api/electron_api_web_contents.cc",
    async run({ window, listen, next, assert }) {
      const { webContents } = window()
      const heard = []
      for (const event of [
        'did-start-loading',
        'did-start-navigation',
        'did-navigate',
        'dom-ready',
        'did-finish-load',
        'did-stop-loading',
        'did-fail-load'
      ]) {
        listen(webContents, event, () => heard.push(event))
      }
      const stopped = next(webContents, 'did-stop-loading')
      await webContents.loadURL('conform://app/page.html')
      await stopped
      assert.deepEqual(heard, [
        'did-start-loading',
        'did-start-navigation',
        'did-navigate',
        'dom-ready',
        'did-finish-load',
        'did-stop-loading'
      ])
      assert.deepEqual(
        [webContents.getURL(), webContents.isLoading()],
        ['conform://app/page.html', false]
      )
    }
  },
  {
    name: 'did-navigate tells the status',
    source: 'docs/api/web-contents.md did-navigate',
    async run({ window, serve, next, assert }) {
      serve(
        'conform:/teapot',
        () =>
          new Response('short and stout', {
            status: 418,
            headers: { 'content-type': 'text/plain' }
          })
      )
      const { webContents } = window()
      const navigated = next(webContents, 'did-navigate')
      await webContents.loadURL('conform://app/teapot')
      assert.deepEqual((await navigated).slice(1, 3), ['conform://app/teapot', 418])
    }
  },
  {
    name: 'a load that fails says so with its code, and loadURL() rejects with it',
    source:
      "spec/api-browser-window-spec.ts 'should emit did-fail-load event for files that do not exist'; lib/browser/api/web-contents.ts _awaitNextLoad",
    async run({ window, next, assert }) {
      const { webContents } = window()
      const failed = next(webContents, 'did-fail-load')
      await assert.rejects(webContents.loadURL('file:///no/such/file.txt'), {
        code: 'ERR_FILE_NOT_FOUND',
        errno: -6,
        message: "ERR_FILE_NOT_FOUND (-6) loading 'file:///no/such/file.txt'"
      })
      const [, code, description, url, isMainFrame] = await failed
      assert.deepEqual(
        [code, description, url, isMainFrame],
        [-6, 'ERR_FILE_NOT_FOUND', 'file:///no/such/file.txt', true]
      )
    }
  },
  {
    name: 'an address that is none fails as such',
    source: "spec/api-browser-window-spec.ts 'should emit did-fail-load event for invalid URL'",
    async run({ window, next, assert }) {
      const { webContents } = window()
      const failed = next(webContents, 'did-fail-load')
      await assert.rejects(webContents.loadURL('http://example:port'), { code: 'ERR_INVALID_URL' })
      assert.deepEqual((await failed).slice(1, 3), [-300, 'ERR_INVALID_URL'])
    }
  },
  {
    name: 'a server that is not there fails as refused',
    source: 'docs/api/web-contents.md did-fail-load; Chromium net/base/net_error_list.h',
    async run({ window, assert }) {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address()
      await new Promise((resolve) => {
        server.close(resolve)
      })
      await assert.rejects(window().loadURL(`http://127.0.0.1:${port}/`), {
        code: 'ERR_CONNECTION_REFUSED',
        errno: -102
      })
    }
  },
  {
    name: 'a load that failed can be tried again',
    source: 'docs/api/web-contents.md loadURL',
    async run({ window, serve }) {
      let there = false
      serve('conform:/late', () =>
        there
          ? new Response('here', { headers: { 'content-type': 'text/plain' } })
          : Response.error()
      )
      const { webContents } = window()
      await webContents.loadURL('conform://app/late').then(
        () => {
          throw new Error('it loaded')
        },
        () => {}
      )
      there = true
      await webContents.loadURL('conform://app/late')
    }
  },
  {
    name: 'main is asked before the page goes elsewhere, and the page stays',
    source:
      "spec/api-browser-window-spec.ts will-navigate 'allows the window to be closed from the event listener', 'can be prevented'; docs/api/web-contents.md will-navigate",
    async run({ page, inPage, next, assert }) {
      const window = await page()
      const { webContents } = window
      const asked = []
      for (const event of ['will-navigate', 'will-frame-navigate'])
        webContents.on(event, ({ url, isMainFrame }) => asked.push([event, url, isMainFrame]))
      webContents.on('will-navigate', (event) => event.preventDefault())
      const wanted = next(webContents, 'will-navigate')
      await inPage(window, () => {
        setTimeout(() => document.getElementById('away').click(), 0)
      })
      await wanted
      assert.deepEqual(asked.toSorted(), [
        ['will-frame-navigate', 'https://example.com/away', true],
        ['will-navigate', 'https://example.com/away', true]
      ])
      assert.equal(webContents.getURL(), 'conform://app/page.html')
    }
  },
  {
    name: 'main is not asked about what it loads itself',
    source:
      'docs/api/web-contents.md will-navigate ("will not emit when the navigation is started programmatically")',
    async run({ page, listen, next, assert }) {
      const { webContents } = await page()
      let asked = 0
      listen(webContents, 'will-navigate', () => asked++)
      await webContents.loadURL('conform://app/page.html?two')
      const loaded = next(webContents, 'did-finish-load')
      webContents.reload()
      await loaded
      assert.equal(asked, 0)
    }
  },
  {
    name: 'a page that loads itself again is a navigation that main is asked about',
    source: 'docs/api/web-contents.md will-navigate (window.location)',
    async run({ page, inPage, listen, next, assert }) {
      const window = await page()
      const asked = []
      listen(window.webContents, 'will-navigate', ({ url }) => asked.push(url))
      const loaded = next(window.webContents, 'did-finish-load')
      await inPage(window, () => {
        setTimeout(() => location.reload(), 0)
      })
      await loaded
      assert.deepEqual(asked, ['conform://app/page.html'])
    }
  },
  {
    name: 'what wants a window is asked for, and gets none where that is denied',
    source:
      "spec/guest-window-manager-spec.ts 'does not fire window creation events if an override returns action: deny'; docs/api/web-contents.md setWindowOpenHandler",
    async run({ page, inPage, until, assert }) {
      const window = await page()
      const asked = []
      window.webContents.setWindowOpenHandler((details) => {
        asked.push([details.url, details.frameName])
        return { action: 'deny' }
      })
      assert.equal(
        await inPage(window, () => window.open('https://example.com/opened', 'named')),
        null
      )
      await inPage(window, () => {
        const link = Object.assign(document.createElement('a'), {
          href: 'https://example.com/linked',
          target: '_blank'
        })
        document.body.append(link)
        link.click()
      })
      await until(() => asked.length === 2)
      assert.deepEqual(
        asked.map(([url]) => url),
        ['https://example.com/opened', 'https://example.com/linked']
      )
    }
  },
  {
    name: 'a page that ends is told, to the app too, and is there again after reload()',
    source:
      "spec/api-web-contents-spec.ts 'forcefullyCrashRenderer() crashes the process with reason=killed||crashed', 'a crashed process is recoverable with reload()'",
    async run({ page, inPage, next, electron: { app }, assert }) {
      const window = await page()
      const { webContents } = window
      const gone = next(webContents, 'render-process-gone')
      const told = next(app, 'render-process-gone')
      webContents.forcefullyCrashRenderer()
      const [, { reason }] = await gone
      assert.ok(reason === 'killed' || reason === 'crashed', reason)
      assert.equal((await told)[1], webContents)
      assert.equal(webContents.isCrashed(), true)
      const loaded = next(webContents, 'did-finish-load')
      webContents.reload()
      assert.equal(webContents.isCrashed(), false)
      await loaded
      assert.equal(await inPage(window, () => document.title), 'Conformance')
      assert.equal(await inPage(window, () => window.bridge.number), 123)
    }
  },
  {
    name: 'a page may be loaded anew while its end is being told',
    source:
      "spec/api-web-contents-spec.ts 'survives a synchronous reload() from the render-process-gone handler'",
    async run({ page, next, assert }) {
      const { webContents } = await page()
      webContents.once('render-process-gone', () => webContents.reload())
      const loaded = next(webContents, 'did-finish-load')
      webContents.forcefullyCrashRenderer()
      await loaded
      assert.equal(webContents.isCrashed(), false)
    }
  },
  {
    name: 'a right click is told, with what can be done there',
    source:
      "spec/api-web-contents-spec.ts context-menu 'emits when right-clicked in page'; docs/api/web-contents.md context-menu",
    async run({ page, inPage, next, assert }) {
      const window = await page({ show: true })
      const place = await inPage(window, () => {
        const field = document.getElementById('field')
        field.focus()
        field.select()
        const { x, y, width, height } = field.getBoundingClientRect()
        return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
      })
      const asked = next(window.webContents, 'context-menu')
      for (const type of ['mouseDown', 'mouseUp'])
        window.webContents.sendInputEvent({ type, button: 'right', clickCount: 1, ...place })
      const [, params] = await asked
      assert.deepEqual(
        [
          params.pageURL,
          params.isEditable,
          params.selectionText,
          params.misspelledWord,
          params.dictionarySuggestions
        ],
        ['conform://app/page.html', true, 'typed', '', []]
      )
      assert.deepEqual(
        [params.editFlags.canCut, params.editFlags.canCopy, params.editFlags.canSelectAll],
        [true, true, true]
      )
      assert.equal(typeof params.x, 'number')
    }
  },
  {
    name: 'a misspelled word can be replaced',
    source: 'docs/api/web-contents.md replaceMisspelling',
    standIn: 'throws',
    async run({ page }) {
      const { webContents } = await page()
      webContents.replaceMisspelling('word')
    }
  },
  {
    name: 'code runs in the page’s own world, and its promises are waited for',
    source:
      "spec/api-web-contents-spec.ts executeJavaScript 'resolves the returned promise with the result', 'rejects the returned promise if an async error is thrown'",
    async run({ page, assert }) {
      const { webContents } = await page()
      assert.equal(await webContents.executeJavaScript('window.push()'), 'changed by the page')
      assert.deepEqual(await webContents.executeJavaScript('Promise.resolve({ a: [1] })'), {
        a: [1]
      })
      await assert.rejects(
        webContents.executeJavaScript('Promise.reject(new Error("no way"))'),
        /no way/
      )
    }
  },
  {
    name: 'a page on a scheme of main’s own says so: its address, its origin, where it came from',
    source:
      'url::AddStandardScheme in shell/browser/api/electron_api_protocol.cc; docs/api/structures/custom-scheme.md',
    async run({ page, inPage, assert }) {
      const window = await page()
      assert.deepEqual(
        await inPage(window, () => [
          document.URL,
          document.baseURI,
          window.origin,
          window.isSecureContext
        ]),
        ['conform://app/page.html', 'conform://app/page.html', 'conform://app', true]
      )
    }
  },
  {
    name: 'links, scripts, pictures, requests and messages of such a page say so, too',
    source:
      'url::AddStandardScheme in shell/browser/api/electron_api_protocol.cc (an address is resolved and written out as one of http is)',
    async run({ page, inPage, assert }) {
      const window = await page()
      assert.deepEqual(
        await inPage(window, async () => {
          const link = document.createElement('a')
          link.setAttribute('href', 'conform://app/one')
          const one = link.href
          link.href = '/two'
          const picture = Object.assign(new Image(), { src: 'three' })
          const asked = new XMLHttpRequest()
          asked.open('GET', 'page.js')
          const answered = new Promise((resolve) => {
            asked.addEventListener('load', () => resolve(asked.responseURL))
          })
          asked.send()
          const heard = new Promise((resolve) => {
            window.addEventListener('message', ({ origin }) => resolve(origin), { once: true })
          })
          window.postMessage('x', '*')
          return [
            one,
            link.href,
            picture.src,
            document.scripts[0].src,
            new Request('four').url,
            await answered,
            await heard
          ]
        }),
        [
          'conform://app/one',
          'conform://app/two',
          'conform://app/three',
          'conform://app/page.js',
          'conform://app/four',
          'conform://app/page.js',
          'conform://app'
        ]
      )
    }
  },
  ...[
    'location.href',
    "location['href']",
    'String(location)',
    "new URL('', location).href",
    '(() => { const { href } = location; return href })()'
  ].map((read) => ({
    name: `the same is read off location: ${read}`,
    source:
      'url::AddStandardScheme in shell/browser/api/electron_api_protocol.cc; docs/api/structures/custom-scheme.md',
    standIn: 'throws',
    async run({ page, assert }) {
      const { webContents } = await page()
      assert.equal(await webContents.executeJavaScript(read), 'conform://app/page.html')
    }
  })),
  {
    name: 'a window of main’s own scheme is told in the frame',
    source:
      "spec/api-web-frame-main-spec.ts WebFrame.url 'should report correct address for each subframe', WebFrame.origin",
    async run({ page, assert }) {
      const {
        webContents: { mainFrame }
      } = await page()
      assert.deepEqual(
        [mainFrame.url, mainFrame.origin, mainFrame.parent],
        ['conform://app/page.html', 'conform://app', null]
      )
    }
  }
]
