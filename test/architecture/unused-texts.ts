import {
  asNode,
  childrenOf,
  everyNode,
  parseFile,
  type SyntaxNode,
  written
} from '../../scripts/messages/syntax-tree.ts'

/** A file of the window. */
export interface SourceFile {
  name: string
  source: string
}

/**
 * The keys of the catalogue (`row.retry`) that no file names. A file names texts by `strings.row.retry`, or by a name that
 * it gives to a part of the catalogue at its top (`const text = strings.row`). What is looked up by a value
 * (`strings.row[kind]`) or handed on by its whole name (`<Row text={strings.row} />`) counts with all that is below it.
 */
export function unusedTexts(keys: readonly string[], files: readonly SourceFile[]): string[] {
  const used = new Set(files.flatMap(({ name, source }) => usedPaths(name, source)))
  return keys.filter((key) => !pathsTo(key).some((path) => used.has(path)))
}

/** `row.ended.connected` is used where `row.ended` is. */
const pathsTo = (key: string): string[] =>
  key.split('.').map((_part, index, parts) => parts.slice(0, index + 1).join('.'))

function usedPaths(name: string, source: string): string[] {
  const root = parseFile(name, source)
  const aliases = new Map([['strings', '']])
  const declared = new Set<SyntaxNode>()
  for (const node of everyNode(root)) {
    if (node.type !== 'VariableDeclarator') continue
    const value = asNode(node['init'])
    const path = value === null ? null : pathOf(value, new Map([['strings', '']]), source)
    if (value === null || path === null || asNode(node['id'])?.type !== 'Identifier') continue
    aliases.set(written(asNode(node['id']), source), path)
    declared.add(value)
  }
  const used: string[] = []
  const visit = (node: SyntaxNode): void => {
    const path = declared.has(node) ? null : pathOf(node, aliases, source)
    if (path !== null) {
      // A text has members of its own (`row.retry.length`): every beginning counts that is a key.
      const parts = path.split('.')
      used.push(path, ...parts.slice(1).map((_part, index) => parts.slice(0, index + 2).join('.')))
      return
    }
    // Looked up by a value: `text[kind]`.
    const object = node.type === 'MemberExpression' ? asNode(node['object']) : null
    const part = object?.type === 'Identifier' ? aliases.get(written(object, source)) : undefined
    if (part !== undefined && part !== '') used.push(part)
    for (const child of childrenOf(node)) visit(child)
  }
  visit(root)
  return used
}

/** What part of the catalogue `a.b.c` is, where `a` stands for some part of it; null for anything else. */
function pathOf(
  node: SyntaxNode,
  aliases: ReadonlyMap<string, string>,
  source: string
): string | null {
  if (node.type !== 'MemberExpression' || node['computed'] === true) return null
  const object = asNode(node['object'])
  if (object === null) return null
  const property = written(asNode(node['property']), source)
  const alias =
    object.type === 'Identifier'
      ? aliases.get(written(object, source))
      : pathOf(object, aliases, source)
  return alias === undefined || alias === null
    ? null
    : alias === ''
      ? property
      : `${alias}.${property}`
}
