import { expressionTexts } from './expression-texts.ts'
import { everyNode, parseFile, propertiesOf, type SyntaxNode } from './syntax-tree.ts'

/** One entry of a catalogue of texts: `row.retry` and what it can say. */
export interface CatalogueText {
  key: string
  texts: string[]
}

/** Every text of a file whose exported object holds texts, functions that make them, and objects of these. */
export function catalogueTexts(filename: string, source: string): CatalogueText[] {
  const declaration = [...everyNode(parseFile(filename, source))].find(
    ({ type }) => type === 'ObjectExpression'
  )
  return declaration ? entries(declaration, '', source) : []
}

function entries(node: SyntaxNode, prefix: string, source: string): CatalogueText[] {
  return [...propertiesOf(node)].flatMap(([name, value]) => {
    const key = `${prefix}${name}`
    return value.type === 'ObjectExpression'
      ? entries(value, `${key}.`, source)
      : [{ key, texts: expressionTexts(value, source) }]
  })
}
