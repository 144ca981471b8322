import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { beginSection, releaseNotes, sectionOf } from './changelog.ts'

const changelog = `# Changelog

Versions follow Semantic Versioning. Nothing has been released yet.

## [Unreleased]

### Added

* Something new.

## [0.1.10] - 2026-11-01

* Ten.

## [0.1.1] - 2026-10-01

* One, [linked](https://example.com).
`

it.each([
  ['0.1.10', '* Ten.'],
  ['0.1.1', '* One, [linked](https://example.com).'],
  ['Unreleased', '### Added\n\n* Something new.']
])('the notes of %s are its section and no other', (version, notes) => {
  expect(sectionOf(changelog, version)).toBe(notes)
})

it.each(['0.1.2', '0.1', '0x1.1'])(
  'a version of which the changelog says nothing (%s) cannot be released',
  (version) => {
    expect(() => sectionOf(changelog, version)).toThrow(`CHANGELOG.md says nothing of ${version}`)
  }
)

it('what is unreleased becomes the section of the version, once', () => {
  const next = beginSection(changelog, '0.2.0', '2026-12-01')
  expect(next).toContain(
    'Semantic Versioning.\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n### Added'
  )
  expect(sectionOf(next, '0.2.0')).toBe('### Added\n\n* Something new.')
  expect(() => beginSection(next, '0.3.0', '2026-12-02')).toThrow(
    'CHANGELOG.md says nothing of Unreleased'
  )
})

it('the links of the notes lead to the released files', () => {
  const linked = changelog.replace(
    '* Ten.',
    '* Ten, see [the page](docs/page.md), [here](https://example.com).'
  )
  expect(releaseNotes(linked, '0.1.10', 'https://host/blob/v1')).toBe(
    '* Ten, see [the page](https://host/blob/v1/docs/page.md), [here](https://example.com).\n\n[Installing it, also where it is not signed](https://host/blob/v1/docs/installing.md)'
  )
})

it('the changelog of this repository has the form that is read', () => {
  const own = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8')
  // Right after a release only its own section has content.
  const titles = [...own.matchAll(/^## \[(.*?)\]/gm)].map(([, title = '']) => title)
  expect(titles[0]).toBe('Unreleased')
  expect(
    titles
      .slice(0, 2)
      .flatMap((title) => (own.includes(`## [${title}]\n\n## `) ? [] : [sectionOf(own, title)]))
  ).not.toEqual([])
})
