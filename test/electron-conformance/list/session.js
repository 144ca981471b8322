/** What the page asks the system for, and what it gets where main refuses. */
const permissions = [
  [
    'geolocation',
    () =>
      new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(`refused ${code}`)
        )
      }),
    'refused 1',
    'shell/common/gin_converters/content_converter.cc; Chromium GeolocationPositionError.PERMISSION_DENIED'
  ],
  [
    'media',
    () => navigator.mediaDevices.getUserMedia({ audio: true }).catch(({ name }) => name),
    'NotAllowedError',
    "spec/api-session-spec.ts 'successfully rejects when calling legacy getUserMedia'"
  ],
  [
    'notifications',
    () => Notification.requestPermission(),
    'denied',
    'shell/browser/web_contents_permission_helper.cc RequestWebNotificationPermission'
  ],
  [
    'clipboard-read',
    () => navigator.clipboard.readText().catch(({ name }) => name),
    'NotAllowedError',
    "spec/chromium-spec.ts navigator.clipboard.read 'returns an error when permission denied'"
  ],
  [
    'clipboard-sanitized-write',
    () => navigator.clipboard.writeText('x').catch(({ name }) => name),
    'NotAllowedError',
    "spec/chromium-spec.ts navigator.clipboard.write 'returns an error when permission denied'"
  ],
  [
    'midi',
    () => navigator.requestMIDIAccess().catch(({ name }) => name),
    'NotAllowedError',
    "spec/api-session-spec.ts 'cancels any pending requests when cleared'"
  ],
  [
    'fullscreen',
    () =>
      Promise.race([
        document.body.requestFullscreen().catch(({ name }) => name),
        new Promise((resolve) => {
          setTimeout(() => resolve('no answer'), 500)
        })
      ]),
    'no answer',
    'shell/browser/api/electron_api_web_contents.cc OnEnterFullscreenModeForTab (returns where it is not allowed); electron/electron#37719'
  ],
  [
    'pointerLock',
    () => document.body.requestPointerLock().catch(({ name }) => name),
    'SecurityError',
    'shell/browser/api/electron_api_web_contents.cc OnRequestPointerLock (kPermissionDenied); Chromium pointer_lock_controller.cc ConvertResultToException'
  ],
  [
    'window-management',
    () => getScreenDetails().catch(({ name }) => name),
    'NotAllowedError',
    "spec/chromium-spec.ts window.getScreenDetails 'returns an error when permission denied'"
  ]
]

export const session = [
  {
    name: 'no session can be had before the app is ready',
    source:
      'shell/browser/api/electron_api_session.cc FromPartition ("Session can only be received when app is ready")',
    main({ app, session: it }, tell) {
      try {
        tell('session', typeof it.defaultSession)
      } catch ({ message }) {
        tell('session', message)
      }
      app.exit(0)
    },
    drive: async ({ start, assert }) =>
      assert.equal(await start().says('session'), 'Session can only be received when app is ready')
  },
  ...permissions.map(([permission, want, refused, source]) => ({
    name: `'${String(permission)}' is asked for when the page wants it, and refused where main says no`,
    source,
    async run({ electron: { session: it }, page, inPage, until, assert }) {
      const heard = []
      it.defaultSession.setPermissionRequestHandler((contents, name, answer, details) => {
        heard.push([name, contents.getURL(), details.requestingUrl, details.isMainFrame])
        answer(false)
      })
      const window = await page({ show: true })
      assert.deepEqual(heard, [])
      assert.equal(await inPage(window, want), refused)
      await until(() => heard.length > 0)
      assert.deepEqual(heard[0], [
        permission,
        'conform://app/page.html',
        'conform://app/page.html',
        true
      ])
    }
  })),
  {
    name: 'full screen that main grants is had',
    source:
      'shell/browser/api/electron_api_web_contents.cc OnEnterFullscreenModeForTab, SetHtmlApiFullscreen',
    async run({ electron: { session: it }, page, inPage, assert }) {
      it.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
        answer(true)
      )
      const window = await page({ show: true })
      assert.equal(
        await inPage(window, async () => {
          await document.body.requestFullscreen()
          return document.fullscreenElement === document.body
        }),
        true
      )
    }
  },
  {
    name: 'a place that main grants is had',
    source:
      "spec/chromium-spec.ts navigator.geolocation 'returns position when permission is granted'",
    standIn: 'throws',
    async run({ electron: { session: it }, page, inPage }) {
      it.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
        answer(true)
      )
      await inPage(await page({ show: true }), () =>
        navigator.geolocation.getCurrentPosition(
          () => {},
          () => {}
        )
      )
    }
  },
  {
    name: 'a device of the computer is not had where main picks none',
    source:
      "spec/chromium-spec.ts navigator.usb 'does not return a device if select-usb-device event is not defined'",
    standIn: 'throws',
    async run({ page, inPage, assert }) {
      assert.equal(
        await inPage(await page({ show: true }), () =>
          navigator.usb.requestDevice({ filters: [] }).catch(({ name }) => name)
        ),
        'NotFoundError'
      )
    }
  },
  {
    name: 'how a permission stands is what main answers, by Electron’s names',
    source:
      "spec/api-session-spec.ts setPermissionCheckHandler 'details provides requestingURL for mainFrame'; shell/browser/electron_permission_manager.cc GetPermissionStatus",
    async run({ electron: { session: it }, page, inPage, assert }) {
      const heard = []
      it.defaultSession.setPermissionCheckHandler((_contents, permission) => {
        heard.push(permission)
        return permission === 'notifications'
      })
      const window = await page()
      const states = await inPage(window, () =>
        Promise.all(
          ['geolocation', 'camera', 'clipboard-write', 'notifications'].map(
            async (name) => (await navigator.permissions.query({ name })).state
          )
        )
      )
      assert.deepEqual(states, ['denied', 'denied', 'denied', 'granted'])
      for (const name of ['geolocation', 'media', 'clipboard-sanitized-write', 'notifications'])
        assert.ok(heard.includes(name), name)
    }
  },
  {
    name: 'without a handler each permission stands as granted',
    source:
      'shell/browser/electron_permission_manager.cc CheckPermissionWithDetails (check_handler_.is_null())',
    run: async ({ page, inPage, assert }) =>
      assert.equal(
        await inPage(
          await page(),
          async () => (await navigator.permissions.query({ name: 'geolocation' })).state
        ),
        'granted'
      )
  },
  {
    name: 'a download is told with its address and its name, and called off where that is prevented',
    source: "spec/api-session-spec.ts will-download 'can cancel default download behavior'",
    async run({ electron: { session: it }, page, inPage, serve, assert }) {
      serve(
        'conform:/mock.bin',
        () =>
          new Response('x', {
            headers: {
              'content-type': 'application/octet-stream',
              'content-disposition': 'attachment; filename="mock.bin"'
            }
          })
      )
      const window = await page()
      const told = new Promise((resolve) => {
        it.defaultSession.once('will-download', (event, item, contents) => {
          event.preventDefault()
          resolve([item.getURL(), item.getFilename(), contents === window.webContents])
        })
      })
      await inPage(window, () => {
        const link = Object.assign(document.createElement('a'), { href: '/mock.bin', download: '' })
        document.body.append(link)
        link.click()
      })
      assert.deepEqual(await told, ['conform://app/mock.bin', 'mock.bin', true])
    }
  },
  {
    name: 'main can call any request off, of its own schemes too',
    source:
      "spec/api-web-request-spec.ts onBeforeRequest 'can cancel the request', 'will call webRequest.onBeforeRequest for custom protocol URLs with <all_urls> filter'",
    async run({ electron: { session: it }, page, inPage, serve, assert }) {
      serve('conform:/data', () => new Response('data'))
      const window = await page()
      it.defaultSession.webRequest.onBeforeRequest((details, answer) =>
        answer({ cancel: details.url.endsWith('/data') })
      )
      assert.deepEqual(
        await inPage(window, () =>
          Promise.all(
            ['/data', '/page.js'].map((path) =>
              fetch(path).then(
                ({ ok }) => ok,
                ({ name }) => name
              )
            )
          )
        ),
        ['TypeError', true]
      )
    }
  },
  {
    name: 'a request is told with who wants it, how and what for',
    source:
      "spec/api-web-request-spec.ts onBeforeRequest 'receives details object', 'receives post data in details object'",
    async run({ electron: { session: it }, page, inPage, serve, assert }) {
      serve('conform:/data', () => new Response('data'))
      const window = await page()
      const seen = []
      it.defaultSession.webRequest.onBeforeRequest((details, answer) => {
        seen.push(details)
        answer({})
      })
      await inPage(window, () => fetch('/data', { method: 'POST', body: 'x' }).then(() => null))
      const [details] = seen
      assert.deepEqual(
        [
          typeof details.id,
          typeof details.timestamp,
          details.webContentsId,
          details.webContents,
          details.url,
          details.method,
          details.resourceType
        ],
        [
          'number',
          'number',
          window.webContents.id,
          window.webContents,
          'conform://app/data',
          'POST',
          'xhr'
        ]
      )
      assert.equal(String(details.uploadData[0].bytes), 'x')
      assert.equal(details.frame.url, 'conform://app/page.html')
    }
  },
  {
    name: 'the page itself is told as the main frame, its script as a script',
    source:
      'shell/browser/api/electron_api_web_request.cc ResourceTypes; docs/api/web-request.md resourceType',
    async run({ electron: { session: it }, page, assert }) {
      const seen = []
      it.defaultSession.webRequest.onBeforeRequest((details, answer) => {
        seen.push([details.url, details.resourceType])
        answer({})
      })
      await page()
      assert.deepEqual(seen.slice(0, 2), [
        ['conform://app/page.html', 'mainFrame'],
        ['conform://app/page.js', 'script']
      ])
    }
  },
  {
    name: 'requests can be filtered by their address',
    source: "spec/api-web-request-spec.ts onBeforeRequest 'can filter URLs'",
    standIn: 'throws',
    run: ({ electron: { session: it } }) =>
      it.defaultSession.webRequest.onBeforeRequest({ urls: ['https://*/*'] }, (_details, answer) =>
        answer({})
      )
  },
  {
    name: 'a request can be sent elsewhere',
    source: "spec/api-web-request-spec.ts onBeforeRequest 'can redirect the request'",
    standIn: 'throws',
    async run({ electron: { session: it }, page, desk }) {
      let said = ''
      desk?.hear((message) => {
        if (message.type === 'unimplemented') said = message.message
      })
      it.defaultSession.webRequest.onBeforeRequest((details, answer) =>
        answer(details.url.endsWith('.js') ? { redirectURL: 'conform://app/page.html' } : {})
      )
      await page()
      if (said !== '') throw new Error(said)
    }
  },
  {
    name: 'the way to an address is what the system says, as a list of proxies',
    source:
      "spec/api-session-spec.ts ses.setProxy 'allows configuring proxy settings with mode `system`'; docs/api/session.md resolveProxy",
    desk: 'bare',
    run: async ({ electron: { session: it }, assert }) =>
      assert.equal(
        await it.defaultSession.resolveProxy('https://example.com/'),
        'PROXY 10.0.0.1:3128; DIRECT'
      )
  },
  {
    name: 'what is no address has a way too',
    source: 'shell/browser/api/electron_api_session.cc ResolveProxy (an empty GURL)',
    run: async ({ electron: { session: it }, assert }) =>
      assert.match(await it.defaultSession.resolveProxy('no address'), /DIRECT/)
  }
]
