/** Returns the `code` of a Node or SQLite error ('ENOENT', 'SQLITE_BUSY', …), or '' without one. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
