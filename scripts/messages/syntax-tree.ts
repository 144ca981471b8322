import { parseSync } from 'oxc-parser'

/** The parts of a syntax tree node that these scripts read. */
export interface SyntaxNode {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

/** Parses one file. Throws on a syntax error. */
export function parseFile(filename: string, source: string): SyntaxNode {
  const { program, errors } = parseSync(filename, source)
  const root = asNode(program)
  if (errors[0] || !root)
    throw new Error(`${filename} does not parse: ${errors[0]?.message ?? 'no program'}`)
  return root
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  'start' in value
export const asNode = (value: unknown): SyntaxNode | null => (isNode(value) ? value : null)

export const nodesIn = (value: unknown): SyntaxNode[] =>
  Array.isArray(value) ? value.flatMap((item: unknown) => asNode(item) ?? []) : []

/** Returns the child nodes in source order. */
export const childrenOf = (node: SyntaxNode): SyntaxNode[] =>
  Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? nodesIn(value) : (asNode(value) ?? [])))
    .toSorted((a, b) => a.start - b.start)

export function* everyNode(node: SyntaxNode): Generator<SyntaxNode> {
  yield node
  for (const child of childrenOf(node)) yield* everyNode(child)
}

/** Returns the node's source text. */
export const written = (node: SyntaxNode | null, source: string): string =>
  node === null ? '' : source.slice(node.start, node.end)

/** Returns the value of a string literal; null for anything else. */
export const stringValue = (node: SyntaxNode | null): string | null =>
  node?.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null

/** Returns the texts between the placeholders of a template. */
export function templateParts(node: SyntaxNode): string[] {
  return nodesIn(node['quasis']).map(({ value }) =>
    typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : ''
  )
}

/** Returns an object literal's properties by name; skips spread ones. */
export function propertiesOf(node: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
  return new Map(
    nodesIn(node['properties']).flatMap((property) => {
      const [key, value] = [asNode(property['key']), asNode(property['value'])]
      const name =
        key &&
        (stringValue(key) ??
          (key.type === 'Identifier' && property['computed'] !== true ? String(key['name']) : null))
      return name === null || !value ? [] : [[name, value]]
    })
  )
}
