/**
 * Fills a caption template for one file. `{name}` is the file name without its ending; other braces stay as typed.
 * CRLF becomes LF, because TikTok counts both characters.
 */
export function renderCaption(template: string, fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  const name = dot > 0 ? fileName.slice(0, dot) : fileName
  return template.replaceAll('{name}', () => name).replaceAll('\r\n', '\n')
}
