import { expressionTexts } from './expression-texts.ts'
import {
  asNode,
  childrenOf,
  parseFile,
  propertiesOf,
  type SyntaxNode,
  written
} from './syntax-tree.ts'

/** Two words of which the first begins a sentence, or a sentence that begins with what is filled in. */
const sentence = /^(‹[^›]+›[ :,]|["“(]?\p{Lu}\p{Ll}*['’]?\p{Ll}*[ :,]|\p{Lu}\p{Ll}+ )\s*\S/u

/** The sentences in one file that are no part of an error: what the command line prints and what the app asks. In the order of the source. */
export function spokenTexts(filename: string, source: string): string[] {
  const found: string[] = []
  const visit = (node: SyntaxNode): void => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'TSLiteralType':
      case 'ThrowStatement':
        return
      case 'ObjectExpression': {
        const properties = propertiesOf(node)
        if (
          (properties.has('code') || properties.has('error_code')) &&
          (properties.has('message') || properties.has('error_message'))
        )
          return
        break
      }
      case 'NewExpression':
        if (written(asNode(node['callee']), source).endsWith('Error')) return
        break
      case 'Literal':
      case 'TemplateLiteral': {
        const texts = expressionTexts(node, source).filter(
          (text) => sentence.test(text) && /\p{L}{2,} \p{L}/u.test(text)
        )
        found.push(...texts.map((text) => text.trim()))
        if (texts.length > 0) return
        break
      }
      case 'CallExpression':
        // The log is no place where a person is told what to do.
        if (/\blog\.\w+$/.test(written(asNode(node['callee']), source))) return
        break
      default:
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(parseFile(filename, source))
  return [...new Set(found)]
}
