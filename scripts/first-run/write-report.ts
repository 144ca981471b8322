import type { Results } from './read-results.ts'

export interface Stage extends Results {
  name: string
}

export interface FirstRun {
  /** Operating system with its version, and architecture. */
  system: string
  /** As in Electron's `process.versions`. */
  versions: Readonly<Record<string, string | undefined>>
  stages: readonly Stage[]
  /** File names in `docs/first-run`. */
  pictures: readonly string[]
  now: Date
}

/**
 * Returns the report in Markdown. It has tests, versions and pictures, but no path and no user
 * name, so it may be shared with anyone.
 */
export function writeReport({ system, versions, stages, pictures, now }: FirstRun): string {
  const failures = stages.flatMap(({ name, failures: list }) =>
    list.map((failure) => `- ${name}: ${failure}`)
  )
  return (
    [
      '# First run on real Electron',
      `Written by \`npm run first-run\` on ${now.toISOString().slice(0, 10)}.`,
      [
        '| | |',
        '| --- | --- |',
        `| system | ${system} |`,
        ...['electron', 'chrome', 'node'].map(
          (name) => `| ${name} | ${versions[name] ?? 'unknown'} |`
        )
      ].join('\n'),
      [
        '| | passed | failed | skipped |',
        '| --- | --- | --- | --- |',
        ...stages.map(
          (stage) =>
            `| ${stage.name} | ${stage.passed} | ${stage.failures.length} | ${stage.skipped} |`
        )
      ].join('\n'),
      '## Failures',
      failures.join('\n') || 'None.',
      '## Pictures',
      'What the page of the window shows; its frame and the menus are the system’s.',
      pictures.map((name) => `- [${name}](first-run/${name})`).join('\n') || 'None.'
    ].join('\n\n') + '\n'
  )
}
