import { join } from 'node:path'

export const desktop = [
  {
    name: 'dialogs to open look at their options',
    source: "spec/api-dialog-spec.ts showOpenDialog 'throws errors when the options are invalid'",
    run({ electron: { dialog }, assert }) {
      assert.throws(
        () => dialog.showOpenDialog({ properties: false }),
        /Properties must be an array/
      )
      assert.throws(() => dialog.showOpenDialog({ title: 300 }), /Title must be a string/)
      assert.throws(
        () => dialog.showOpenDialog({ defaultPath: {} }),
        /Default path must be a string/
      )
    }
  },
  {
    name: 'dialogs to save look at their options',
    source: "spec/api-dialog-spec.ts showSaveDialog 'throws errors when the options are invalid'",
    run({ electron: { dialog }, assert }) {
      assert.throws(
        () => dialog.showSaveDialog({ buttonLabel: [] }),
        /Button label must be a string/
      )
      assert.throws(
        () => dialog.showSaveDialog({ nameFieldLabel: {} }),
        /Name field label must be a string/
      )
    }
  },
  {
    name: 'boxes look at their options',
    source:
      "spec/api-dialog-spec.ts showMessageBox 'throws errors when the options are invalid'; lib/browser/api/dialog.ts messageBox",
    run({ electron: { dialog }, assert }) {
      assert.throws(
        () => dialog.showMessageBox(undefined, { type: 'not-a-valid-type', message: '' }),
        /Invalid message box type/
      )
      assert.throws(
        () => dialog.showMessageBox(null, { buttons: false, message: '' }),
        /Buttons must be an array/
      )
      assert.throws(
        () => dialog.showMessageBox({ detail: 3.14, message: '' }),
        /Detail must be a string/
      )
      assert.throws(
        () => dialog.showMessageBox({ checkboxLabel: false, message: '' }),
        /checkboxLabel must be a string/
      )
      assert.throws(
        () => dialog.showMessageBox({ checkboxChecked: true, message: '' }),
        /requires that checkboxLabel also be passed/
      )
      assert.throws(
        () => dialog.showMessageBox({ noLink: 1, message: '' }),
        /noLink must be a boolean/
      )
    }
  },
  {
    name: 'a box of an error needs both of its texts',
    source: "spec/api-dialog-spec.ts showErrorBox 'throws errors when the options are invalid'",
    run({ electron: { dialog }, assert }) {
      assert.throws(() => dialog.showErrorBox(), /Insufficient number of arguments/)
      assert.throws(() => dialog.showErrorBox(3, 'four'), /Error processing argument at index 0/)
      assert.throws(() => dialog.showErrorBox('three', 4), /Error processing argument at index 1/)
    }
  },
  {
    name: 'no dialog can be shown before the app is ready',
    source: 'lib/browser/api/dialog.ts checkAppInitialized',
    main({ app, dialog }, tell) {
      try {
        void dialog.showOpenDialog({})
        tell('dialog', '')
      } catch ({ message }) {
        tell('dialog', message)
      }
      app.exit(0)
    },
    drive: async ({ start, assert }) =>
      assert.equal(
        await start().says('dialog'),
        'dialog module can only be used after app is ready'
      )
  },
  {
    name: 'a dialog begins in the folder of downloads each time, unless it is told a path',
    source:
      "docs/breaking-changes.md 'Dialog methods default to Downloads directory'; spec/api-dialog-spec.ts 'sends an absolute current_folder for a directory-less defaultPath'",
    standIn: 'only',
    async run({ electron: { app, dialog }, desk, assert }) {
      const begun = []
      const off = desk.hear((message) => {
        if (message.type === 'dialog') begun.push(message.options.opensIn)
      })
      for (const defaultPath of [
        undefined,
        'name.json',
        app.getPath('temp'),
        join(app.getPath('temp'), 'name.json')
      ]) {
        const answered = dialog.showOpenDialog(defaultPath === undefined ? {} : { defaultPath })
        desk.order({
          order: 'answer-dialog',
          value: { canceled: false, filePaths: [join(app.getPath('music'), 'a.mp4')] }
        })
        await answered
      }
      off()
      assert.deepEqual(begun, [
        app.getPath('downloads'),
        app.getPath('downloads'),
        app.getPath('temp'),
        app.getPath('temp')
      ])
    }
  },
  {
    name: 'a link that nothing opens is rejected',
    source:
      "spec/api-shell-spec.ts 'throws when there is no application registered to open the URL'; shell/common/api/electron_api_shell.cc OnOpenFinished",
    desk: 'bare',
    run: async ({ electron: { shell }, assert }) =>
      void (await assert.rejects(shell.openExternal('https://example.com/')))
  },
  {
    name: 'a folder that nothing opens is told in the answer, which is empty where all went well',
    source: 'docs/api/shell.md openPath; shell/common/api/electron_api_shell.cc OpenPath',
    desk: 'bare',
    async run({ electron: { app, shell }, assert }) {
      assert.notEqual(await shell.openPath(app.getPath('temp')), '')
    }
  },
  {
    name: 'no notice, and no icon in the tray, can be made before the app is ready',
    source:
      'shell/browser/api/electron_api_notification.cc New; shell/browser/api/electron_api_tray.cc New',
    main({ app, Notification, Tray, nativeImage }, tell) {
      const refused = (make) => {
        try {
          return make() && 'made'
        } catch ({ message }) {
          return message
        }
      }
      tell('early', [
        refused(() => new Notification()),
        refused(() => new Tray(nativeImage.createEmpty()))
      ])
      app.exit(0)
    },
    drive: async ({ start, assert }) =>
      assert.deepEqual(await start().says('early'), [
        'Cannot create Notification before app is ready',
        'Cannot create Tray before app is ready'
      ])
  },
  {
    name: 'a notice has its texts, and says that it was shown',
    source:
      "spec/api-notification-spec.ts 'is supported', 'inits, gets and sets basic string properties correctly', 'can be shown and closed'",
    async run({ electron: { Notification }, next, assert }) {
      if (!Notification.isSupported()) return
      const notice = new Notification({ title: 'title', body: 'body' })
      assert.deepEqual([notice.title, notice.body], ['title', 'body'])
      const settled = Promise.race([next(notice, 'show'), next(notice, 'failed')])
      notice.show()
      await settled
      notice.close()
    }
  },
  {
    name: 'a system may have no notices: they are not supported, and one that is shown is not seen',
    source:
      'shell/browser/api/electron_api_notification.cc IsSupported (no presenter); shell/browser/notifications/linux/libnotify_notification.cc Initialize',
    desk: 'bare',
    run({ electron: { Notification }, desk, assert }) {
      const seen = []
      const off = desk.hear((message) => seen.push(message.type))
      assert.equal(Notification.isSupported(), false)
      new Notification({ title: 'title' }).show()
      off()
      assert.deepEqual(seen, [])
    }
  },
  {
    name: 'a notice that the system refuses has failed',
    source:
      "spec/api-notification-spec.ts 'emits failed event'; shell/browser/notifications/linux/libnotify_notification.cc Show",
    desk: 'locked',
    async run({ electron: { Notification }, next, assert }) {
      const notice = new Notification({ title: 'title' })
      const failed = next(notice, 'failed')
      notice.show()
      assert.equal(typeof (await failed)[1], 'string')
    }
  },
  {
    name: 'an icon that was taken away can do nothing any more',
    source:
      "spec/api-tray-spec.ts tray.destroy 'destroys a tray'; shell/browser/api/electron_api_tray.cc CheckAlive",
    run({ electron: { Tray, nativeImage }, assert }) {
      const tray = new Tray(nativeImage.createEmpty())
      assert.equal(tray.isDestroyed(), false)
      tray.setContextMenu(null)
      tray.destroy()
      assert.equal(tray.isDestroyed(), true)
      assert.throws(() => tray.setToolTip('x'), /Tray is destroyed/)
      assert.throws(() => tray.setContextMenu(null), /Tray is destroyed/)
    }
  },
  {
    name: 'an icon whose picture is missing is refused',
    source: "spec/api-tray-spec.ts new Tray 'throws a descriptive error for a missing file'",
    run: ({ electron: { Tray }, assert }) =>
      assert.throws(() => new Tray('/I/Do/Not/Exist.png'), /Failed to load image from path (.+)/)
  },
  {
    name: 'on a desktop without a tray an icon is made all the same, and nothing says that it is not seen',
    source: 'shell/browser/ui/tray_icon_linux.cc OnImplInitializationFailed (kDbus, kGtk, kNone)',
    systems: ['linux'],
    desk: 'bare',
    run({ electron: { Menu, Tray, nativeImage }, desk, assert }) {
      const refusals = []
      const off = desk.hear((message) => {
        if (message.type === 'menu-choice') refusals.push(message.refusal)
      })
      const tray = new Tray(nativeImage.createEmpty())
      tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Open', id: 'open' }]))
      desk.order({ order: 'choose-menu-item', id: 'open' })
      off()
      assert.deepEqual(refusals, ['there is no such item'])
      tray.destroy()
    }
  },
  {
    name: 'on Linux a shutdown waits where somebody listened before for anything else',
    source:
      "lib/browser/api/power-monitor.ts; spec/api-power-monitor-spec.ts ('dummy-event' first)",
    systems: ['linux'],
    standIn: 'only',
    async main({ app, powerMonitor }, tell) {
      powerMonitor.on('resume', () => {})
      powerMonitor.on('shutdown', (event) => event.preventDefault())
      process.standIn.hear((message) => {
        if (message.type === 'note' && message.what === 'shutdown-delayed')
          tell('waits', message.value)
      })
      await app.whenReady()
      process.standIn.order({ order: 'shut-down' })
      app.exit(0)
    },
    drive: async ({ start, assert }) => assert.equal(await start().says('waits'), true)
  },
  {
    name: 'on Linux a shutdown does not wait for one that is the first to listen',
    source:
      'lib/browser/api/power-monitor.ts (listenerCount is read before the listener is there); shell/browser/lib/power_observer_linux.cc',
    systems: ['linux'],
    standIn: 'only',
    async main({ app, powerMonitor }, tell) {
      powerMonitor.on('shutdown', (event) => event.preventDefault())
      process.standIn.hear((message) => {
        if (message.type === 'note' && message.what === 'shutdown-delayed')
          tell('waits', message.value)
      })
      await app.whenReady()
      process.standIn.order({ order: 'shut-down' })
      app.exit(0)
    },
    drive: async ({ start, assert }) => assert.equal(await start().says('waits'), false)
  },
  {
    name: 'the computer is kept awake until it is let go, by a number that may be 0',
    source: "spec/api-power-save-blocker-spec.ts 'can be started and stopped'",
    run({ electron: { powerSaveBlocker }, assert }) {
      assert.equal(powerSaveBlocker.isStarted(-1), false)
      const id = powerSaveBlocker.start('prevent-app-suspension')
      assert.equal(typeof id, 'number')
      assert.equal(powerSaveBlocker.isStarted(id), true)
      powerSaveBlocker.stop(id)
      assert.equal(powerSaveBlocker.isStarted(id), false)
    }
  },
  {
    name: 'text put on the clipboard is read off it, later',
    source:
      "spec/api-clipboard-spec.ts readText 'returns unicode string correctly', 'writeText returns a Promise'",
    async run({ electron: { clipboard }, assert }) {
      const written = clipboard.writeText('千江有水千江月')
      assert.ok(written instanceof Promise)
      await written
      assert.equal(await clipboard.readText(), '千江有水千江月')
    }
  },
  {
    name: 'screens are told with their free area',
    source:
      "spec/api-screen-spec.ts 'returns an array of displays', 'has a workArea object property'",
    run({ electron: { screen }, assert }) {
      const [{ workArea, bounds, scaleFactor }] = screen.getAllDisplays()
      for (const area of [workArea, bounds])
        assert.deepEqual(
          ['x', 'y', 'width', 'height'].map((name) => typeof area[name]),
          ['number', 'number', 'number', 'number']
        )
      assert.equal(typeof scaleFactor, 'number')
    }
  },
  {
    name: 'there may be several screens',
    source: "spec/api-screen-spec.ts 'returns an array of displays'",
    desk: 'bare',
    run: ({ electron: { screen }, assert }) =>
      assert.deepEqual(
        screen.getAllDisplays().map(({ workArea: { x, width } }) => [x, width]),
        [
          [0, 1280],
          [1280, 1920]
        ]
      )
  },
  {
    name: 'a theme is one of three',
    source: 'shell/browser/api/electron_api_native_theme.cc Converter<ThemeSource>',
    run({ electron: { nativeTheme }, assert }) {
      assert.equal(nativeTheme.themeSource, 'system')
      assert.throws(() => {
        nativeTheme.themeSource = 'nonsense'
      }, TypeError)
      assert.equal(nativeTheme.themeSource, 'system')
    }
  },
  {
    name: 'a theme is told where it changes something, and seen in the page',
    source:
      "spec/api-native-theme-spec.ts 'should emit the \"updated\" event when … changes', 'should not emit the \"updated\" event … is the same', 'should override the result of prefers-color-scheme CSS media query'",
    async run({ electron: { nativeTheme }, page, inPage, listen, until, assert }) {
      let told = 0
      const window = await page()
      nativeTheme.themeSource = 'light'
      await until(() => !nativeTheme.shouldUseDarkColors)
      listen(nativeTheme, 'updated', () => told++)
      nativeTheme.themeSource = 'dark'
      assert.equal(nativeTheme.shouldUseDarkColors, true)
      await until(
        () => told > 0 && inPage(window, () => matchMedia('(prefers-color-scheme: dark)').matches)
      )
      nativeTheme.themeSource = 'system'
    }
  },
  {
    name: 'a picture of bytes needs the bytes of its size',
    source:
      "spec/api-native-image-spec.ts createFromBitmap 'throws on invalid arguments', 'returns an empty image when the buffer is empty'",
    run({ electron: { nativeImage }, assert }) {
      assert.throws(() => nativeImage.createFromBitmap(null, {}), /buffer must be a node Buffer/)
      assert.throws(() => nativeImage.createFromBitmap(Buffer.alloc(0), {}), /width is required/)
      assert.throws(
        () => nativeImage.createFromBitmap(Buffer.alloc(0), { width: 1 }),
        /height is required/
      )
      assert.throws(
        () => nativeImage.createFromBitmap(Buffer.alloc(0), { width: 1, height: 1 }),
        /invalid buffer size/
      )
      assert.equal(
        nativeImage.createFromBitmap(Buffer.alloc(0), { width: 0, height: 0 }).isEmpty(),
        true
      )
      assert.deepEqual(
        nativeImage.createFromBitmap(Buffer.alloc(16), { width: 2, height: 2 }).getSize(),
        { width: 2, height: 2 }
      )
    }
  },
  {
    name: 'a representation whose bytes do not fit is passed over',
    source:
      "spec/api-native-image-spec.ts addRepresentation 'does not add representation when the buffer is too small'",
    run({ electron: { nativeImage }, assert }) {
      const image = nativeImage.createEmpty()
      image.addRepresentation({ buffer: Buffer.alloc(4), width: 100, height: 100 })
      assert.equal(image.isEmpty(), true)
      image.addRepresentation({ buffer: Buffer.alloc(4), width: 1, height: 1 })
      assert.equal(image.isEmpty(), false)
    }
  }
]
