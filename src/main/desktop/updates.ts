import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppUpdater } from 'electron-updater'
import { AppError } from '../../contract/app-error.ts'
import { t } from '../../contract/messages/say.ts'
import { noUpdate } from '../../contract/update.ts'
import type { Update } from '../../contract/update.ts'
import type { Log } from '../../engine/ports.ts'
import { dayMs, minuteMs } from '../../contract/duration.ts'

/** How often to test whether a day has passed, or the sending that delays a check has ended. */
const glanceMs = 10 * minuteMs

export type Updater = Pick<
  AppUpdater,
  'checkForUpdates' | 'downloadUpdate' | 'on' | 'autoInstallOnAppQuit'
>

export interface UpdatesOptions {
  /** The web page with the downloads; null where the app cannot be updated. */
  page: string | null
  open: () => Promise<Updater>
  /** The app may report a new version, but not install it. */
  byHand: boolean
  wanted: () => boolean
  /** Returns whether a video is being sent. */
  sending: () => boolean
  /** Called when `current` has changed. */
  tell: () => void
  log: Log
}

export type Updates = ReturnType<typeof createUpdates>

/** Keeps the app up to date quietly: only `current` shows an update; a failure is one log line. */
export function createUpdates(options: UpdatesOptions) {
  const { page, wanted, sending, log } = options
  let update: Update = page === null ? { ...noUpdate, phase: 'unsupported' } : noUpdate
  let updater: Updater | null = null
  let lookedAtMs = -Infinity
  const isUnderWay = (): boolean => update.phase === 'downloading' || update.phase === 'ready'
  const become = (change: Partial<Update>): void => {
    update = { ...update, ...change }
    options.tell()
  }
  // A user who turned updates off does not see an earlier result.
  const current = (): Update => (page === null || wanted() || isUnderWay() ? update : noUpdate)

  const openAndHear = async (): Promise<Updater> => {
    const opened = await options.open()
    opened.on('error', ({ message }) => {
      log.warn('An update could not be looked for, downloaded or installed', {
        error: message.split('\n', 1)[0]
      })
      // macOS checks the signature only after the download, and may reject it then.
      if (isUnderWay()) become({ phase: 'failed' })
    })
    opened.on('download-progress', ({ percent }) => {
      const step = Math.floor(percent / 10) * 10
      if (step !== update.percent) become({ percent: step })
    })
    return opened
  }

  /** Checks if the setting is on, nothing is being sent and a day has passed. Never rejects. */
  const look = async (): Promise<void> => {
    if (
      page === null ||
      !wanted() ||
      sending() ||
      isUnderWay() ||
      Math.abs(Date.now() - lookedAtMs) < dayMs
    )
      return
    lookedAtMs = Date.now()
    updater ??= await openAndHear()
    const answer = await updater.checkForUpdates().catch(() => null)
    if (answer !== null)
      become(
        answer.isUpdateAvailable
          ? { phase: options.byHand ? 'by-hand' : 'available', version: answer.updateInfo.version }
          : noUpdate
      )
  }

  return {
    page,
    current,
    /** Checks for a new version now, and then once a day. */
    start() {
      void look()
      setInterval(() => void look(), glanceMs).unref()
    },
    look,
    /** Downloads the update, to be installed after quit. Throws while a video is being sent. */
    download() {
      const { phase } = current()
      if (updater === null || (phase !== 'available' && phase !== 'failed')) return
      if (sending())
        throw new AppError('SENDING_NOW', t('desktop.call.sending-now'), { retry: 'later' })
      become({ phase: 'downloading', percent: 0 })
      // The download may have been rejected already.
      void updater.downloadUpdate().then(
        () => become({ phase: isUnderWay() ? 'ready' : 'failed' }),
        () => become({ phase: 'failed' })
      )
    },
    /** Skips the installation at this quit: a shutdown would interrupt the installer. */
    hold() {
      if (updater !== null) updater.autoInstallOnAppQuit = false
    }
  }
}

/**
 * Reads the page with the downloads from the packager's file with the update address.
 * @returns null without such a file: not installed, or built without its repository's name
 */
export function readUpdatePage(resourcesPath: string): string | null {
  try {
    const feed = readFileSync(join(resourcesPath, 'app-update.yml'), 'utf8')
    const value = (name: string): string =>
      new RegExp(`^${name}: '?([\\w.-]+)'?$`, 'm').exec(feed)?.[1] ?? ''
    return `https://github.com/${value('owner')}/${value('repo')}/releases/latest`
  } catch {
    return null
  }
}

/** Opens the updates of this installation. */
export function openUpdates(
  packaged: boolean,
  options: Omit<UpdatesOptions, 'page' | 'open' | 'byHand'>
): Updates {
  return createUpdates({
    ...options,
    page: packaged ? readUpdatePage(process.resourcesPath) : null,
    open: openUpdater,
    // The administrator installs a system package.
    byHand: process.platform === 'linux' && process.env['APPIMAGE'] === undefined
  })
}

/** Loads electron-updater, set to do nothing automatically and to send no installation id. */
async function openUpdater(): Promise<Updater> {
  const {
    default: { autoUpdater }
  } = await import('electron-updater')
  autoUpdater.logger = null
  autoUpdater.autoDownload = false
  autoUpdater.disableWebInstaller = true
  autoUpdater.requestHeaders = { 'x-user-staging-id': '0' }
  // A proxy that asks for a password gets none; unanswered, it would block the check forever.
  autoUpdater.on('login', (_proxy, answer) => void Reflect.apply(answer, undefined, []))
  return autoUpdater
}
