import { plainToInstance } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { ROLES } from '../database/scope.js';
import { FIELD_CIPHERS, FIELD_KEYS_SHAPE, INDEX_KEY_SHAPE, type FieldCipher } from '../vault/vault-keys.js';

const PERSONS = ROLES.filter((role) => role !== 'system');
const TOTP_ROLES_SHAPE = new RegExp(`^$|^(${PERSONS.join('|')})(,(${PERSONS.join('|')}))*$`);
const POSTGRES_URL = /^postgres(ql)?:\/\/.+/;
const BUCKET_KEY_SHAPE = /^[\x21-\x7e]{1,200}$/;

// Defaults are annotated although inferrable: the conversion from text reads the emitted type metadata.
/** The environment the api and worker run in; every value has a default but the database's address. */
export class Configuration {
  /** The application's own connection (role nuancan_app). */
  @Matches(POSTGRES_URL)
  DATABASE_URL!: string;

  /** The direct connection of the PostgreSQL queue backend (role nuancan_queue); not needed with REDIS_URL. */
  @IsOptional()
  @Matches(POSTGRES_URL)
  QUEUE_DATABASE_URL?: string;

  /** A direct connection that hears notifications (LISTEN); needed where DATABASE_URL leads through PgBouncer. */
  @IsOptional()
  @Matches(POSTGRES_URL)
  LISTEN_DATABASE_URL?: string;

  /** Mail server for messages, `smtps://user:password@host:465` or `smtp://…:587`; unset = nobody gets mail. */
  @IsOptional()
  @Matches(/^smtps?:\/\/.+/)
  SMTP_URL?: string;

  /** Sender of that mail, `Name <address>` or an address; needed with SMTP_URL. */
  @ValidateIf(({ SMTP_URL }: Configuration) => SMTP_URL !== undefined)
  @Matches(/^[^\r\n]{3,200}$/, { message: 'SMTP_FROM must stand beside SMTP_URL' })
  SMTP_FROM?: string;

  /** Mail may leave this machine unencrypted. */
  @IsIn(['true', 'false'])
  SMTP_ALLOW_PLAIN: 'true' | 'false' = 'false';

  /** Gateway that messages are posted to, for SMS or a work chat; unset = none. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true, disallow_auth: true })
  MESSAGE_WEBHOOK_URL?: string;

  /** What its posts are signed with; two, with a comma between, while it is changed. Needed with MESSAGE_WEBHOOK_URL. */
  @ValidateIf(({ MESSAGE_WEBHOOK_URL }: Configuration) => MESSAGE_WEBHOOK_URL !== undefined)
  @Matches(/^[\x21-\x2b\x2d-\x7e]{32,200}(,[\x21-\x2b\x2d-\x7e]{32,200})?$/, {
    message: 'must be one or two secrets of 32 to 200 visible ASCII characters, and stand beside MESSAGE_WEBHOOK_URL',
  })
  MESSAGE_WEBHOOK_SECRET?: string;

  /** Private networks that the gateway may be in, `10.1.0.0/16[,…]`; all others are refused, whatever its name leads to. */
  @Matches(/^$|^[0-9a-f.:]+\/\d{1,3}(,[0-9a-f.:]+\/\d{1,3})*$/i, { message: 'must be networks, address/bits[,…]' })
  MESSAGE_WEBHOOK_ALLOW: string = '';

  /** When set, BullMQ runs on Redis instead of PostgreSQL. */
  @IsOptional()
  @Matches(/^rediss?:\/\/.+/)
  REDIS_URL?: string;

  @IsInt()
  @Min(1)
  @Max(65535)
  PORT: number = 3000;

  /** Loopback unless the operator of the server decides otherwise. */
  @IsString()
  HOST: string = '127.0.0.1';

  @IsInt()
  @Min(1)
  @Max(200)
  DATABASE_POOL: number = 10;

  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  LOG_LEVEL: string = 'info';

  /** Address people use, e.g. https://nuancan.example.cn ; makes cookies `Secure` and is accepted as an origin. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  PUBLIC_ORIGIN?: string;

  /** Number of reverse proxies in front whose X-Forwarded-For is believed. */
  @IsInt()
  @Min(0)
  @Max(5)
  TRUSTED_PROXIES: number = 0;

  @IsInt()
  @Min(1)
  @Max(24 * 60)
  SESSION_IDLE_MINUTES: number = 12 * 60;

  @IsInt()
  @Min(1)
  @Max(24 * 90)
  SESSION_ABSOLUTE_HOURS: number = 24 * 7;

  /** Roles that log in with a code by time after the password, `role[,role…]`; they enrol at their next log-in. */
  @Matches(TOTP_ROLES_SHAPE, { message: `must be roles with commas between: ${PERSONS.join(', ')}` })
  TOTP_ROLES: string = '';

  /** Characters of a new password at least. */
  @IsInt()
  @Min(8)
  @Max(64)
  PASSWORD_MIN_LENGTH: number = 10;

  /** Kinds of characters (lower case, upper case, digits, others) of a new password at least; 1 = any. */
  @IsInt()
  @Min(1)
  @Max(4)
  PASSWORD_KINDS: number = 1;

  /** Days after which a log-in demands a new password; unset = never. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3650)
  PASSWORD_MAX_AGE_DAYS?: number;

  /** How many former passwords may not come back. */
  @IsInt()
  @Min(0)
  @Max(24)
  PASSWORD_HISTORY: number = 0;

  /** Folder of the built web app; unset = the one beside the api. */
  @IsOptional()
  @IsString()
  WEB_ROOT?: string;

  /** Keys of protected fields, `id:key[,id:key…]`: new fields take the first, the others still open old ones. */
  @ValidateIf(needsKeys)
  @Matches(FIELD_KEYS_SHAPE, { message: 'must be id:key[,id:key…], each key 32 bytes in base64url' })
  FIELD_KEYS?: string;

  /** Key of the index by which protected fields are found again; needed with FIELD_KEYS, and another one. */
  @ValidateIf(needsKeys)
  @Matches(INDEX_KEY_SHAPE, { message: 'must be 32 bytes in base64url, and stand beside FIELD_KEYS' })
  FIELD_INDEX_KEY?: string;

  /** What new fields are protected with; `sm4-sm3` where 国密 is prescribed. */
  @IsIn(FIELD_CIPHERS)
  FIELD_CIPHER: FieldCipher = 'aes-256-gcm';

  /** Whoever sends it as a bearer token may read /metrics of api and worker; unset = they answer 404. */
  @IsOptional()
  @Matches(/^[\x21-\x7e]{16,200}$/, { message: 'METRICS_TOKEN has 16 to 200 visible ASCII characters' })
  METRICS_TOKEN?: string;

  /** Printed below a village's public list: where anybody may complain. */
  @IsString()
  @MaxLength(100)
  COMPLAINT_CONTACT: string = '12345（政务服务便民热线）';

  /** Where the worker answers for its health and metrics; unset = it does not listen. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(65535)
  WORKER_PORT?: number;

  @IsString()
  WORKER_HOST: string = '127.0.0.1';

  /** Folder of photos, where no bucket is named; unset with neither = photos are not taken. */
  @IsOptional()
  @IsString()
  FILES_DIR?: string;

  /** Bucket of photos at a service that speaks S3. */
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
  S3_BUCKET?: string;

  /** Address of that service; unset = that of the region. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  S3_ENDPOINT?: string;

  @Matches(/^[a-z0-9-]{1,40}$/)
  S3_REGION: string = 'us-east-1';

  @ValidateIf(needsBucketKeys)
  @Matches(BUCKET_KEY_SHAPE, { message: 'must stand beside S3_BUCKET' })
  S3_ACCESS_KEY_ID?: string;

  @ValidateIf(needsBucketKeys)
  @Matches(BUCKET_KEY_SHAPE, { message: 'must stand beside S3_BUCKET' })
  S3_SECRET_ACCESS_KEY?: string;

  /** Days after which a photo of a delivery is deleted. */
  @IsInt()
  @Min(1)
  @Max(1825)
  PHOTO_DAYS: number = 90;
}

function needsBucketKeys({ S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }: Configuration): boolean {
  return [S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY].some((value) => value !== undefined);
}

/** One key without the other protects nothing: both or neither. Secrets of second steps cannot do without. */
function needsKeys(configuration: Configuration): boolean {
  const { FIELD_KEYS, FIELD_INDEX_KEY, TOTP_ROLES } = configuration;
  return FIELD_KEYS !== undefined || FIELD_INDEX_KEY !== undefined || TOTP_ROLES !== '';
}

/** A variable is missing or malformed; the message names each one and never prints its value. */
export class ConfigurationInvalid extends Error {}

/** Reads the configuration of `environment`; unknown variables are ignored, wrong ones refuse to start. */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const known = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  const configuration = plainToInstance(Configuration, Object.fromEntries(known), {
    enableImplicitConversion: true,
    exposeDefaultValues: true,
  });
  const problems = validateSync(configuration, { skipMissingProperties: false, forbidUnknownValues: true });
  if (problems.length > 0) {
    const lines = problems.map((p) => `  ${p.property}: ${Object.values(p.constraints ?? {}).join('; ')}`);
    throw new ConfigurationInvalid(`配置有误 · configuration is not valid:\n${lines.join('\n')}`);
  }
  return configuration;
}
