/** What electron-builder signs and notarises with. */
const names = [
  'CSC_LINK',
  'CSC_KEY_PASSWORD',
  'WIN_CSC_LINK',
  'WIN_CSC_KEY_PASSWORD',
  'APPLE_ID',
  'APPLE_APP_SPECIFIC_PASSWORD',
  'APPLE_TEAM_ID'
]

/**
 * Takes empty variables for what they are in a workflow: secrets that nobody set. The packer would take an empty CSC_LINK for the name of a file.
 * Changes `env`. Where the certificate was left empty, none is looked for in the keychain either.
 */
export function dropUnsetSigning(env: Record<string, string | undefined>): void {
  if (env['CSC_LINK'] === '') env['CSC_IDENTITY_AUTO_DISCOVERY'] = 'false'
  for (const name of names) if (env[name] === '') delete env[name]
}
