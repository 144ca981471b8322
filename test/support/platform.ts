/** What the system under the tests can do. A test that needs what a system lacks skips and names the reason that stands here. */

export const onWindows = process.platform === 'win32'
export const onMac = process.platform === 'darwin'

/** Files may be called anything but `/` and NUL: quotes, colons, newlines, bytes that are not UTF-8. */
export const canNameFreely = !onWindows && !onMac

/** `kill` delivers a signal that a process can hear or stop at; on Windows it ends the process, whatever the signal. */
export const hasSignals = !onWindows

/** Symbolic links and FIFOs can be made without rights that a user of Windows lacks. */
export const canLink = !onWindows

export const because = {
  names: 'this system has no such file names',
  signals: 'Windows has no signals: kill ends the process',
  links: 'making links on Windows takes rights that a user lacks'
} as const
