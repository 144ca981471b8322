import {
  everyNode,
  parseFile,
  stringValue,
  templateParts
} from '../../../scripts/messages/syntax-tree.ts'

/**
 * The ids of messages that no file names: neither as a string nor as a template (`row.${which}.open`), where each value
 * stands for one part of an id.
 */
export function unusedIds(
  ids: readonly string[],
  files: readonly { name: string; source: string }[]
): string[] {
  const named = new Set<string>()
  const shapes = new Set<string>()
  for (const { name, source } of files)
    for (const node of everyNode(parseFile(name, source)))
      if (node.type === 'Literal') named.add(stringValue(node) ?? '')
      else if (node.type === 'TemplateLiteral') {
        const shape = templateParts(node).join('*')
        if (/^[\w-]+\.[\w.*-]+$/.test(shape)) shapes.add(shape)
      }
  const patterns = [...shapes].map(
    (shape) => new RegExp(`^${shape.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`)
  )
  return ids.filter((id) => !named.has(id) && !patterns.some((pattern) => pattern.test(id)))
}
