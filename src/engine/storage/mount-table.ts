/** A mounted file system: its place, and the system's name for its type ('nfs4', 'fuse.sshfs'). */
export interface Mount {
  mountPoint: string
  type: string
}

/**
 * Reads Linux's `/proc/self/mountinfo` (proc_pid_mountinfo(5)), spaces in mount points as octal
 * escapes: `36 35 98:0 /root /mnt/point rw,noatime master:1 - ext3 /dev/sda rw`.
 */
export function parseMountInfo(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ')
    const mountPoint = before.split(' ')[4]
    const type = after.split(' ')[0]
    return mountPoint === undefined || !type
      ? []
      : [{ mountPoint: unescapeOctal(mountPoint), type }]
  })
}

/** Reads lines of macOS's `mount`: `//ann@nas/videos on /Volumes/videos (smbfs, nodev, nosuid)`. */
export function parseMacMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const found = /^.* on (\/.*) \(([^,)]+)[^)]*\)$/.exec(line)
    return found?.[1] === undefined || found[2] === undefined
      ? []
      : [{ mountPoint: found[1], type: found[2].trim() }]
  })
}

/** Returns the deepest mount above `path`; of several there, the last, which hides the others. */
export function mountOf(path: string, mounts: readonly Mount[]): Mount | null {
  let best: Mount | null = null
  for (const mount of mounts) {
    const inside =
      mount.mountPoint === '/' ||
      path === mount.mountPoint ||
      path.startsWith(`${mount.mountPoint}/`)
    if (inside && mount.mountPoint.length >= (best?.mountPoint.length ?? 0)) best = mount
  }
  return best
}

const unescapeOctal = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_all, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8))
  )
