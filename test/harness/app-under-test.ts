import type { Page } from 'playwright-core'

export interface LaunchOptions {
  /** Everything the app keeps, so that a second launch on the same folder finds it. Default: a fresh folder below the system's temporary one. */
  dir?: string
  env?: Readonly<Record<string, string>>
  /** Arguments after the app's own, as the system passes a deep link that starts it (Windows, Linux). */
  args?: readonly string[]
  /** The desktop's own theme. Default light. */
  colorScheme?: 'light' | 'dark'
  /** Folder with the package.json whose `main` is started. Default: this repository. */
  appDir?: string
  /** The resources of an installed app (stand-in): with such a folder the app takes itself for one. */
  resources?: string
  /** Default: real Electron where its binary is, the stand-in otherwise; `HARNESS_DRIVER` sets it for a whole run. */
  driver?: Driver
  /** Show the browser's own window (stand-in). */
  headed?: boolean
}

/** Options with every default filled in that the drivers need. */
export type SettledOptions = LaunchOptions & {
  dir: string
  appDir: string
  env: Readonly<Record<string, string>>
}

export type Driver = 'electron' | 'stand-in'

export interface Question {
  message: string
  detail: string
  buttons: string[]
}

/** The running app as a spec sees it; the same on both drivers. */
export interface AppUnderTest {
  readonly driver: Driver
  readonly dir: string
  /** The app's first window. */
  readonly page: Page
  /** Drags these files and folders from outside onto the middle of the window and lets go. */
  drop(paths: readonly string[]): Promise<void>
  /** Answers the native dialog that is open, or the next one, with what Electron's promise gives (`{ canceled: false, filePaths: [...] }`). */
  answerDialog(value: unknown): Promise<void>
  /** The system hands a deep link to the app. */
  openDeepLink(url: string): Promise<void>
  /** Addresses that were opened outside of the app, in order. */
  externalUrls(): Promise<string[]>
  notifications(): Promise<{ title: string; body: string }[]>
  /** A person clicks on the notice that was shown last. */
  clickNotification(): Promise<void>
  /** What the app last put on the clipboard; empty when nothing. */
  clipboardText(): Promise<string>
  /** The questions that the system's dialogs asked, in order. */
  questions(): Promise<Question[]>
  /** A person chooses an item of the application's menu, by its id. Rejects where it is missing, hidden or greyed out. */
  chooseMenuItem(id: string): Promise<void>
  /** A person closes the window by its button; the app may keep it. */
  closeWindow(): Promise<void>
  isWindowVisible(): Promise<boolean>
  /** A person unlocks the keychain that was started with HARNESS_KEYCHAIN=waits (stand-in). */
  unlockKeychain(): Promise<void>
  /** The computer is about to be shut down. Resolves to whether the app asked it to wait. */
  shutDown(): Promise<boolean>
  /** The same as Windows says it, to the windows. */
  endSession(): Promise<boolean>
  /** The folders in which the dialogs for files began, in order. */
  dialogFolders(): Promise<string[]>
  /** A person chooses Quit; the app may ask first. */
  askToQuit(): Promise<void>
  /** All that the main process and the page have written so far, for a failure's report and for looking for secrets. */
  output(): string
  /** Waits until the app has ended by itself. Resolves to its exit code. */
  ended(): Promise<number | null>
  /** Asks the app to quit, says yes if it asks back, and waits until it is gone. Resolves to its exit code. */
  quit(): Promise<number | null>
  /** SIGKILL, as a power cut would: nothing of the app is asked, nothing of it is left running. */
  kill(): Promise<void>
}
