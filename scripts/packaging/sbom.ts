import { z } from 'zod'
import type { ThirdParty } from '../../src/contract/third-party.ts'
import { toolBuilds } from './tool-builds.ts'

/** The parts of a CycloneDX SBOM that this script reads. */
export const sbomSchema = z.looseObject({
  metadata: z.looseObject({
    component: z.looseObject({ 'bom-ref': z.string(), name: z.string() })
  }),
  components: z.array(
    z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() })
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) }))
})
type Sbom = z.infer<typeof sbomSchema>

/**
 * Returns `npm sbom` of the whole repository, without what is not in the app, and with the bundled
 * programs. npm's own `--omit=dev` also drops what a development package needs besides the app.
 * @param list all third-party components in the app, as the build lists them
 */
export function appSbom(npmSbom: unknown, list: readonly ThirdParty[]): Sbom {
  const sbom = sbomSchema.parse(npmSbom)
  const own = sbom.metadata.component
  own.name = own['bom-ref'].replace(/@[^@]*$/, '')
  const inApp = new Set(list.map(({ name, version }) => `${name}@${version}`))
  const components = sbom.components.filter(({ name, version }) => inApp.has(`${name}@${version}`))
  const known = new Set([own['bom-ref'], ...components.map((component) => component['bom-ref'])])
  const programs = list
    .filter(({ version }) => version === '')
    .map(({ name, link }) => ({
      'bom-ref': name,
      type: 'application',
      name,
      version: '',
      externalReferences: [
        ...(link === null ? [] : [{ type: 'website', url: link }]),
        ...(name === 'FFmpeg' ? ffmpegBuilds() : [])
      ]
    }))
  return {
    ...sbom,
    components: [...components, ...programs],
    dependencies: sbom.dependencies
      .filter(({ ref }) => known.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => known.has(one)) }))
  }
}

const ffmpegBuilds = () =>
  Object.values(toolBuilds).flatMap(({ archives }) =>
    archives.map(({ url, sha256 }) => ({
      type: 'distribution',
      url,
      ...(sha256 !== null && { hashes: [{ alg: 'SHA-256', content: sha256 }] })
    }))
  )
