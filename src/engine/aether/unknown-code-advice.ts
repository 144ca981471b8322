const byWords: readonly (readonly [RegExp, string])[] = [
  [
    /NOT_?FOUND|UNKNOWN|GONE|HTTP_(404|410)/i,
    'Aether does not know something that this names: refresh the accounts and choose the account again, then try again.'
  ],
  [
    /PLAN|BILLING|PAYMENT|CREDIT|SUBSCRIPTION|HTTP_402/i,
    'Look at your plan in the Aether dashboard.'
  ],
  [
    /FORBIDDEN|PERMISSION|NOT_ALLOWED|DENIED|SCOPE|HTTP_403/i,
    'See in your Aether dashboard whether this key and this account may do that.'
  ],
  [/INTERNAL|UNAVAILABLE|SERVER|HTTP_5\d\d/i, 'The fault is on their side: try again later.'],
  [
    /VALIDATION|INVALID|BAD_REQUEST|UNPROCESSABLE|MISSING|HTTP_(400|422)/i,
    'Check caption, audience and time, then try again.'
  ]
]

/**
 * Advice about a refusal with an undocumented code, based on the words in the code. It follows the
 * other side's own message, which describes what happened.
 */
export function adviceForUnknown(code: string): string {
  return (
    byWords.find(([words]) => words.test(code))?.[1] ??
    'Try again; if it fails again, ask Aether about this code.'
  )
}
