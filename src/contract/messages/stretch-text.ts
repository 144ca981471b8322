const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const accented = 'áƀçđéƒğĥíĵķļɱñóƥɋŕšťúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶĻṀÑÓƤɊŔŠŤÚṼŴẊÝŽ'

/** A text of the pseudo-locale: every letter with an accent, every vowel twice. */
export function stretchText(text: string): string {
  return text
    .replaceAll(/[aeiou]/gi, (vowel) => vowel + vowel.toLowerCase())
    .replaceAll(/[a-z]/gi, (letter) => accented.charAt(plain.indexOf(letter)))
}
