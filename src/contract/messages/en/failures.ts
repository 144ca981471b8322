/** What happened when a call or a post failed, and what to do. */
export const failures = {
  'failure.quota': 'The account reached its limit of posts for 24 hours.',
  'failure.given-up':
    '{failure} The app tried {attempts, plural, one {once} other {# times}}. Try again later.'
} as const
