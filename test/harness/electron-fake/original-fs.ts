import { originals } from './archives.ts'

/** The text of a module with everything that `fs` had before it was taught archives. */
function moduleOf(part: keyof typeof originals): string {
  const names = Object.keys(originals[part]).filter((name) => name !== 'default')
  return `const { ${names.join(', ')} } = process.standIn.originals.${part}\nexport { ${names.join(', ')} }\nexport default process.standIn.originals.${part}`
}
export const originalModules: Record<string, string> = {
  'original-fs': moduleOf('fs'),
  'original-fs/promises': moduleOf('promises')
}
