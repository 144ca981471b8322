/** The variables with which electron-builder signs and notarizes. */
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
 * Removes empty variables: in a workflow they are unset secrets. The packer would read an empty
 * CSC_LINK as a file name. Changes `env`. With an empty certificate, also prevents a search in the
 * keychain.
 */
export function dropUnsetSigning(env: Record<string, string | undefined>): void {
  if (env['CSC_LINK'] === '') env['CSC_IDENTITY_AUTO_DISCOVERY'] = 'false'
  for (const name of names) if (env[name] === '') delete env[name]
}
