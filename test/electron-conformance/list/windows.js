export const windows = [
  {
    name: 'no window can be made before the app is ready',
    source: 'shell/browser/api/electron_api_browser_window.cc New',
    main({ app, BrowserWindow }, tell) {
      try {
        tell('made', new BrowserWindow().id)
      } catch ({ message }) {
        tell('made', message)
      }
      app.exit(0)
    },
    drive: async ({ start, assert }) =>
      assert.equal(await start().says('made'), 'Cannot create BrowserWindow before app is ready')
  },
  {
    name: 'a window that is not shown counts as visible to its page, until it is hidden for the first time',
    source:
      "spec/api-browser-window-spec.ts 'visibilityState is initially visible despite window being hidden'",
    unsteady: ['win32'],
    async run({ page, inPage, assert }) {
      const window = await page()
      assert.equal(window.isVisible(), false)
      assert.deepEqual(await inPage(window, () => [document.visibilityState, document.hidden]), [
        'visible',
        false
      ])
    }
  },
  {
    name: 'a page is told that its window was hidden and shown',
    source:
      "spec/api-browser-window-spec.ts 'visibilityState changes when window is hidden', 'visibilityState changes when window is shown'",
    unsteady: ['win32'],
    async run({ page, inPage, until, assert }) {
      const window = await page({ show: true })
      await inPage(window, () => {
        window.seen = []
        document.addEventListener('visibilitychange', () =>
          window.seen.push(document.visibilityState)
        )
      })
      const seen = () => inPage(window, () => window.seen)
      window.hide()
      await until(async () => (await seen()).length === 1)
      window.show()
      await until(async () => (await seen()).length === 2)
      assert.deepEqual(await seen(), ['hidden', 'visible'])
    }
  },
  {
    name: 'a minimised window is hidden to its page',
    source: 'lib/browser/api/browser-window.ts visibilityChanged (isVisible && !isMinimized)',
    unsteady: ['linux'],
    async run({ page, inPage, until }) {
      const window = await page({ show: true })
      window.minimize()
      await until(async () => (await inPage(window, () => document.visibilityState)) === 'hidden')
    }
  },
  {
    name: 'a hidden page draws nothing, and its timers wait',
    source:
      'docs/api/browser-window.md Page visibility; docs/api/structures/web-preferences.md backgroundThrottling',
    async run({ page, inPage, until, assert }) {
      const window = await page({ show: true })
      window.hide()
      await until(async () => (await inPage(window, () => document.visibilityState)) === 'hidden')
      await inPage(window, () => {
        window.drawn = 0
        window.rung = 0
        window.ticks = 0
        setInterval(() => window.ticks++, 20)
        // Chromium holds chains of timers back, not their first links.
        const ring = (left) => setTimeout(() => (left > 0 ? ring(left - 1) : window.rung++), 0)
        ring(8)
        requestAnimationFrame(() => window.drawn++)
      })
      await new Promise((resolve) => {
        setTimeout(resolve, 500)
      })
      assert.deepEqual(await inPage(window, () => [window.drawn, window.rung, window.ticks < 3]), [
        0,
        0,
        true
      ])
      window.show()
      await until(() => inPage(window, () => window.drawn === 1))
    }
  },
  {
    name: 'ready-to-show comes with the first layout of each document',
    source:
      "spec/api-browser-window-spec.ts 'should emit ready-to-show event'; shell/renderer/electron_render_frame_observer.cc DidMeaningfulLayout; Chromium web_frame_widget_impl.cc ResetMeaningfulLayoutStateForMainFrame",
    async run({ window, next, assert }) {
      const made = window()
      for (const query of ['', '?again']) {
        const ready = next(made, 'ready-to-show')
        await made.loadURL(`conform://app/page.html${query}`)
        await ready
      }
      assert.equal(made.isVisible(), false)
    }
  },
  {
    name: 'a page that draws nothing is ready to show, too, once it was read',
    source:
      'shell/browser/api/electron_api_web_contents.cc OnFirstNonEmptyLayout; Chromium local_frame_view.cc UpdateLayout ("Ensure that we become visually non-empty eventually")',
    async run({ window, serve, next }) {
      serve(
        'conform:/empty',
        () =>
          new Response('<!doctype html><html><body></body></html>', {
            headers: { 'content-type': 'text/html' }
          })
      )
      const made = window()
      const ready = next(made, 'ready-to-show')
      await made.loadURL('conform://app/empty')
      await ready
    }
  },
  {
    name: 'show() shows and focuses, showInactive() only shows, focus() shows nothing',
    source:
      "spec/api-browser-window-spec.ts 'emits focus event and makes the window visible', 'should not focus on window', 'does not make the window become visible'",
    async run({ window, assert }) {
      const made = window()
      made.focus()
      assert.deepEqual([made.isVisible(), made.isFocused()], [false, false])
      made.showInactive()
      assert.equal(made.isVisible(), true)
    }
  },
  {
    name: 'hide() hides and takes the focus away',
    source:
      "spec/api-browser-window-spec.ts 'should make the window not visible', 'should defocus on window'",
    async run({ window, assert }) {
      const made = window({ show: true })
      made.hide()
      assert.deepEqual([made.isVisible(), made.isFocused()], [false, false])
    }
  },
  {
    name: 'maximising shows a window that is not shown',
    source:
      "spec/api-browser-window-spec.ts BrowserWindow.maximize 'should show the window if it is not currently shown'",
    unsteady: ['linux'],
    async run({ window, next, assert }) {
      const made = window()
      const shown = next(made, 'show')
      made.maximize()
      await shown
      assert.deepEqual([made.isVisible(), made.isMaximized()], [true, true])
    }
  },
  {
    name: 'a maximised window keeps its normal bounds, and has others meanwhile',
    source:
      "spec/api-browser-window-spec.ts getNormalBounds 'checks normal bounds when maximized', 'checks normal bounds when unmaximized'",
    unsteady: ['linux'],
    async run({ window, until, assert }) {
      const made = window({ show: true })
      const before = made.getBounds()
      made.maximize()
      await until(() => made.isMaximized())
      assert.deepEqual(made.getNormalBounds(), before)
      assert.notDeepEqual(made.getBounds(), before)
      made.unmaximize()
      await until(() => !made.isMaximized())
      assert.deepEqual(made.getBounds(), before)
    }
  },
  {
    name: 'bounds that are set are normal bounds, and no smaller than the least',
    source:
      "spec/api-browser-window-spec.ts 'checks normal bounds after resize', 'enforces minimum size', 'sets the window bounds with partial bounds'",
    async run({ window, until, assert }) {
      const made = window({ minWidth: 200, minHeight: 100 })
      made.setBounds({ width: 300, height: 250 })
      assert.deepEqual(made.getSize(), [300, 250])
      const { width, height } = made.getNormalBounds()
      assert.deepEqual([width, height], [300, 250])
      assert.deepEqual(made.getMinimumSize(), [200, 100])
      made.setSize(50, 50)
      await until(() => String(made.getSize()) === '200,100')
    }
  },
  {
    name: 'the title of the page becomes that of the window',
    source:
      'docs/api/browser-window.md page-title-updated; shell/browser/api/electron_api_web_contents.cc TitleWasSet',
    async run({ window, until, assert }) {
      const made = window({ title: 'Before' })
      assert.equal(made.getTitle(), 'Before')
      await made.loadURL('conform://app/page.html')
      await until(() => made.getTitle() === 'Conformance')
      assert.equal(made.webContents.getTitle(), 'Conformance')
    }
  },
  {
    name: 'a window may keep its title, its contents may not',
    source:
      'docs/api/browser-window.md page-title-updated (preventDefault); shell/browser/api/electron_api_web_contents.cc NotifyPageTitleUpdated',
    async run({ window, next, assert }) {
      for (const [keeps, shown] of [
        ['window', 'Before'],
        ['contents', 'Conformance']
      ]) {
        const made = window({ title: 'Before' })
        const { webContents } = made
        ;(keeps === 'window' ? made : webContents).on('page-title-updated', (event) =>
          event.preventDefault()
        )
        const titled = next(webContents, 'page-title-updated')
        await made.loadURL('conform://app/page.html')
        const [, title, explicit] = await titled
        assert.deepEqual(
          [title, explicit, webContents.getTitle(), made.getTitle()],
          ['Conformance', true, 'Conformance', shown]
        )
      }
    }
  },
  {
    name: 'close() can be prevented, destroy() cannot',
    source: 'docs/api/browser-window.md close, win.destroy()',
    async run({ window, electron: { BrowserWindow }, assert }) {
      const made = window()
      let asked = 0
      made.on('close', (event) => {
        asked++
        event.preventDefault()
      })
      made.close()
      assert.deepEqual(
        [asked, made.isDestroyed(), BrowserWindow.getAllWindows().includes(made)],
        [1, false, true]
      )
      made.destroy()
      assert.deepEqual(
        [asked, made.isDestroyed(), BrowserWindow.getAllWindows().includes(made)],
        [1, true, false]
      )
    }
  },
  {
    name: 'a window that is gone takes its contents along',
    source: 'docs/api/web-contents.md destroyed; shell/browser/api/electron_api_web_contents.cc',
    async run({ page, next, assert }) {
      const window = await page()
      const { webContents } = window
      const gone = next(webContents, 'destroyed')
      window.destroy()
      await gone
      assert.equal(webContents.isDestroyed(), true)
      assert.throws(() => webContents.send('late'), /Object has been destroyed/)
    }
  },
  {
    name: 'windows are found by their id and their contents',
    source:
      "spec/api-browser-window-spec.ts BrowserWindow.fromId 'returns the window with id', fromWebContents 'returns the window with the webContents'",
    async run({ window, electron: { BrowserWindow }, assert }) {
      const made = window()
      assert.equal(BrowserWindow.fromId(made.id), made)
      assert.equal(BrowserWindow.fromWebContents(made.webContents), made)
    }
  },
  {
    name: 'on Windows a window may ask the end of the session to wait',
    source: 'docs/api/base-window.md query-session-end',
    standIn: 'only',
    async run({ window, desk, assert }) {
      const made = window()
      const heard = []
      made.on('query-session-end', (event) => {
        heard.push('query')
        event.preventDefault()
      })
      made.on('session-end', () => heard.push('end'))
      desk.order({ order: 'end-session' })
      assert.deepEqual(heard, ['query'])
    }
  },
  {
    name: 'a session that nobody held ends, and that cannot be prevented',
    source:
      'docs/api/base-window.md session-end ("there is no way to prevent the session from ending")',
    standIn: 'only',
    async main({ app, BrowserWindow }, tell) {
      await app.whenReady()
      const window = new BrowserWindow({ show: false })
      window.on('query-session-end', () => tell('query'))
      window.on('session-end', (event) => {
        tell('end')
        event.preventDefault()
      })
      process.standIn.order({ order: 'end-session' })
    },
    drive: async ({ start, assert }) =>
      assert.deepEqual(
        (await start().ended).told.map(([what]) => what),
        ['query', 'end']
      )
  },
  {
    name: 'a page that hangs is told as unresponsive',
    source: 'docs/api/browser-window.md unresponsive',
    standIn: 'throws',
    run: async ({ window }) => void window().on('unresponsive', () => {})
  },
  {
    name: 'a helper process that ends is told to the app',
    source: 'docs/api/app.md child-process-gone',
    standIn: 'throws',
    run: ({ electron: { app }, listen }) => listen(app, 'child-process-gone', () => {})
  }
]
