/** The languages there are; `en-XA` is the pseudo-locale for tests: accented, longer, in brackets. */
export type Locale = 'en' | 'en-XA'

let active: Locale = 'en'

/** Sets the language of this process; the texts worded before it stay as they are. */
export function setLocale(locale: Locale): void {
  active = locale
}

export function activeLocale(): Locale {
  return active
}

/** The variable that chooses the language of the app and the command line, by name. */
export const localeVariable = 'AETHER_UPLOADER_LANG'

/** The parameter of the page's address that tells the window its language before it draws. */
export const localeParameter = 'lang'

/** The language of this name; English without one and for an unknown name. */
export const localeNamed = (name: string | null | undefined): Locale =>
  name === 'en-XA' ? name : 'en'
