import { readdirSync, readFileSync } from 'node:fs'

/** What every process below this one was started with, as far as Linux shows it and no other system: its arguments, and its environment. */
export interface SeenProcesses {
  arguments: string[]
  /** Of the children alone: the first process is given the key by its environment, as agreed. */
  environments: string[]
}

/**
 * Looks at a process and all its children again and again while it runs, as anybody on the same computer could.
 * Returns the way to stop, which hands out everything that was seen.
 */
export function watchProcesses(pid: number): () => SeenProcesses {
  const seen = { arguments: new Set<string>(), environments: new Set<string>() }
  const look = (): void => {
    for (const one of familyOf(pid)) {
      const line = readOrNothing(`/proc/${one}/cmdline`)
      if (line !== '') seen.arguments.add(line.replaceAll('\0', ' '))
      // Between fork and exec a child still has its parent's environment; its own program tells that it has begun.
      if (one !== pid && !line.includes('src/cli/index.ts'))
        seen.environments.add(readOrNothing(`/proc/${one}/environ`))
    }
  }
  const timer = setInterval(look, 4)
  look()
  return () => {
    clearInterval(timer)
    return {
      arguments: [...seen.arguments],
      environments: [...seen.environments].filter((text) => text !== '')
    }
  }
}

function familyOf(pid: number): number[] {
  const children = readdirOrNothing(`/proc/${pid}/task`).flatMap((thread) =>
    readOrNothing(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number)
  )
  return [pid, ...children.flatMap(familyOf)]
}

/** A process may end while it is looked at. */
function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function readdirOrNothing(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
