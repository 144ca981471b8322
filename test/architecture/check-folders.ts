import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isTestFile, sourceFiles, targetOf } from './check-layers.ts'
import { readImports } from './read-imports.ts'

/** With more product files than this, a folder no longer shows its purpose. */
export const maxFiles = 25

interface Edge {
  from: string
  to: string
  line: number
}

/**
 * Returns one sentence per fault in this tree's folders: crowded ones, cycles between siblings, and
 * shortcuts in the window.
 */
export function checkFolders(root: string): string[] {
  const files = sourceFiles(root).filter((file) => !isTestFile(file))
  const known = new Set(files)
  const edges = files.flatMap((from) =>
    readImports(from, readFileSync(join(root, from), 'utf8')).flatMap(({ specifier, line }) => {
      if (!specifier?.startsWith('.')) return []
      const to = targetOf(root, from, specifier)
      return known.has(to) ? [{ from, to, line }] : []
    })
  )
  return [...crowded(files), ...circles(edges), ...edges.flatMap(shortcut)]
}

function crowded(files: readonly string[]): string[] {
  const counts = Map.groupBy(files, (file) => dirname(file))
  return [...counts].flatMap(([folder, own]) =>
    own.length > maxFiles
      ? `${folder} has ${own.length} files, ${maxFiles} are allowed: group those of one role in a folder below it`
      : []
  )
}

function circles(edges: readonly Edge[]): string[] {
  const ways = new Map<string, Edge[]>()
  for (const edge of edges) {
    const [from, to] = [edge.from.split('/'), edge.to.split('/')]
    const shared = from.findIndex((name, index) => name !== to[index])
    // Files in the same folder, or beside a folder, belong to no sibling.
    if (shared < 0 || from.length <= shared + 1 || to.length <= shared + 1) continue
    const way = [from, to].map((parts) => parts.slice(0, shared + 1).join('/')).join(' -> ')
    ways.set(way, [...(ways.get(way) ?? []), edge])
  }
  const next = Map.groupBy([...ways.keys()], (way) => way.split(' -> ')[0] ?? '')
  const reaches = (start: string, goal: string): boolean => {
    const [seen, todo] = [new Set([start]), [start]]
    for (let at = todo.pop(); at !== undefined; at = todo.pop())
      for (const way of next.get(at) ?? []) {
        const to = way.split(' -> ')[1] ?? ''
        if (to === goal) return true
        if (!seen.has(to)) todo.push(to)
        seen.add(to)
      }
    return false
  }
  return [...ways].flatMap(([way, found]) => {
    const [from = '', to = ''] = way.split(' -> ')
    const first = found[0]
    return first && reaches(to, from)
      ? `${first.from}:${first.line}: ${from} and ${to} import each other: move what both need into a folder below them, or ${first.to} to where it is used`
      : []
  })
}

const featureOf = (file: string): string | undefined =>
  /^src\/renderer\/features\/([^/]+)\//.exec(file)?.[1]

/**
 * Returns a breach of the window's own borders: state imports neither app nor features, a feature
 * imports another one only through its `index.ts`.
 */
function shortcut({ from, to, line }: Edge): string[] {
  const refuse = (why: string): string[] => [`${from}:${line}: may not import ${to}: ${why}`]
  const inApp = to.startsWith('src/renderer/app/')
  const [feature, other] = [featureOf(from), featureOf(to)]
  if (from.startsWith('src/renderer/state/') && (inApp || other !== undefined))
    return refuse(
      'state lies below app and features; move what it needs into src/renderer/state or src/renderer/shared'
    )
  if (feature !== undefined && inApp)
    return refuse(
      'features lie below the app; move what both need into src/renderer/state or src/renderer/shared'
    )
  if (
    feature !== undefined &&
    other !== undefined &&
    other !== feature &&
    to !== `src/renderer/features/${other}/index.ts`
  )
    return refuse(`use src/renderer/features/${other}/index.ts and export it there`)
  return []
}
