import {
  asNode,
  childrenOf,
  nodesIn,
  parseFile,
  type SyntaxNode,
  stringValue,
  templateParts,
  written
} from '../../scripts/messages/syntax-tree.ts'

/** A text for people that stands in the code instead of the catalogue. */
export interface FoundText {
  text: string
  line: number
}

/** Attributes that a person sees or hears, of elements and of our own components. */
const textAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'heading',
  'hint',
  'label',
  'message',
  'placeholder',
  'text',
  'title',
  'tooltip'
])
/** Functions whose argument is shown or read out. */
const textCalls = /^(toast|announce|alert|confirm)\b/
const letter = /\p{L}{2}/u
/** Two words of which the first begins a sentence: nothing but prose looks like this. */
const prose = /^\p{Lu}\p{Ll}*['’]?\p{Ll}* \p{L}/u

/** The texts for people in one file of the window. Throws on a file that does not parse. */
export function findTexts(filename: string, source: string): FoundText[] {
  const found: FoundText[] = []
  const report = (node: SyntaxNode, text: string): void => {
    const blanks = node.type === 'JSXText' ? text.search(/\S/) : 0
    found.push({
      text: text.replaceAll(/\s+/g, ' ').trim(),
      line: source.slice(0, node.start + blanks).split('\n').length
    })
  }
  /** `shown`: what stands here is shown as it is. */
  const visit = (node: SyntaxNode, shown: boolean): void => {
    switch (node.type) {
      case 'JSXText':
        if (letter.test(String(node['value']))) report(node, String(node['value']))
        return
      case 'JSXAttribute': {
        const value = asNode(node['value'])
        if (value) visit(value, textAttributes.has(written(asNode(node['name']), source)))
        return
      }
      case 'Literal':
      case 'TemplateLiteral': {
        const text = textOf(node)
        if (text !== null && (shown ? letter : prose).test(text)) report(node, text)
        // What fills a hole of a shown template is shown as well.
        for (const child of childrenOf(node)) visit(child, shown)
        return
      }
      case 'JSXElement':
      case 'JSXFragment':
        for (const child of childrenOf(node)) visit(child, true)
        return
      case 'JSXOpeningElement':
        for (const child of childrenOf(node)) visit(child, false)
        return
      case 'JSXExpressionContainer':
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
        for (const child of childrenOf(node)) visit(child, shown)
        return
      case 'ConditionalExpression':
        for (const part of ['consequent', 'alternate']) visitPart(node[part], shown)
        visitPart(node['test'], false)
        return
      case 'LogicalExpression':
        visitPart(node['left'], shown && node['operator'] !== '&&')
        visitPart(node['right'], shown)
        return
      case 'BinaryExpression':
        for (const child of childrenOf(node)) visit(child, shown && node['operator'] === '+')
        return
      case 'CallExpression': {
        const shows = textCalls.test(written(asNode(node['callee']), source))
        visitPart(node['callee'], false)
        for (const argument of nodesIn(node['arguments'])) visit(argument, shows)
        return
      }
      // Its message is for the log and for the developer.
      case 'ThrowStatement':
      case 'ImportDeclaration':
      case 'TSLiteralType':
        return
      case 'AssignmentExpression':
        visitPart(node['right'], written(asNode(node['left']), source) === 'document.title')
        return
      default:
        for (const child of childrenOf(node)) visit(child, false)
    }
  }
  const visitPart = (part: unknown, shown: boolean): void => {
    const node = asNode(part)
    if (node) visit(node, shown)
  }
  visit(parseFile(filename, source), false)
  return found
}

/** The text of a string literal, or of a template with its holes as blanks. */
const textOf = (node: SyntaxNode): string | null =>
  node.type === 'Literal' ? stringValue(node) : templateParts(node).join(' ')
