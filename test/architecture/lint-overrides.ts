import { z } from 'zod'
import { layers, signpost } from './layers.ts'

/**
 * Packages that tie a layer to a runtime; oxlint reports them in the editor. The layering check
 * covers the rest.
 */
const watched = ['electron', 'electron-store', 'better-sqlite3', 'aether']

interface LintOverride {
  files: string[]
  rules: Record<string, unknown>
}

/**
 * Returns the part of `.oxlintrc.json` that follows from the table in `layers.ts`: one override per
 * layer, and one that frees tests.
 */
export function lintOverrides(): LintOverride[] {
  const perLayer = layers.map((layer) => {
    const paths = watched
      .filter((name) => !layer.packages.includes(name) && layer.name !== name)
      .map((name) => ({ name, message: signpost(layer, name) }))
    const patterns = layer.builtins
      ? []
      : [{ group: ['node:*'], message: signpost(layer, 'node: modules', true) }]
    return {
      files: [`${layer.folder}/**`],
      rules: { 'no-restricted-imports': ['error', { paths, patterns }] }
    }
  })
  return [
    ...perLayer,
    {
      files: ['src/**/*.test.{ts,tsx}', 'packages/**/*.test.ts'],
      rules: { 'no-restricted-imports': 'off' }
    }
  ]
}

const lintConfigSchema = z.looseObject({
  overrides: z.array(
    z.looseObject({ files: z.array(z.string()), rules: z.record(z.string(), z.unknown()) })
  )
})

/** Parses the relevant part of `.oxlintrc.json`; keeps everything else. */
export function readLintConfig(json: string): z.infer<typeof lintConfigSchema> {
  return lintConfigSchema.parse(JSON.parse(json))
}

/** Returns whether an override comes from the table; the others are written by hand. */
export const isGenerated = (override: { rules: object }): boolean =>
  'no-restricted-imports' in override.rules
