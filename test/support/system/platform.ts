import { isUtf8 } from 'node:buffer'
import { existsSync } from 'node:fs'

/** What the system under the tests can do. A test that needs what a system lacks skips and names the reason that stands here. */

export const onWindows = process.platform === 'win32'
export const onMac = process.platform === 'darwin'
export const onLinux = process.platform === 'linux'

/** `kill` delivers a signal that a process can hear or stop at; on Windows it ends the process, whatever the signal. */
export const hasSignals = !onWindows

/** Symbolic links can be made without rights that a user of Windows lacks. */
export const canLink = !onWindows

/** Files have an owner and bits for who may read them. */
export const hasModes = !onWindows

export const canMakeFifos = !onWindows

/** Reads and writes whatever the bits say. */
export const isRoot = process.getuid?.() === 0

/** There is a `/bin/sh`. */
export const hasShell = !onWindows

/** `/proc` tells which files and processes are open. */
export const hasProc = existsSync('/proc/self')

const names = onWindows ? 'Windows has no such file names' : 'macOS takes only names in UTF-8'

export const because = {
  names,
  signals: 'Windows has no signals: kill ends the process',
  links: 'making links on Windows takes rights that a user lacks',
  modes: 'Windows has no permission bits',
  root: 'root may read and write everything',
  fifos: 'Windows has no pipes among its files',
  shell: 'Windows has no /bin/sh',
  running: 'Windows removes no program that runs',
  mounts: 'only Linux lets a user mount a disk for one process',
  fuse: 'this system has no FUSE that a user may mount',
  proc: 'only Linux has /proc'
} as const

// oxlint-disable-next-line no-control-regex -- those are the characters meant
const badOnWindows = /[<>:"|?*\\\0-\u001F]|[. ]$|^ *(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)/i

/** Whether a file may be called so here: on Linux anything without `/` and NUL, on macOS what is UTF-8, on Windows much less. */
export function canBeNamed(name: string | Buffer): boolean {
  return (
    onLinux || (isUtf8(Buffer.from(name)) && !(onWindows && badOnWindows.test(name.toString())))
  )
}

/** Those of the names that can lie side by side in one folder here: macOS and Windows tell neither case nor forms of Unicode apart. */
export function namesForOneFolder(all: readonly Buffer[]): Buffer[] {
  const possible = all.filter((name) => canBeNamed(name))
  return onLinux
    ? possible
    : [
        ...new Map(
          possible
            .toReversed()
            .map((name) => [name.toString().normalize('NFC').toLowerCase(), name])
        ).values()
      ].toReversed()
}
