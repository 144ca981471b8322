import {
  asNode,
  childrenOf,
  parseFile,
  stringValue,
  type SyntaxNode,
  templateParts,
  written
} from '../../../scripts/messages/syntax-tree.ts'

/** A sentence, or the start of one: a capital and a second word, or words that end as a sentence does. */
const sentence = /^[\s"“(]*\p{Lu}\p{L}*['’]?\p{L}*[,:]? [\p{L}‹]|\p{L}{2,} \p{L}+.*[.?!…]\s*$/u
/** Three words: what options of the command line and labels are made of. */
const phrase = /\p{L}{2,}[,:]? \p{L}+[,:]? \p{L}+/u
/** Examples of lines to type. */
const command = /^ *(aether-uploader )?(accounts|queue) [a-z]+( tt_\d|$)/
const attributes =
  /^(title|label|placeholder|alt|aria-label|aria-description|aria-roledescription|aria-valuetext)$/

/**
 * The texts of one file that a user could read and that are not in the catalogue. Left out are errors for developers
 * (`new Error`), log lines, styles, SQL and types.
 */
export function textsOutside(filename: string, source: string): string[] {
  const found: string[] = []
  const ofCommandLine = /\/cli\//.test(filename)
  const visit = (node: SyntaxNode): void => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'TSLiteralType':
      case 'TaggedTemplateExpression':
        return
      case 'NewExpression':
        if (/^(Type|Range|Syntax)?Error$/.test(written(asNode(node['callee']), source))) return
        break
      case 'CallExpression':
        if (/\blog\.\w+$|\.(prepare|exec|pragma)$/.test(written(asNode(node['callee']), source)))
          return
        break
      case 'JSXAttribute': {
        const name = written(asNode(node['name']), source)
        if (name === 'className') return
        const value = stringValue(asNode(node['value']))
        if (value !== null && attributes.test(name) && /\p{L}{2}/u.test(value)) found.push(value)
        break
      }
      case 'JSXText': {
        const text = written(node, source).trim()
        if (/\p{L}{2}/u.test(text)) found.push(text)
        return
      }
      case 'Literal':
      case 'TemplateLiteral': {
        const text = node.type === 'Literal' ? stringValue(node) : templateParts(node).join('‹›')
        if (text !== null && isText(text, ofCommandLine)) found.push(text)
        break
      }
      default:
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(parseFile(filename, source))
  return [...new Set(found)]
}

function isText(text: string, ofCommandLine: boolean): boolean {
  // Names of methods and codes.
  if (!/\p{Ll}/u.test(text)) return false
  if (
    /^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|BEGIN|WITH|ALTER|DROP|AND|WHERE)\b/.test(text)
  )
    return false
  return sentence.test(text) || (ofCommandLine && phrase.test(text) && !command.test(text))
}
