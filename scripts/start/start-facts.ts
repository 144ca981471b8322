import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What refuses user namespaces: a kernel setting with its required value, or a failed attempt. */
export type Refusal = { setting: string; value: string; wanted: string } | 'tried'

/** The facts that decide whether Electron can start here, and whether in its sandbox. */
export interface StartFacts {
  platform: NodeJS.Platform
  hasScreen: boolean
  isRoot: boolean
  /** Null if an ordinary program may create a user namespace. */
  refusal: Refusal | null
  /** The alternative for the sandbox exists: `chrome-sandbox`, owned by root and with mode 4755. */
  hasHelper: boolean
  /** ELECTRON_DISABLE_SANDBOX is set: Electron then adds `--no-sandbox`. */
  isSandboxOff: boolean
  /** The terminal is interactive. */
  isTerminal: boolean
  isCi: boolean
}

const settings = [
  // Ubuntu since 23.10: for every program without an AppArmor profile. `unshare` may have one, so
  // an attempt alone is not enough.
  { setting: 'kernel.apparmor_restrict_unprivileged_userns', refuses: '1', wanted: '0' },
  // Debian and its derivatives.
  { setting: 'kernel.unprivileged_userns_clone', refuses: '0', wanted: '1' },
  { setting: 'user.max_user_namespaces', refuses: '0', wanted: '15000' }
]

/**
 * Checks before anything is started, in Chromium's order: root, then a user namespace, then the
 * helper (`zygote_host_impl_linux.cc`).
 */
export function readStartFacts(distDir: string, env = process.env): StartFacts {
  const linux = process.platform === 'linux'
  return {
    platform: process.platform,
    hasScreen: !linux || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']),
    isRoot: process.getuid?.() === 0,
    refusal: linux ? findRefusal(env['START_USER_NAMESPACES']) : null,
    hasHelper: linux && isHelper(join(distDir, 'chrome-sandbox')),
    isSandboxOff: env['ELECTRON_DISABLE_SANDBOX'] !== undefined,
    isTerminal: process.stdin.isTTY && process.stderr.isTTY,
    isCi: !['', '0', 'false'].includes(env['CI'] ?? '')
  }
}

/** @param pretended `refused` or `granted`, for tests on a system that differs */
function findRefusal(pretended: string | undefined): Refusal | null {
  const values = settings.map(({ setting, refuses, wanted }) => ({
    setting,
    wanted,
    refuses,
    value:
      pretended === undefined ? readSetting(setting) : pretended === 'refused' ? refuses : wanted
  }))
  const refusal = values.find(({ value, refuses }) => value === refuses)
  if (refusal !== undefined)
    return { setting: refusal.setting, value: refusal.refuses, wanted: refusal.wanted }
  if (pretended !== undefined) return null
  const attempt = spawnSync('unshare', ['-Ur', 'true'], { stdio: 'ignore' })
  // Without `unshare`, the settings have to suffice.
  return attempt.error !== undefined || attempt.status === 0 ? null : 'tried'
}

function readSetting(setting: string): string | null {
  try {
    return readFileSync(join('/proc/sys', ...setting.split('.')), 'utf8').trim()
  } catch {
    return null
  }
}

/** Applies Chromium's rule (`setuid_sandbox_host.cc`). */
function isHelper(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && found.uid === 0 && (found.mode & 0o4001) === 0o4001
}
