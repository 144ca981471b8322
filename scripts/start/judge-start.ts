import type { Refusal, StartFacts } from './start-facts.ts'

/** Why Electron cannot start in its sandbox. */
export type NoSandbox = 'root' | Refusal

export type StartVerdict =
  | { kind: 'start' }
  | { kind: 'no-screen' }
  /** `ask`: ask the user at the terminal; otherwise only print it. */
  | { kind: 'without-sandbox'; why: NoSandbox; ask: boolean }

/** With one of these arguments the user has decided. */
const decisions = new Set(['--no-sandbox', '--enable-sandbox'])

/**
 * Returns whether and how Electron can start here. Only Linux refuses: elsewhere Chromium's sandbox
 * needs nothing that could be missing.
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
