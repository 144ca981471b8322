import type { Page } from 'playwright-core'

export interface LaunchOptions {
  /** Everything the app keeps, so that a second launch on the same folder finds it. Default: a fresh folder below the system's temporary one. */
  dir?: string
  env?: Readonly<Record<string, string>>
  /** The desktop's own theme. Default light. */
  colorScheme?: 'light' | 'dark'
  /** Folder with the package.json whose `main` is started. Default: this repository. */
  appDir?: string
  /** Default: real Electron where its binary is, the stand-in otherwise; `HARNESS_DRIVER` sets it for a whole run. */
  driver?: Driver
  /** Show the browser's own window (stand-in). */
  headed?: boolean
}

/** Options with every default filled in that the drivers need. */
export type SettledOptions = LaunchOptions & { dir: string; appDir: string; env: Readonly<Record<string, string>> }

export type Driver = 'electron' | 'stand-in'

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
  /** All that the main process and the page have written so far, for a failure's report and for looking for secrets. */
  output(): string
  /** Asks the app to quit and waits until it is gone. Resolves to its exit code. */
  quit(): Promise<number | null>
  /** SIGKILL, as a power cut would: nothing of the app is asked, nothing of it is left running. */
  kill(): Promise<void>
}
