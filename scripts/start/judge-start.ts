import type { Refusal, StartFacts } from './start-facts.ts'

/** Why Electron cannot start in its sandbox. */
export type NoSandbox = 'root' | Refusal

export type StartVerdict =
  | { kind: 'start' }
  | { kind: 'no-screen' }
  /** `ask`: somebody can say whether that is to be; else it is only said. */
  | { kind: 'without-sandbox'; why: NoSandbox; ask: boolean }

/** Who gives one of these has decided. */
const decisions = new Set(['--no-sandbox', '--enable-sandbox'])

/**
 * Whether Electron can start here, and how. Only Linux refuses: elsewhere Chromium's sandbox needs nothing of the system that could be missing.
 * @param args arguments for the app
 */
export function judgeStart(
  { platform, hasScreen, isRoot, refusal, hasHelper, isSandboxOff, isTerminal, isCi }: StartFacts,
  args: readonly string[]
): StartVerdict {
  if (platform !== 'linux') return { kind: 'start' }
  if (!hasScreen) return { kind: 'no-screen' }
  if (isSandboxOff || args.some((arg) => decisions.has(arg))) return { kind: 'start' }
  const why = isRoot ? 'root' : hasHelper ? null : refusal
  return why === null
    ? { kind: 'start' }
    : { kind: 'without-sandbox', why, ask: isTerminal && !isCi }
}
