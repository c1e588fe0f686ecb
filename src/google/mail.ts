/** The only file that sends letters. */

/** Recipients left for the acting account; it may differ between runs, so it is asked before each batch. */
export const quotaLeft = (): number => MailApp.getRemainingDailyQuota();

/** Text with its line breaks as safe HTML. */
const html = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>');

export function send(letter: { to: string; subject: string; body: string; name: string; replyTo?: string }): void {
  MailApp.sendEmail({
    to: letter.to,
    subject: letter.subject,
    body: letter.body,
    htmlBody: `<div style="font-family:Arial,sans-serif;font-size:15px;line-height:1.5">${html(letter.body)}</div>`,
    name: letter.name,
    ...(letter.replyTo && { replyTo: letter.replyTo }),
  });
}
