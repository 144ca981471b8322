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
 * The texts that an expression can become, for a reader: one for each branch, what is filled in at run time as ‹name›. What comes from
 * elsewhere altogether is one hole.
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

/** What `t('id')`, `label('id')` and `message('id')` say. */
function catalogueTextsOf(node: SyntaxNode, source: string): string[] {
  if (!/^(t|label|message)$/.test(written(asNode(node['callee']), source))) return []
  const [id = null] = nodesIn(node['arguments'])
  return expressionTexts(id, source).flatMap((text) => messageText(text) ?? [])
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

/** In a hole with branches the last one stands for all: the catalogue puts the plural there. */
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
