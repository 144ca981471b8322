/** The first screen and the API key. */
export const onboarding = {
  'firstRun.title': 'Publish your videos to TikTok, checked before they leave',
  'firstRun.lead':
    'Drop a folder, see at once which files TikTok would refuse and why, and send the rest as one batch.',
  'firstRun.keyTitle': 'Use your Aether account',
  'firstRun.keyLabel': 'Aether API key',
  'firstRun.keyHint':
    'You find it in your Aether dashboard. It is kept encrypted on this computer, or only until you quit where there is no keychain, and is sent to Aether alone.',
  'firstRun.keychainWaits':
    'This computer’s keychain holds your API key and has not answered yet. If it asks, unlock it. Your queue opens once it has answered; nothing is sent before.',
  'firstRun.keyButton': 'Check and continue',
  'firstRun.keyChecking': 'Checking the key …',
  'firstRun.keyEmpty': 'Paste your API key first.',
  'firstRun.audit':
    'TikTok lets an app that has not passed its audit post privately only, to accounts that are set to private. Aether’s own TikTok app decides this, not your key: if a public post is refused, ask Aether whether its app is audited.',
  'firstRun.practiceTitle': 'Try it without an account',
  'firstRun.practiceText':
    'Practice mode runs a small imitation of Aether and TikTok inside this app, with an account of its own. Everything works as it will later, and nothing leaves this computer.',
  'firstRun.practiceButton': 'Start practice mode',
  'firstRun.practiceStarting': 'Starting …',
  'firstRun.website': 'Open aetherhq.dev',
  'firstRun.back': 'Back to the queue',
  'forget.title': 'Forget the API key?',
  'forget.text':
    'It is removed from this computer, and nothing is sent until you enter it again. The queue stays, and at Aether the key stays valid.',
  'forget.button': 'Forget the key',
  'forget.done': 'The API key was forgotten on this computer.'
} as const
