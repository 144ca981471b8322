/** TikTok's limit of a caption, in UTF-16 code units, which is what JavaScript's `length` counts. */
export const captionLimit = 2200

/** The caption of one file: `{name}` becomes its name without the ending, as in the engine. */
export function expandCaption(template: string, fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  return template.replaceAll('{name}', () => (dot > 0 ? fileName.slice(0, dot) : fileName)).replaceAll('\r\n', '\n')
}

/** Length of the longest caption that the template gives for these files; of the template itself when there are none. */
export function longestCaption(template: string, fileNames: readonly string[]): number {
  if (fileNames.length === 0 || !template.includes('{name}')) return expandCaption(template, '').length
  return fileNames.reduce((longest, name) => Math.max(longest, expandCaption(template, name).length), 0)
}
