const heading = (title: string): RegExp => new RegExp(`^## \\[${title.replaceAll('.', String.raw`\.`)}\\].*$`, 'm')

/**
 * What the changelog says of a version, without its heading.
 * @throws a sentence when it says nothing
 */
export function sectionOf(changelog: string, version: string): string {
  const start = heading(version).exec(changelog)
  const body = start === null ? '' : changelog.slice(start.index + start[0].length).split(/^## /m, 1)[0]?.trim() ?? ''
  if (body === '') throw new Error(`CHANGELOG.md says nothing of ${version}: \`npm version\` makes "## [${version}]" of "## [Unreleased]".`)
  return body
}

/** Makes what is unreleased the section of a version, below an empty one for what comes next. */
export function beginSection(changelog: string, version: string, date: string): string {
  sectionOf(changelog, 'Unreleased')
  return changelog.replace(' Nothing has been released yet.', '').replace(heading('Unreleased'), `## [Unreleased]\n\n## [${version}] - ${date}`)
}
