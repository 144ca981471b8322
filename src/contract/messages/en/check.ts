/** What the checks found in one file. */
export const check = {
  'checks.label': 'Checks',
  'checks.fine': 'Nothing found that TikTok would refuse.',
  'checks.running': 'The checks are still running.',
  'checks.severities.block': 'Must be mended',
  'checks.severities.warn': 'Worth a look',
  'checks.severities.info': 'Good to know',
  'checks.measured': 'Measured',
  'checks.allowed': 'allowed',
  'checks.toDo': 'What to do:',
  'checks.ruleOf': 'Rule: {source}',
  'checks.sources.tiktokMedia': 'TikTok’s media guide',
  'checks.sources.tiktokPost': 'TikTok’s posting guide',
  'checks.sources.aetherGuide': 'Aether’s guide to TikTok',
  'checks.sources.practice': 'common practice, TikTok names no rule',
  'checks.sources.reports': 'reported by others who post',
  'checks.sources.app': 'a promise of this app',
  'checks.postAsItIs': 'Post as it is',
  'checks.postAnyway': 'Post anyway',
  'checks.letThrough': 'You let this through.',
  'checks.takeBack': 'Take that back'
} as const
