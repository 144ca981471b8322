import { escapeHtml, page } from './page.ts'

/** Returns the page that the user sees after "Connect": one form, two answers. */
export function consentPage(suggestedUsername: string): string {
  return page(
    'Connect a practice account',
    `
<h1>Connect a practice account</h1>
<p>This page stands in for TikTok's own consent screen. No real account is involved and nothing leaves this computer.</p>
<p class="soft">Aether would be allowed to post videos to this account and to see its name.</p>
<form method="post">
  <label for="username">Account name</label>
  <input id="username" name="username" value="${escapeHtml(suggestedUsername)}" required minlength="2" maxlength="24" pattern="[A-Za-z0-9._]+" autocomplete="off" spellcheck="false">
  <label for="type">Account type</label>
  <select id="type" name="type">
    <option value="standard">Standard: videos of 15 to 60 seconds</option>
    <option value="creator">Creator: videos of up to 10 minutes</option>
  </select>
  <p class="soft">The name of an account that is connected already renews its connection.</p>
  <div class="buttons">
    <button name="decision" value="approve" class="main">Approve</button>
    <button name="decision" value="deny" formnovalidate>Deny</button>
  </div>
</form>`
  )
}
