import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const app = [
  {
    name: 'an app started on a folder is not packaged, and finds the folder among its arguments',
    source:
      "spec/api-app-spec.ts 'should be false during tests'; default_app/main.ts loadApplicationPackage",
    run({ electron: { app: it }, assert }) {
      assert.equal(it.isPackaged, false)
      assert.equal(process.defaultApp, true)
      assert.ok(process.argv.slice(1).some((argument) => argument === it.getAppPath()))
    }
  },
  {
    name: 'an installed app is packaged, has its own resources and its arguments right after its name',
    source:
      'shell/browser/api/electron_api_app.cc IsPackaged; docs/api/process.md process.defaultApp, process.resourcesPath',
    desk: 'installed',
    run({ electron: { app: it }, assert }) {
      assert.equal(it.isPackaged, true)
      assert.equal(process.defaultApp, undefined)
      assert.equal(it.getAppPath(), join(process.resourcesPath, 'app.asar'))
      assert.ok(!process.argv.slice(1).includes(it.getAppPath()))
    }
  },
  {
    name: 'the main script runs to its end, then will-finish-launching, then what waits for whenReady(), then ready',
    source:
      'shell/browser/electron_browser_main_parts.cc PostEarlyInitialization, PreMainMessageLoopRun; shell/browser/browser.cc DidFinishLaunching',
    run: ({ began, assert }) =>
      assert.deepEqual(began, ['script', 'will-finish-launching', 'whenReady', 'ready'])
  },
  {
    name: 'whenReady() is fulfilled for who asks later',
    source: "spec/api-app-spec.ts 'becomes fulfilled if the app is already ready'",
    async run({ electron: { app: it }, assert }) {
      assert.equal(it.isReady(), true)
      assert.equal(await it.whenReady(), undefined)
    }
  },
  {
    name: 'web-contents-created comes before browser-window-created',
    source:
      'shell/browser/api/electron_api_browser_window.cc BrowserWindow(); lib/browser/api/browser-window.ts _init',
    run({ electron: { app: it }, window, listen, assert }) {
      const heard = []
      listen(it, 'web-contents-created', (_event, contents) => heard.push(contents))
      listen(it, 'browser-window-created', (_event, made) => heard.push(made))
      const made = window()
      assert.deepEqual(
        heard.map((one) => one === made || one === made.webContents),
        [true, true]
      )
      assert.equal(heard[0], made.webContents)
    }
  },
  {
    name: "a window's focus and blur are told to the app",
    source:
      "spec/api-app-spec.ts 'should emit browser-window-focus event when window is focused', 'should emit browser-window-blur event …'",
    run({ electron: { app: it }, window, listen, assert }) {
      const heard = []
      listen(it, 'browser-window-focus', (_event, which) => heard.push(['focus', which.id]))
      listen(it, 'browser-window-blur', (_event, which) => heard.push(['blur', which.id]))
      const made = window()
      made.emit('focus', {})
      made.emit('blur', {})
      assert.deepEqual(heard, [
        ['focus', made.id],
        ['blur', made.id]
      ])
    }
  },
  {
    name: 'name and version are those of package.json',
    source:
      "spec/api-app-spec.ts 'returns the version field of package.json', 'returns the name field of package.json'",
    run({ electron: { app: it }, assert }) {
      assert.deepEqual(
        [it.getName(), it.name, it.getVersion()],
        ['Electron Conformance', 'Electron Conformance', '4.5.6']
      )
    }
  },
  {
    name: 'a path of no known name cannot be had',
    source: "spec/api-app-spec.ts 'throws an error when the name is invalid'",
    run: ({ electron: { app: it }, assert }) =>
      assert.throws(() => it.getPath('does-not-exist'), /Failed to get 'does-not-exist' path/)
  },
  {
    name: 'a relative path cannot be set',
    source: "spec/api-app-spec.ts setPath 'throws when a relative path is passed'",
    run: ({ electron: { app: it }, assert }) =>
      assert.throws(() => it.setPath('music', 'some/folder'), /Path must be absolute/)
  },
  {
    name: 'a path that is not there can be set, and is not made',
    source:
      "spec/api-app-spec.ts setPath 'does not create a new directory by default', getPath 'returns the overridden path'",
    run({ electron: { app: it }, assert }) {
      const path = join(it.getPath('temp'), 'not-there')
      it.setPath('music', path)
      assert.equal(it.getPath('music'), path)
      assert.equal(existsSync(path), false)
    }
  },
  {
    name: 'what a session keeps follows userData',
    source: "spec/api-app-spec.ts sessionData 'changing userData affects default sessionData'",
    main({ app: it }, tell) {
      it.setPath('userData', join(it.getPath('temp'), 'elsewhere'))
      tell('paths', [it.getPath('sessionData'), it.getPath('userData')])
      it.exit(0)
    },
    async drive({ start, assert }) {
      const [sessionData, userData] = await start().says('paths')
      assert.equal(sessionData, userData)
    }
  },
  {
    name: 'switches of the command line can be asked for, added and taken away',
    source:
      "spec/api-app-spec.ts commandLine 'returns the value when present', 'returns an empty string when not present', 'removes an existing switch'",
    run({
      electron: {
        app: { commandLine }
      },
      assert
    }) {
      assert.equal(commandLine.getSwitchValue('conform-switch'), '')
      commandLine.appendSwitch('conform-switch', 'some value')
      assert.deepEqual(
        [commandLine.hasSwitch('conform-switch'), commandLine.getSwitchValue('conform-switch')],
        [true, 'some value']
      )
      commandLine.removeSwitch('conform-switch')
      assert.equal(commandLine.hasSwitch('conform-switch'), false)
    }
  },
  {
    name: 'switches that the app was started with can be asked for',
    source:
      "spec/api-app-spec.ts 'commandLine.getSwitchValue (existing argv)' 'returns the value when present'",
    main({ app: it }, tell) {
      tell('switch', it.commandLine.getSwitchValue('conform-given'))
      it.exit(0)
    },
    async drive({ start, assert }) {
      assert.equal(await start({ args: ['--conform-given=yes'] }).says('switch'), 'yes')
    }
  },
  {
    name: 'switches that the app adds before it is ready reach its pages',
    source:
      'docs/api/command-line.md appendSwitch; docs/api/command-line-switches.md --js-flags; spec/index.js',
    async main({ app: it, BrowserWindow }, tell) {
      it.commandLine.appendSwitch('js-flags', '--expose-gc')
      await it.whenReady()
      const { webContents } = new BrowserWindow({ show: false })
      await webContents.loadURL('data:text/html,page')
      tell('gc', await webContents.executeJavaScript('typeof gc'))
      it.exit(0)
    },
    drive: async ({ start, assert }) => assert.equal(await start().says('gc'), 'function')
  },
  {
    name: 'the sandbox cannot be demanded once the app is ready',
    source: 'shell/browser/api/electron_api_app.cc EnableSandbox',
    run: ({ electron: { app: it }, assert }) =>
      assert.throws(() => it.enableSandbox(), /can only be called before app is ready/)
  },
  {
    name: 'demanding the sandbox takes --no-sandbox back',
    source: 'shell/browser/api/electron_api_app.cc EnableSandbox, RemoveNoSandboxSwitch',
    main({ app: it }, tell) {
      it.commandLine.appendSwitch('no-sandbox')
      it.enableSandbox()
      tell('switches', [
        it.commandLine.hasSwitch('no-sandbox'),
        it.commandLine.hasSwitch('enable-sandbox')
      ])
      it.exit(0)
    },
    async drive({ start, assert }) {
      assert.deepEqual(await start().says('switches'), [false, true])
    }
  },
  {
    name: 'a scheme that is none cannot be claimed',
    source:
      "spec/api-app-spec.ts 'rejects empty protocol names', 'rejects non-conformant protocol names'",
    run({ electron: { app: it }, assert }) {
      for (const scheme of ['', '3com', 'pa$s'])
        assert.equal(it.setAsDefaultProtocolClient(scheme), false, scheme)
    }
  },
  {
    name: 'settings of the login have these fields on Linux, whatever was set',
    source:
      'shell/common/gin_converters/login_item_settings_converter.cc; shell/browser/browser_linux.cc SetLoginItemSettings, GetLoginItemSettings',
    systems: ['linux'],
    run({ electron: { app: it }, assert }) {
      it.setLoginItemSettings({ openAtLogin: true, args: ['--background'] })
      assert.deepEqual(it.getLoginItemSettings({ args: ['--background'] }), {
        executableWillLaunchAtLogin: false,
        openAtLogin: false,
        wasOpenedAtLogin: false
      })
    }
  },
  {
    name: 'on Windows an entry of the login is found by its arguments, and says whether it is switched off',
    source:
      "spec/api-app-spec.ts 'allows you to pass a custom executable and arguments', 'detects disabled by TaskManager'",
    systems: ['win32'],
    desk: 'installed',
    run({ electron: { app: it }, assert }) {
      it.setLoginItemSettings({ openAtLogin: true, args: ['--background'] })
      const found = it.getLoginItemSettings({ args: ['--background'] })
      assert.deepEqual(
        [
          found.openAtLogin,
          found.executableWillLaunchAtLogin,
          it.getLoginItemSettings({ args: [] }).openAtLogin
        ],
        [true, true, false]
      )
      it.setLoginItemSettings({ openAtLogin: false, args: ['--background'] })
    }
  }
]
