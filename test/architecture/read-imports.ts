import { type Argument, type Expression, parseSync, type TSType, Visitor } from 'oxc-parser'

export interface FoundImport {
  /** Null if the name is computed, so that the import is unknown. */
  specifier: string | null
  typeOnly: boolean
  line: number
}

interface Span {
  start: number
  end: number
}

/**
 * Returns all imports of a file: import and export-from, `import()`, `require()` and
 * `createRequire()()`, `import.meta.resolve()`, `new URL(…, import.meta.url)` (how workers are
 * named) and type imports. Throws on a file that does not parse.
 */
export function readImports(filename: string, source: string): FoundImport[] {
  const { program, errors } = parseSync(filename, source)
  if (errors[0]) throw new Error(`${filename} does not parse: ${errors[0].message}`)
  const found: FoundImport[] = []
  const text = (span: Span): string => source.slice(span.start, span.end)
  const add = (node: Span, from: Argument | TSType | undefined, typeOnly: boolean): void => {
    found.push({
      specifier: literal(from),
      typeOnly,
      line: source.slice(0, node.start).split('\n').length
    })
  }
  const required = requireNames(source)
  new Visitor({
    ImportDeclaration: (node) => {
      const typesAlone =
        node.specifiers.length > 0 &&
        node.specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type')
      add(node, node.source, node.importKind === 'type' || typesAlone)
    },
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node, node.source, node.exportKind === 'type')
    },
    ExportAllDeclaration: (node) => add(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => add(node, node.source, false),
    TSImportType: (node) => add(node, node.source, true),
    TSImportEqualsDeclaration: (node) => {
      if (node.moduleReference.type === 'TSExternalModuleReference')
        add(node, node.moduleReference.expression, node.importKind === 'type')
    },
    CallExpression: (node) => {
      const callee = text(node.callee)
      const loads =
        required.has(callee.replace(/\.resolve$/, '')) ||
        callee === 'import.meta.resolve' ||
        callee.startsWith('createRequire(')
      if (loads) add(node, node.arguments[0], false)
    },
    NewExpression: (node) => {
      const [name, base] = node.arguments
      if (text(node.callee) !== 'URL' || !base || text(base) !== 'import.meta.url') return
      if (literal(name)?.match(/\.[cm]?[jt]sx?$/)) add(node, name, false)
    }
  }).visit(program)
  return found
}

/**
 * Returns the names of `require` in this file: itself, and each variable assigned from
 * `createRequire`.
 */
function requireNames(source: string): Set<string> {
  return new Set([
    'require',
    ...[...source.matchAll(/\b(\w+)\s*=\s*createRequire\(/g)].map((match) => match[1] ?? '')
  ])
}

/** Returns the text of a string literal or of a template without placeholders. */
function literal(node: Argument | Expression | TSType | undefined): string | null {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node?.type === 'TSLiteralType')
    return node.literal.type === 'Literal' && typeof node.literal.value === 'string'
      ? node.literal.value
      : null
  if (node?.type === 'TemplateLiteral')
    return node.quasis.length === 1 ? (node.quasis[0]?.value.cooked ?? null) : null
  return null
}
