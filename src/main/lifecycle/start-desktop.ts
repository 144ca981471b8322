import { app, nativeTheme, shell } from 'electron'
import { t } from '../../contract/messages/say.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Log } from '../../engine/ports.ts'
import type { SettingsStore } from '../settings/settings.ts'
import { createAppWindow } from '../window/app-window.ts'
import { decideClose } from '../desktop/decide-close.ts'
import { createDesktopStatus } from '../desktop/desktop-status.ts'
import {
  offerOpenAtLogin,
  quitQuestion,
  stillSending,
  trayWords
} from '../desktop/desktop-words.ts'
import { installAppMenu } from '../desktop/menu-template.ts'
import type { AppMenu } from '../desktop/menu-template.ts'
import { createNotifications, showNotification } from '../desktop/user-notifications.ts'
import type { ProgressBar } from '../desktop/progress-bar.ts'
import type { DesktopSummary } from '../desktop/desktop-summary.ts'
import { createAppTray } from '../desktop/tray.ts'
import type { AppTray } from '../desktop/tray.ts'
import { createWindowMarks } from '../window/window-marks.ts'
import { createDesktopServices, createShell } from '../desktop/desktop-services.ts'
import { askToQuit } from '../desktop/dialogs.ts'
import { createPreferences } from '../settings/preferences.ts'
import { holdQuit, quitAtShutdown } from './quit.ts'

export interface DesktopOptions {
  outDir: string
  dataDir: string
  devUrl: string | null
  settings: SettingsStore
  /** Returns the open engine, for the tray's commands. */
  engine: () => Engine | null
  /** Ends running work before the app exits. */
  close: () => Promise<void>
  /** Called when the computer shuts down. */
  onHurry: () => void
  log: Log
}

/** Starts all of the app outside its page: window, menu, tray, dock, notifications, quitting. */
export function startDesktop(options: DesktopOptions) {
  const { settings, log } = options
  let menu: AppMenu | null = null
  let tray: AppTray | null = null
  const preferences = createPreferences(settings, (theme) => {
    nativeTheme.themeSource = theme
    menu?.setTheme(theme)
  })

  const { notify, once } = createNotifications(settings, (notice) => {
    const { opens } = notice
    showNotification(
      notice,
      () =>
        window.showThen(
          'jobId' in opens
            ? { type: 'show-job', jobId: opens.jobId }
            : { type: 'show-view', view: opens.view }
        ),
      (reason) => log.error('A notice was not shown', { error: reason })
    )
  })
  const showMarks = createWindowMarks(() => window.current())
  const show = (summary: DesktopSummary, bar: ProgressBar): void => {
    menu?.update(summary)
    tray?.update(trayWords(summary, bar))
    showMarks(bar, summary.needsUser)
    if (summary.localTimes > 0)
      once('open-at-login', () =>
        services.loginItem.supported && !services.loginItem.isOn()
          ? offerOpenAtLogin(summary.localTimes)
          : null
      )
  }

  const desktopStatus = createDesktopStatus({ show, notify })
  const services = createDesktopServices(preferences, desktopStatus.summary)
  const window = createAppWindow({
    outDir: options.outDir,
    devUrl: options.devUrl,
    packaged: app.isPackaged,
    settings,
    onClosing: () =>
      decideClose({
        quitting: quitting.underWay(),
        platform: process.platform,
        hasTray: tray?.isShown() ?? false,
        closing: preferences.read().closing,
        summary: desktopStatus.summary()
      }),
    onKept(how) {
      if (how === 'hide') once('hidden', () => stillSending(desktopStatus.summary().unsent))
      else app.quit()
    },
    onPageGone: (reason) => log.error('The page of the window ended', { error: reason }),
    onSessionEnd() {
      const waits = desktopStatus.summary().sending > 0
      quitting.now()
      return waits
    }
  })
  const quitting = holdQuit({
    question: () => quitQuestion(desktopStatus.summary()),
    ask: (question) => askToQuit(window.current(), question),
    async close() {
      await options.close()
      tray?.remove()
      tray = null
    },
    onHurry: options.onHurry,
    onError: (error) => log.error('The app did not close cleanly', { error: String(error) })
  })
  const order = (kind: 'pause' | 'resume'): void => {
    options
      .engine()
      ?.request(kind === 'pause' ? { kind, how: 'after-current' } : { kind })
      .catch((error: unknown) =>
        log.error('The tray’s order was not carried out', { error: String(error) })
      )
  }

  return {
    window,
    desktopStatus,
    services,
    shell: createShell(notify),
    /** Sets up menu, tray and theme. Call once the app is ready, before the window is shown. */
    start() {
      nativeTheme.themeSource = preferences.read().theme
      quitAtShutdown(quitting)
      app.setAboutPanelOptions({
        applicationName: t('product'),
        applicationVersion: app.getVersion(),
        website: 'https://aetherhq.dev/'
      })
      menu = installAppMenu({
        platform: process.platform,
        packaged: app.isPackaged,
        theme: preferences.read().theme,
        actions: {
          command: (command) => window.showThen({ type: 'command', command }),
          showView: (view) => window.showThen({ type: 'show-view', view }),
          setTheme: (theme) => {
            preferences.change({ theme })
            window.tell({ type: 'state-changed' })
          },
          openWebsite: () => void shell.openExternal('https://aetherhq.dev/'),
          openLicences: services.showLicences,
          openDataFolder: () => {
            services
              .openFolder(options.dataDir)
              .catch((error: unknown) =>
                log.error('The data folder was not shown', { error: String(error) })
              )
          }
        }
      })
      tray = createAppTray({
        pause: () => order('pause'),
        resume: () => order('resume'),
        open: window.show,
        quit: () => app.quit()
      })
      desktopStatus.look()
    }
  }
}
