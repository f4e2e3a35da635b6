import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Configuration } from '@nuancan/platform';
import { createTransport, type Transporter } from 'nodemailer';
import type { AttemptResult, Channel, OutgoingMessage } from './channel.js';
import { errorCode } from './error-code.js';

const CONNECT_LIMIT_MS = 5_000;
const SILENCE_LIMIT_MS = 8_000;
const SUBJECTS = { zh: '暖餐消息', en: 'Nuancan message' } as const;
/** Not of this mail: the server, or what we know of it. */
const OF_THE_SERVER = new Set([
  'EAUTH',
  'ECONNECTION',
  'ETIMEDOUT',
  'EDNS',
  'ESOCKET',
  'ETLS',
  'ECONNREFUSED',
  'ECONNRESET',
]);

/** Mail over SMTP_URL from SMTP_FROM, encrypted unless SMTP_ALLOW_PLAIN says otherwise. */
@Injectable()
export class MailChannel implements Channel, OnModuleDestroy {
  private readonly transport: Transporter | null;
  private readonly from: string;

  constructor({ SMTP_URL, SMTP_FROM, SMTP_ALLOW_PLAIN }: Configuration) {
    this.from = SMTP_FROM ?? '';
    this.transport =
      SMTP_URL === undefined || SMTP_FROM === undefined
        ? null
        : createTransport(
            {
              url: SMTP_URL,
              requireTLS: SMTP_ALLOW_PLAIN !== 'true',
              connectionTimeout: CONNECT_LIMIT_MS,
              greetingTimeout: CONNECT_LIMIT_MS,
              socketTimeout: SILENCE_LIMIT_MS,
              dnsTimeout: CONNECT_LIMIT_MS,
            },
            { disableFileAccess: true, disableUrlAccess: true },
          );
  }

  get isSetUp(): boolean {
    return this.transport !== null;
  }

  async send({ deliveryId, email, text, language }: OutgoingMessage): Promise<AttemptResult> {
    if (this.transport === null) return { outcome: 'permanent', code: 'NOT_SET_UP' };
    if (email === null) return { outcome: 'permanent', code: 'NO_ADDRESS' };
    const other = language === 'zh' ? 'en' : 'zh';
    try {
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address: email },
        subject: SUBJECTS[language],
        text: `${text[language]}\n\n${text[other]}\n`,
        // Mail servers and readers know a mail by it that comes a second time.
        messageId: `<${deliveryId}@nuancan.invalid>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { outcome: 'sent', code: 'ACCEPTED' };
    } catch (error) {
      return refusal(error);
    }
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}

/** RFC 5321: 4yz may succeed later, 5yz will not; but a wrong password is put right by somebody. */
function refusal(error: unknown): AttemptResult {
  const code = errorCode(error, 'UNKNOWN');
  const status = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  if (OF_THE_SERVER.has(code)) return { outcome: 'temporary', code, isDown: true };
  if (status >= 500) return { outcome: 'permanent', code: `SMTP_${status}` };
  return { outcome: 'temporary', code: status >= 400 ? `SMTP_${status}` : code };
}
