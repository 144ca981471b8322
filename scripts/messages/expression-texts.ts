import { messageText } from './message-text.ts'
import {
  asNode,
  nodesIn,
  type SyntaxNode,
  stringValue,
  templateParts,
  written
} from './syntax-tree.ts'

/**
 * Returns the possible texts of an expression, for a reader: one per branch, with run-time values
 * as ‹name›. A value from elsewhere is one placeholder.
 */
export function expressionTexts(node: SyntaxNode | null, source: string): string[] {
  if (node === null) return []
  switch (node.type) {
    case 'Literal':
      return [stringValue(node) ?? hole(node, source)]
    case 'TemplateLiteral':
      return [templateText(node, source)]
    case 'ConditionalExpression':
      return [
        ...expressionTexts(asNode(node['consequent']), source),
        ...expressionTexts(asNode(node['alternate']), source)
      ]
    case 'LogicalExpression':
      return expressionTexts(asNode(node['right']), source)
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
      return expressionTexts(asNode(node['expression']), source)
    case 'ArrowFunctionExpression':
      return expressionTexts(asNode(node['body']), source)
    case 'BinaryExpression': {
      const [left, right] = ['left', 'right'].map(
        (side) => expressionTexts(asNode(node[side]), source).at(-1) ?? ''
      )
      return [`${left}${right}`]
    }
    case 'CallExpression': {
      const texts = catalogueTextsOf(node, source)
      return texts.length > 0 ? texts : [hole(node, source)]
    }
    default:
      return [hole(node, source)]
  }
}

/** Returns the text of `t('id')` and `message('id')`; null for any other call. */
function messageText(call: SyntaxNode, source: string): string | null {
  const [id] = nodesIn(call['arguments'])
  const patterns: Readonly<Record<string, string>> = english
  const pattern = patterns[stringValue(id ?? null) ?? '']
  return pattern !== undefined && /^(t|message)$/.test(written(asNode(call['callee']), source))
    ? patternText(pattern)
    : null
}

function templateText(node: SyntaxNode, source: string): string {
  const holes = nodesIn(node['expressions'])
  return templateParts(node)
    .map((part, index) => {
      const filled = holes[index]
      return filled ? part + holeText(filled, source) : part
    })
    .join('')
}

/** For a placeholder with branches uses the last one: the catalogue has the plural there. */
function holeText(node: SyntaxNode, source: string): string {
  return node.type === 'ConditionalExpression' ||
    node.type === 'TemplateLiteral' ||
    node.type === 'Literal'
    ? (expressionTexts(node, source).at(-1) ?? '')
    : hole(node, source)
}

function hole(node: SyntaxNode, source: string): string {
  if (node.type === 'CallExpression') {
    const callee = written(asNode(node['callee']), source)
    const [first, second] = nodesIn(node['arguments'])
    // `count(n, 'file')` and `plural(n, 'file')`
    const noun = stringValue(second ?? null)
    if (first && noun !== null && /^(count|plural)$/.test(callee))
      return `‹${written(first, source)}› ${noun}s`
    const method = asNode(node['callee'])
    if (method?.type === 'MemberExpression' && asNode(method['object'])?.type === 'Identifier')
      return `‹${written(asNode(method['object']), source)}›`
    return `‹${first === undefined ? callee : written(first, source)}›`.replace(/\s+/g, ' ')
  }
  return `‹${written(node, source).replace(/\s+/g, ' ')}›`
}
