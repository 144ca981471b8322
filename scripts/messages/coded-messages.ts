import { expressionTexts } from './expression-texts.ts'
import {
  asNode,
  everyNode,
  nodesIn,
  parseFile,
  propertiesOf,
  stringValue,
  type SyntaxNode,
  written
} from './syntax-tree.ts'

/** A message with a code, as found in one file. */
export interface CodedMessage {
  kind: 'error' | 'finding' | 'job'
  code: string
  /** What happened; for an error or a job also what to do, in the same text. */
  texts: string[]
  /** What to do, if it is separate. */
  actions: string[]
  /** `block`, `warn` or `info` of a finding, the retry class of an error. */
  manner: string | null
}

/**
 * Returns the errors, findings and job notes with a code in one file: `new AppError`, `new
 * UsageError`, and objects with a code and a message. Skips a message that is built elsewhere.
 */
export function codedMessages(filename: string, source: string): CodedMessage[] {
  return [...everyNode(parseFile(filename, source))].flatMap((node) => {
    const message =
      node.type === 'NewExpression'
        ? errorIn(node, source)
        : node.type === 'ObjectExpression'
          ? objectIn(node, source)
          : null
    const texts = message?.texts.filter((text) => !/^‹[^›]*›$/.test(text)) ?? []
    return message && texts.length > 0 ? [{ ...message, texts }] : []
  })
}

function errorIn(node: SyntaxNode, source: string): CodedMessage | null {
  const name = written(asNode(node['callee']), source)
  const [first, second, third] = nodesIn(node['arguments'])
  if (name === 'UsageError')
    return {
      kind: 'error',
      code: 'USAGE',
      texts: expressionTexts(first ?? null, source),
      actions: [],
      manner: null
    }
  const code = stringValue(first ?? null)
  if (name !== 'AppError' || code === null) return null
  const retry = third ? stringValue(propertiesOf(third).get('retry') ?? null) : null
  return {
    kind: 'error',
    code,
    texts: expressionTexts(second ?? null, source),
    actions: [],
    manner: retry
  }
}

function objectIn(node: SyntaxNode, source: string): CodedMessage | null {
  const properties = propertiesOf(node)
  const text = (name: string): string[] => expressionTexts(properties.get(name) ?? null, source)
  const code = stringValue(properties.get('code') ?? null)
  if (code !== null && properties.has('message') && properties.has('action')) {
    const severity = text('severity').join(' or ')
    return {
      kind: 'finding',
      code,
      texts: text('message'),
      actions: text('action'),
      manner: severity.startsWith('‹') ? 'block or warn' : severity
    }
  }
  // zod's own code for an issue without a code.
  if (code !== null && code !== 'custom' && properties.has('message'))
    return { kind: 'error', code, texts: text('message'), actions: [], manner: null }
  const jobCode = stringValue(properties.get('error_code') ?? null)
  return jobCode !== null && properties.has('error_message')
    ? { kind: 'job', code: jobCode, texts: text('error_message'), actions: [], manner: null }
    : null
}
