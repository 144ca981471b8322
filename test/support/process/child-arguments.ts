import { readdirSync, readFileSync } from 'node:fs'

/**
 * The arguments and environment of every process below this one, as far as Linux shows them; no
 * other system does.
 */
export interface SeenProcesses {
  arguments: string[]
  /** Only of the children: the first process gets the key from its environment on purpose. */
  environments: string[]
}

/**
 * Polls a process and all its children while it runs, as any user of the computer could. Returns a
 * function that stops it and returns everything seen.
 */
export function watchProcesses(pid: number): () => SeenProcesses {
  const seen = { arguments: new Set<string>(), environments: new Set<string>() }
  const look = (): void => {
    for (const one of familyOf(pid)) {
      const line = readOrNothing(`/proc/${one}/cmdline`)
      if (line !== '') seen.arguments.add(line.replaceAll('\0', ' '))
      // Between fork and exec a child still has its parent's environment; its own command line
      // shows that it started.
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

/** A process may end while it is being read. */
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
