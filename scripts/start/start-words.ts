import type { FoundElectron } from './find-electron.ts'
import type { NoSandbox } from './judge-start.ts'

const lines = (
  title: string,
  rows: readonly (readonly [command: string, does: string])[]
): string => {
  const width = Math.max(...rows.map(([command]) => command.length))
  return `${title}\n${rows.map(([command, does]) => `  ${command.padEnd(width)}   ${does}`).join('\n')}`
}
const demo = ['npm run demo', 'the whole job on the command line, with no account'] as const

/** @param command the typed command, such as `npm start` */
export function noScreen(command: string): string {
  return [
    'There is no screen to open the window on: neither DISPLAY nor WAYLAND_DISPLAY is set.',
    lines('What helps:', [
      [command, 'in a desktop session, or over ssh -X'],
      [
        `xvfb-run -a ${command}`,
        'on a screen that nobody sees (Debian, Ubuntu: sudo apt-get install xvfb)'
      ]
    ]),
    lines('What works without a screen:', [
      demo,
      ['npm run harness -- --screenshot window.png', 'a picture of the window']
    ])
  ].join('\n\n')
}

/** Explains why the sandbox is unavailable, and the remedy. */
export function noSandbox(why: NoSandbox, command: string): string {
  const sandbox = "its sandbox, which keeps the window's page away from the rest of this computer"
  const without = [
    `${command} -- --no-sandbox`,
    'starts without the sandbox, and does not ask'
  ] as const
  if (why === 'root')
    return [
      `You are root, and as root Electron does not start in ${sandbox}.`,
      lines('What helps:', [[command, 'as a user who is not root'], without])
    ].join('\n\n')
  if (why === 'tried') {
    return [
      `This system gives ordinary programs no user namespaces (unshare -Ur true fails, as it does in many containers). Electron needs one for ${sandbox}.`,
      lines('What helps:', [without])
    ].join('\n\n')
  }
  const { setting, value, wanted } = why
  const own = setting.includes('apparmor')
    ? [
        [
          `${command} -- --enable-sandbox`,
          'if a profile of your own lets Electron have one'
        ] as const
      ]
    : []
  return [
    `This system gives ordinary programs no user namespaces (${setting} is ${value}). Electron needs one for ${sandbox}.`,
    lines('What helps:', [
      [`sudo sysctl -w ${setting}=${wanted}`, 'allows it until this computer is restarted'],
      without,
      ...own
    ])
  ].join('\n\n')
}

/** @param mirror download source, if not GitHub */
export function noBinary(
  { version, name }: Pick<FoundElectron, 'version' | 'name'>,
  override: string | undefined,
  mirror: string | undefined
): string {
  return [
    "Electron's binary is missing, so the window cannot be opened here.",
    override
      ? `ELECTRON_OVERRIDE_DIST_PATH is set to ${override}, and there is no ${name} in it.`
      : `It is not part of the npm package; it is downloaded once from ${mirror || 'github.com/electron/electron/releases'}, and that did not work (see above).`,
    lines('What to set:', [
      [
        'ELECTRON_MIRROR=https://your.mirror/electron/',
        'a mirror that can be reached; then run this again'
      ],
      [
        'ELECTRON_OVERRIDE_DIST_PATH=/path/to/dist',
        `a folder that holds an Electron already (version ${version})`
      ]
    ]),
    lines('What works without it:', [
      demo,
      ['npm run harness', 'this window, in a Chromium instead of Electron']
    ])
  ].join('\n\n')
}
