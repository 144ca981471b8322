import { expect, it } from 'vitest'
import { findingCodes } from '../../src/contract/media/finding.ts'
import { sources } from '../../src/engine/checks/limits.ts'
import { rules } from '../../src/engine/checks/rules.ts'
import { ruleSources } from '../../src/renderer/features/queue/row/rule-sources.ts'

const nameOf: Readonly<Record<string, string>> = {
  [sources.tiktokMedia]: 'tiktokMedia',
  [sources.tiktokPost]: 'tiktokPost',
  [sources.aetherGuide]: 'aetherGuide',
  [sources.practice]: 'practice',
  [sources.ourselves]: 'app'
}

it.each(findingCodes)('the window names the source of %s that the rule has', (code) => {
  expect(ruleSources[code]).toBe(nameOf[rules[code].source] ?? 'reports')
})
