const heading = (title: string): RegExp =>
  new RegExp(`^## \\[${title.replaceAll('.', String.raw`\.`)}\\].*$`, 'm')

/**
 * Returns a version's section of the changelog, without its heading.
 * @throws an error with a sentence if the section is empty
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
 * Returns the notes of a release: the version's section, with links that work outside the
 * repository, and how to install it.
 * @param tree address of the released files: "https://github.com/owner/name/blob/v0.2.0"
 */
export function releaseNotes(changelog: string, version: string, tree: string): string {
  const section = sectionOf(changelog, version).replaceAll(/\]\((?!\w+:)/g, `](${tree}/`)
  return `${section}\n\n[Installing it, also where it is not signed](${tree}/docs/installing.md)`
}

/** Turns the unreleased section into the version's, below a new empty one. */
export function beginSection(changelog: string, version: string, date: string): string {
  sectionOf(changelog, 'Unreleased')
  return changelog
    .replace(' Nothing has been released yet.', '')
    .replace(heading('Unreleased'), `## [Unreleased]\n\n## [${version}] - ${date}`)
}
