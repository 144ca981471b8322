/** The first screen and the API key. */
export const onboardingStrings = {
  firstRun: {
    title: 'Publish your videos to TikTok, checked before they leave',
    lead: 'Drop a folder, see at once which files TikTok would refuse and why, and send the rest as one batch.',
    keyTitle: 'Use your Aether account',
    keyLabel: 'Aether API key',
    keyHint:
      'You find it in your Aether dashboard. It is kept encrypted on this computer, or only until you quit where there is no keychain, and is sent to Aether alone.',
    keychainWaits:
      'This computer’s keychain holds your API key and has not answered yet. If it asks, unlock it. Your queue opens once it has answered; nothing is sent before.',
    keyButton: 'Check and continue',
    keyChecking: 'Checking the key …',
    keyEmpty: 'Paste your API key first.',
    audit:
      'TikTok lets an app that has not passed its audit post privately only, to accounts that are set to private. Aether’s own TikTok app decides this, not your key: if a public post is refused, ask Aether whether its app is audited.',
    practiceTitle: 'Try it without an account',
    practiceText:
      'Practice mode runs a small imitation of Aether and TikTok inside this app, with an account of its own. Everything works as it will later, and nothing leaves this computer.',
    practiceButton: 'Start practice mode',
    practiceStarting: 'Starting …',
    website: 'Open aetherhq.dev',
    back: 'Back to the queue'
  },
  forget: {
    title: 'Forget the API key?',
    text: 'It is removed from this computer, and nothing is sent until you enter it again. The queue stays, and at Aether the key stays valid.',
    button: 'Forget the key',
    done: 'The API key was forgotten on this computer.'
  }
} as const
