/** MailApp: letters go to the world's outbox, within the quota of the person in whose name they are sent. */
import type { Run } from '../execute.ts';
import { accountOf, runQuota, useQuota } from '../quotas.ts';
import { fail, type Service, ServiceObject } from '../service.ts';
import { blobOf } from './blob.ts';

// developers.google.com/apps-script/guides/services/quotas
const RECIPIENTS_PER_MESSAGE = 50;
const MAX_BODY_BYTES = { consumer: 200 * 1024, workspace: 400 * 1024 };
const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;
const MAX_ATTACHMENTS = 250;

const OPTIONS = 'attachments bcc body cc htmlBody inlineImages name noReply replyTo subject to'.split(' ');
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]+$/;

class MailApp extends ServiceObject {
  readonly _class = 'MailApp';
  override readonly _types = 'Mail.MailApp';
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  getRemainingDailyQuota(): number {
    return runQuota(this._run, 'email');
  }
  sendEmail(...args: unknown[]): void {
    const message = messageOf(args);
    const unknown = Object.keys(message).find((each) => !OPTIONS.includes(each));
    if (unknown) fail(`A message has no ${unknown}: MailApp knows ${OPTIONS.join(', ')}.`);
    const text = (key: string) => (message[key] === null || message[key] === undefined ? '' : String(message[key]));
    const to = addressesOf(text('to'));
    const cc = addressesOf(text('cc'));
    const bcc = addressesOf(text('bcc'));
    const count = to.length + cc.length + bcc.length;
    if (count === 0) fail('Failed to send email: no recipient');
    if (count > RECIPIENTS_PER_MESSAGE) fail('Limit Exceeded: Email Recipients Per Message.');
    if (
      Math.max(Buffer.byteLength(text('body')), Buffer.byteLength(text('htmlBody'))) >
      MAX_BODY_BYTES[accountOf(this._run.world, this._run.as)]
    )
      fail('Limit Exceeded: Email Body Size.');
    const attachments = attachmentsOf(message.attachments);
    const { world } = this._run;
    useQuota(this._run, 'email', count);
    for (const each of [...to, ...cc, ...bcc]) if (world.isClosed(bareAddress(each))) bounce(this._run, each);
    world.outbox.push({
      from: this._run.as,
      to: to.join(','),
      cc: cc.join(','),
      bcc: bcc.join(','),
      subject: text('subject'),
      body: text('body') || plainText(text('htmlBody')),
      htmlBody: text('htmlBody'),
      name: text('name'),
      replyTo: text('replyTo'),
      at: world.now,
      attachments,
    });
  }
}

function messageOf(args: unknown[]): Record<string, unknown> {
  const [first, second, third, fourth] = args;
  if (args.length === 1 && typeof first === 'object' && first !== null) return first as Record<string, unknown>;
  if (args.length === 3) return { to: first, subject: second, body: third };
  if (args.length === 4 && (fourth === null || typeof fourth === 'object'))
    return { ...(fourth as object | null), to: first, subject: second, body: third };
  if (args.length === 4) return { to: first, replyTo: second, subject: third, body: fourth };
  return fail("The parameters don't match the method signature for MailApp.sendEmail.");
}

/** @throws GasError naming the first address that cannot be one */
function addressesOf(list: string): string[] {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      return ADDRESS.test(bareAddress(each)) ? each : fail(`Invalid email: ${each}`);
    });
}

function bareAddress(each: string): string {
  return /<([^>]*)>$/.exec(each)?.[1] ?? each;
}

/** Sending to a mailbox that does not exist is no error: the answer comes back as a letter. */
function bounce(run: Run, address: string): void {
  run.world.outbox.push({
    from: 'mailer-daemon@googlemail.com',
    to: run.as,
    cc: '',
    bcc: '',
    subject: 'Delivery Status Notification (Failure)',
    body: `Your message wasn't delivered to ${address} because the address couldn't be found.`,
    htmlBody: '',
    name: 'Mail Delivery Subsystem',
    replyTo: '',
    at: run.world.now,
    attachments: [],
  });
}

function attachmentsOf(value: unknown): { name: string; contentType: string; base64: string }[] {
  const blobs = (Array.isArray(value) ? value : value ? [value] : []).map(blobOf);
  if (blobs.length > MAX_ATTACHMENTS) fail('Limit Exceeded: Email Attachments Per Message.');
  if (blobs.reduce((sum, each) => sum + each._bytes.length, 0) > MAX_ATTACHMENT_BYTES)
    fail('Limit Exceeded: Email Total Attachments Size.');
  return blobs.map((each) => ({
    name: each._name ?? 'attachment',
    contentType: each._type ?? 'application/octet-stream',
    base64: each._bytes.toString('base64'),
  }));
}

function plainText(html: string): string {
  return html
    .replace(/<(br|\/p|\/div|\/tr|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .trim();
}

export const mailService: Service = {
  name: 'mail',
  globals: (run) => ({ MailApp: new MailApp(run) }),
  scopes: { 'MailApp.*': ['script.send_mail'] },
};
