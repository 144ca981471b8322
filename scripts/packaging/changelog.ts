const heading = (title: string): RegExp =>
  new RegExp(`^## \\[${title.replaceAll('.', String.raw`\.`)}\\].*$`, 'm')

/**
 * What the changelog says of a version, without its heading.
 * @throws a sentence when it says nothing
 */
export function sectionOf(changelog: string, version: string): string {
  const start = heading(version).exec(changelog)
  const body =
    start === null
      ? ''
      : (changelog
          .slice(start.index + start[0].length)
          .split(/^## /m, 1)[0]
          ?.trim() ?? '')
  if (body === '')
    throw new Error(
      `CHANGELOG.md says nothing of ${version}: \`npm version\` makes "## [${version}]" of "## [Unreleased]".`
    )
  return body
}

/**
 * The notes of a release: the version's section, with links that work outside of the repository, and how to install it.
 * @param tree address of the released files: "https://github.com/owner/name/blob/v0.2.0"
 */
export function releaseNotes(changelog: string, version: string, tree: string): string {
  const section = sectionOf(changelog, version).replaceAll(/\]\((?!\w+:)/g, `](${tree}/`)
  return `${section}\n\n[Installing it, also where it is not signed](${tree}/docs/installing.md)`
}

/** Makes what is unreleased the section of a version, below an empty one for what comes next. */
export function beginSection(changelog: string, version: string, date: string): string {
  sectionOf(changelog, 'Unreleased')
  return changelog
    .replace(' Nothing has been released yet.', '')
    .replace(heading('Unreleased'), `## [Unreleased]\n\n## [${version}] - ${date}`)
}
