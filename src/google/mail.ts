/** The only file that sends letters. */

/** Recipients left for the acting account; it may differ between runs, so it is asked before each batch. */
export const quotaLeft = (): number => MailApp.getRemainingDailyQuota();

export function send(letter: {
  to: string;
  subject: string;
  text: string;
  html: string;
  name: string;
  replyTo?: string;
}): void {
  MailApp.sendEmail({
    to: letter.to,
    subject: letter.subject,
    body: letter.text,
    htmlBody: letter.html,
    name: letter.name,
    ...(letter.replyTo && { replyTo: letter.replyTo }),
  });
}

/** Google refuses these before anything leaves; what else goes wrong says nothing of whether the letter went. */
const NO_QUOTA = /too many times for one day/i;
const REFUSED = /invalid email|no recipient|limit exceeded|failed to send email: no/i;

export type Refusal = { kind: 'quota' | 'refused' | 'unclear'; words: string };

export function refusal(e: unknown): Refusal {
  const words = (e instanceof Error ? e.message : String(e)).slice(0, 200);
  return { kind: NO_QUOTA.test(words) ? 'quota' : REFUSED.test(words) ? 'refused' : 'unclear', words };
}
