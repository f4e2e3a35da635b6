import { Injectable } from '@nestjs/common';
import { Configuration, Database, type Scope, type Tx } from '@nuancan/platform';
import type { MessageChannel } from '../channel/channel.js';
import { MessagingErrors } from '../messaging.errors.js';
import type { MessageChoiceDto, MessageTopicDto, PreferencesDto, SetPreferencesDto } from './preference.dto.js';

const OWN = 'account_id = platform.scope_account()';
const CONTACT = `SELECT email, phone, language, CASE WHEN quiet_from IS NOT NULL THEN
    jsonb_build_object('from', to_char(quiet_from, 'HH24:MI'), 'until', to_char(quiet_until, 'HH24:MI')) END AS "quietHours"
  FROM messaging.contacts WHERE ${OWN}`;
const CHOICES = `SELECT topic, channel FROM messaging.choices WHERE ${OWN} ORDER BY topic, channel`;
const TOPICS = `SELECT topic, bool_or(urgent) AS urgent FROM messaging.kinds WHERE platform.scope_role() = ANY (roles) GROUP BY topic ORDER BY topic`;
const SET_CONTACT = `INSERT INTO messaging.contacts (account_id, district_code, email, phone, language, quiet_from, quiet_until)
  VALUES (platform.scope_account(), platform.scope_district(), $1, $2, $3, $4, $5)
  ON CONFLICT (account_id) DO UPDATE SET email = EXCLUDED.email, phone = EXCLUDED.phone, language = EXCLUDED.language,
    quiet_from = EXCLUDED.quiet_from, quiet_until = EXCLUDED.quiet_until`;
const CLEAR_CHOICES = `DELETE FROM messaging.choices WHERE ${OWN}`;
const SET_CHOICES = `INSERT INTO messaging.choices (account_id, district_code, topic, channel)
  SELECT DISTINCT platform.scope_account(), platform.scope_district(), c.topic, c.channel
  FROM jsonb_to_recordset($1) AS c (topic text, channel text)`;
const NONE = { email: null, phone: null, language: 'zh', quietHours: null } as const;

type Contact = Pick<PreferencesDto, 'email' | 'phone' | 'language' | 'quietHours'>;

/** How an account wants to be told; the inbox has everything, whatever is chosen here. */
@Injectable()
export class PreferenceService {
  private readonly channels: MessageChannel[];

  constructor(
    private readonly database: Database,
    { SMTP_URL, MESSAGE_WEBHOOK_URL }: Configuration,
  ) {
    this.channels = [
      ...(SMTP_URL === undefined ? [] : (['mail'] as const)),
      ...(MESSAGE_WEBHOOK_URL === undefined ? [] : (['webhook'] as const)),
    ];
  }

  async own(scope: Scope): Promise<PreferencesDto> {
    return this.database.scoped(scope, (tx) => this.read(tx));
  }

  /** Replaces all of it. @throws MESSAGING.NO_ADDRESS, MESSAGING.QUIET_HOURS_EMPTY */
  async set(scope: Scope, { email, phone, language, quietHours, choices }: SetPreferencesDto): Promise<PreferencesDto> {
    const addresses: Readonly<Record<MessageChannel, string | null>> = { mail: email, webhook: phone };
    if (choices.some(({ channel }) => addresses[channel] === null)) throw MessagingErrors.NO_ADDRESS();
    if (quietHours !== null && quietHours.from === quietHours.until) throw MessagingErrors.QUIET_HOURS_EMPTY();
    return this.database.scoped(scope, async (tx) => {
      await tx.query(SET_CONTACT, [email, phone, language, quietHours?.from ?? null, quietHours?.until ?? null]);
      await tx.query(CLEAR_CHOICES);
      await tx.query(SET_CHOICES, [JSON.stringify(choices)]);
      return this.read(tx);
    });
  }

  private async read(tx: Tx): Promise<PreferencesDto> {
    const [contact = NONE] = await tx.query<Contact[]>(CONTACT);
    const choices = await tx.query<MessageChoiceDto[]>(CHOICES);
    const topics = await tx.query<MessageTopicDto[]>(TOPICS);
    return { ...contact, choices, topics, channels: this.channels };
  }
}
