import { isUtf8 } from 'node:buffer'
import { existsSync } from 'node:fs'

/**
 * Features of the system under test. A test that needs a missing one skips and names the reason
 * given here.
 */

export const onWindows = process.platform === 'win32'
export const onMac = process.platform === 'darwin'
export const onLinux = process.platform === 'linux'

/** `kill` sends a signal that a process can handle; on Windows it always ends the process. */
export const hasSignals = !onWindows

/** Symbolic links can be made without rights that a Windows user lacks. */
export const canLink = !onWindows

/** Files have an owner and permission bits for reading. */
export const hasModes = !onWindows

export const canMakeFifos = !onWindows

/** Root reads and writes whatever the permission bits are. */
export const isRoot = process.getuid?.() === 0

/** There is a `/bin/sh`. */
export const hasShell = !onWindows

/** `/proc` shows which files and processes are open. */
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

/**
 * Returns whether a file may have this name here: on Linux anything without `/` and NUL, on macOS
 * UTF-8, on Windows much less.
 */
export function canBeNamed(name: string | Buffer): boolean {
  return (
    onLinux || (isUtf8(Buffer.from(name)) && !(onWindows && badOnWindows.test(name.toString())))
  )
}

/**
 * Returns those of the names that can share one folder here: macOS and Windows distinguish neither
 * case nor Unicode forms.
 */
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
