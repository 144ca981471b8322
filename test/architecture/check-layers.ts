import { globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import {
  computedNames,
  type Layer,
  layers,
  longFiles,
  maxLines,
  maxTestLines,
  signpost,
  testExtras
} from './layers.ts'
import { type FoundImport, readImports } from './read-imports.ts'

const code = '*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'
const posix = (path: string): string => path.split(sep).join('/')

/** Returns source files of the product below `root`, as paths with forward slashes. */
export function sourceFiles(root: string): string[] {
  return globSync([`src/**/${code}`, `packages/**/${code}`], {
    cwd: root,
    exclude: (name) => basename(name) === 'node_modules'
  })
    .map(posix)
    .toSorted()
}

/**
 * Returns every breach of the table in `layers.ts` below `root`: "file:line: what, and what to use
 * instead". Empty if there is none.
 */
export function checkLayers(root: string): string[] {
  return [...unknownPlaces(root), ...sourceFiles(root).flatMap((file) => checkFile(root, file))]
}

/**
 * Returns product files over the line limit that are not listed with a reason, and listed ones that
 * no longer need to be.
 */
export function checkLengths(root: string, exempt = longFiles): string[] {
  const files = sourceFiles(root)
  const linesOf = (file: string): number =>
    readFileSync(join(root, file), 'utf8').split('\n').length - 1
  const limitOf = (file: string): number => (isTestFile(file) ? maxTestLines : maxLines)
  const tooLong = files.filter((file) => !(file in exempt) && linesOf(file) > limitOf(file))
  const stale = Object.keys(exempt).filter(
    (file) => !files.includes(file) || linesOf(file) <= limitOf(file)
  )
  return [
    ...tooLong.map(
      (file) =>
        `${file} has ${linesOf(file)} lines, ${limitOf(file)} are allowed: look for a second responsibility, or list it in test/architecture/layers.ts with the reason`
    ),
    ...stale.map(
      (file) =>
        `${file} is listed as a long file in test/architecture/layers.ts and no longer is one: take it off the list`
    )
  ]
}

/** Finds folders that the table does not list: they would escape every rule. */
function unknownPlaces(root: string): string[] {
  return ['src', 'packages'].flatMap((parent) =>
    readdirSync(join(root, parent)).flatMap((name) => {
      const path = `${parent}/${name}`
      if (layers.some((layer) => layer.folder === path)) return []
      const kind = statSync(join(root, path)).isDirectory()
        ? 'is not a layer'
        : 'belongs to no layer'
      return [`${path} ${kind}: move it into one, or add it to test/architecture/layers.ts`]
    })
  )
}

function checkFile(root: string, file: string): string[] {
  const layer = layers.find(({ folder }) => file.startsWith(`${folder}/`))
  if (!layer) return []
  return readImports(file, readFileSync(join(root, file), 'utf8')).flatMap((found) => {
    const refusal = refuse(root, layer, file, found)
    return refusal === null ? [] : [`${file}:${found.line}: ${refusal}`]
  })
}

/**
 * Returns why this import is refused, or null. Type-only imports count, unless the table allows
 * them: a type ties two layers just as well.
 */
function refuse(
  root: string,
  layer: Layer,
  file: string,
  { specifier, typeOnly }: FoundImport
): string | null {
  const isTest = isTestFile(file)
  if (specifier === null)
    return isTest || file in computedNames
      ? null
      : 'imports a computed name: write the module name out, so that it can be checked'
  if (specifier.startsWith('.') || specifier.startsWith('/'))
    return refusePath(layer, targetOf(root, file, specifier), isTest, typeOnly)
  if (isBuiltin(specifier))
    return layer.builtins || isTest ? null : signpost(layer, specifier, true)
  const name = packageOf(specifier)
  const allowed =
    layer.packages.includes(name) ||
    (name === 'aether' && layer.name === 'aether') ||
    (isTest && testExtras.packages.includes(name))
  return allowed ? null : signpost(layer, name)
}

/** Returns the target of a relative import of `file`, as a path from the root. */
export const targetOf = (root: string, file: string, specifier: string): string =>
  posix(relative(root, resolve(root, dirname(file), specifier.replace(/\?.*$/, ''))))

/** Returns whether a file is a test beside the source, or in a package's own `test` folder. */
export const isTestFile = (file: string): boolean =>
  /\.test\.[cm]?tsx?$/.test(file) || /^packages\/[^/]+\/test\//.test(file)

function refusePath(
  layer: Layer,
  target: string,
  isTest: boolean,
  typeOnly: boolean
): string | null {
  const other = layers.find(({ folder }) => target === folder || target.startsWith(`${folder}/`))
  if (!isTest && isTestFile(target))
    return `${layer.folder} may not import the test ${target}: move what both need into a file of its own`
  if (other === layer) return null
  if (other?.name === 'aether' && layer.packages.includes('aether'))
    return `${layer.folder} may not reach into ${target}: import it by its name, "aether"`
  if (other) {
    const allowed = [
      ...layer.layers,
      ...(typeOnly ? (layer.types ?? []) : []),
      ...(isTest ? testExtras.layers : [])
    ]
    return allowed.includes(other.name) ? null : signpost(layer, other.name)
  }
  if (target === 'package.json') return null
  if (isTest && testExtras.folders.some((folder) => target.startsWith(`${folder}/`))) return null
  return `${layer.folder} may not import ${target}, which is outside of the product: move what it needs into a layer`
}

/** Returns the package: 'react-dom/client' -> 'react-dom', '@scope/name/deep' -> '@scope/name'. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
