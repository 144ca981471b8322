/** Results, questions and errors of the command line; its help is in cli-help.ts. */
export const cli = {
  'cli.practice-in-use': 'Practice mode is in use by another command. Try again when it has ended.',
  'cli.no-key': 'No API key: set AETHER_API_KEY to the key from your Aether dashboard.',
  'cli.key-refused':
    'Aether does not accept the API key in AETHER_API_KEY. Check it in your Aether dashboard; nothing was lost.',
  'cli.key-unusable': '{reason} (AETHER_API_KEY, AETHER_BASE_URL)',
  'cli.accounts-unreachable': 'Aether could not be asked for the accounts: {reason}',
  'cli.stopped-early': 'Stopped before Aether answered.',
  'cli.file-unreadable': 'The file cannot be read.',
  'cli.ask-yes-no': '{question} [y/N] ',

  'cli.phase.checking': 'Checking',
  'cli.phase.needs-attention': 'Needs attention',
  'cli.phase.ready': 'Ready',
  'cli.phase.waiting': 'Waiting',
  'cli.phase.uploading': 'Uploading',
  'cli.phase.uploaded': 'Uploaded',
  'cli.phase.submitting': 'Publishing',
  'cli.phase.processing': 'Processing',
  'cli.phase.scheduled': 'Scheduled',
  'cli.phase.published': 'Published',
  'cli.phase.failed': 'Failed',
  'cli.phase.cancelled': 'Cancelled',
  'cli.phase.unknown': 'Not confirmed',
  'cli.phase.skipped': 'Skipped',

  'cli.wait.turn': 'for its turn',
  'cli.wait.until': '{reason}, goes on in {span}',
  'cli.wait.schedule': 'until its time',
  'cli.wait.quota': 'daily limit of this account reached',
  'cli.wait.rate-limit': 'Aether asks to slow down',
  'cli.wait.offline': 'no connection to Aether',
  'cli.wait.paused': 'the queue is paused; resume it in the app',
  'cli.wait.audience-check': 'until you say that the first post has the audience you chose',
  'cli.wait.not-authorised': 'Aether does not accept the API key',
  'cli.wait.reconnect': 'the TikTok account must be connected again',
  'cli.wait.back-off': 'before the next attempt',

  'cli.job.posted-before': 'posted before, skipped',
  'cli.job.processing': 'TikTok is processing',
  'cli.job.overdue': 'TikTok has been processing this for over 24 h',
  'cli.job.handed-over': 'handed to Aether',
  'cli.job.kept-by-aether': 'goes out {time}, kept by Aether',
  'cli.job.kept-here': 'goes out {time}, kept by this app',
  'cli.job.withdrawing': 'being taken back',
  'cli.job.moving': 'being moved',
  'cli.job.missed': 'its time went by; say: queue missed --send | --next | --leave',
  'cli.job.no-link': 'TikTok sent no link',
  'cli.job.attempt': 'attempt {attempt} of 5',
  'cli.job.unknown':
    'Sent, not confirmed. Look at your account, then: queue resolve {id} --posted | --post-again',
  'cli.finding.measured': '{code}: measured {measured}, allowed {allowed}',

  'cli.count.files': '{n, plural, one {{n} file} other {{n} files}}',
  'cli.count.files-of': '{n, plural, one {{n} file} other {{n} files}}: {parts}',
  'cli.count.published': '{n} published',
  'cli.count.scheduled': '{n} scheduled',
  'cli.count.processing': '{n} processing',
  'cli.count.waiting': '{n} waiting',
  'cli.count.needs-attention': '{n, plural, one {{n} needs attention} other {{n} need attention}}',
  'cli.count.failed': '{n} failed',
  'cli.count.unknown': '{n} sent, not confirmed',
  'cli.count.cancelled': '{n} cancelled',
  'cli.count.skipped': '{n} skipped',
  'cli.count.fine': '{n, plural, one {{n} looks fine} other {{n} look fine}}',
  'cli.count.with-warnings': '{n} with warnings',
  'cli.count.blocked': '{n} blocked',
  'cli.count.copied': '{n} copied',
  'cli.count.without-need': '{n} without need',
  'cli.count.beyond-mending': '{n} beyond mending',

  'cli.span.seconds': '{n} s',
  'cli.span.minutes': '{n} min',
  'cli.span.hours': '{n} h',
  'cli.span.hours-minutes': '{hours} h {minutes} min',
  'cli.span.days': '{n} days',
  'cli.span.d': '{n} d',

  'cli.live.more-waiting': '+ {n} more waiting',
  'cli.live.done': '{done} of {total, plural, one {{total} file} other {{total} files}} done',
  'cli.live.sent': '{sent} of {total}',
  'cli.live.left': 'about {span} left',

  'cli.plan.waits': '{n, plural, one {{n} file waits} other {{n} files wait}}: {reason}',
  'cli.plan.waits-until':
    '{n, plural, one {{n} file waits: {reason}; it goes on {time}} other {{n} files wait: {reason}; the first goes on {time}}}',
  'cli.plan.missed': 'the time went by; say: queue missed --send, --next or --leave',
  'cli.plan.turn': 'for their turn',
  'cli.plan.handed-over':
    '{n, plural, one {{n} file is} other {{n} files are}} scheduled at Aether, which publishes without this computer: {time}',
  'cli.plan.handed-over-until':
    '{n, plural, one {{n} file is} other {{n} files are}} scheduled at Aether, which publishes without this computer: from {first} to {last}',
  'cli.plan.nothing-sends':
    'Nothing is sent while neither the app nor `aether-uploader run` is on.',
  'cli.plan.elsewhere': 'Meanwhile, elsewhere in the queue: {counts}',
  'cli.stopping':
    'Stopping: uploads are put off, a post that is being created may finish. Press Ctrl-C again to stop at once.',
  'cli.queue-stored': 'The queue can be stored again; sending goes on.',
  'cli.clock-right': 'The clock is right again; posts with a time go out.',

  'cli.audience.differs':
    'Aether answered with another audience or other options than you chose ({post}). Look at this post on TikTok now; nothing else is sent.',
  'cli.audience.look':
    'One post was sent for the audience "{audience}" ({post}). Aether did not say whether it took the choice, so the others wait for you to look at that post on TikTok.',
  'cli.audience.look-at-first':
    'One post was sent. Aether did not say whether it took the choice, so the others wait for you to look at that post on TikTok.',
  'cli.audience.verify':
    'If it is as you chose, run the same line again with --audience-verified; that is remembered for this API key.',

  'cli.confirm.now':
    'Publish {ready} to {account}, audience: {audience}, {allowed}{warnings, plural, =0 {} one {, {warnings} warning} other {, {warnings} warnings}}{blocked, plural, =0 {} one {, {blocked} blocked file stays behind} other {, {blocked} blocked files stay behind}}',
  'cli.confirm.later':
    'Publish {ready} to {account}, {when}, audience: {audience}, {allowed}{warnings, plural, =0 {} one {, {warnings} warning} other {, {warnings} warnings}}{blocked, plural, =0 {} one {, {blocked} blocked file stays behind} other {, {blocked} blocked files stay behind}}',
  'cli.confirm.question': '{publication}?',
  'cli.confirm.allowed': 'with {list}',
  'cli.confirm.nothing-allowed': 'no comments, duets or stitches',
  'cli.confirm.comments': 'comments',
  'cli.confirm.duets': 'duets',
  'cli.confirm.stitches': 'stitches',
  'cli.confirm.time-now': 'now',
  'cli.confirm.series': 'the first {first}, then every {spacing}, the last {last}',
  'cli.confirm.series-uneven': 'the first {first}, then every so often, the last {last}',
  'cli.confirm.time-passed': 'Nothing was sent: {time} has passed. Name a later time with --at.',
  'cli.confirm.limit-spreads':
    "The account's limit of {limit} posts in 24 hours spreads them: {plan}.",
  'cli.confirm.refused':
    'Nothing was sent. The files stay in the queue; run the same line again to publish them.',

  'cli.when.keep-local': '--keep-local is about times. Name one with --at or --every.',
  'cli.when.at': '--at: {problem}',
  'cli.when.every':
    '--every: "{every}" is not a distance between posts. Write it like 90m, 2h, 1d or 1d12h.'
} as const
