import type { EmbeddedInspection } from '@nuancan/platform';

/** The machine and the installation on it. */
export interface MachineFacts {
  /** e.g. `v24.21.0` */
  readonly nodeVersion: string;
  /** Folder whose disk was looked at. */
  readonly folder: string;
  readonly freeDiskBytes: number | undefined;
  /** What this process may use: the container's limit, or the machine's memory. */
  readonly memoryBytes: number;
  readonly availableMemoryBytes: number;
  /** Soft limit of open files; undefined where it cannot be read (not Linux). */
  readonly openFiles: number | undefined;
  /** Minutes that Node puts Asia/Shanghai ahead of UTC; undefined when it does not know the zone. */
  readonly shanghaiMinutes: number | undefined;
  readonly webBuilt: boolean;
}

/** What the environment says. */
export interface ConfigurationFacts {
  /** Names and rules of wrong variables, without values; undefined when all are right. */
  readonly invalid: string | undefined;
  readonly host: string;
  readonly publicOrigin: string | undefined;
  readonly trustedProxies: number;
  readonly pool: number;
  readonly onRedis: boolean;
}

/** The address the api listens on, or would. */
export interface AddressFacts {
  readonly host: string;
  readonly port: number;
  readonly listener: 'nobody' | 'ours' | 'another' | 'refused';
  /** The system's word for `refused`. */
  readonly problem?: string;
}

/** Why a server does not answer: its code (SQLSTATE, ECONNREFUSED, WRONGPASS) and its own words, without secrets. */
export interface Unreachable {
  readonly host: string;
  readonly code: string;
  readonly message: string;
}

/** How a connection reaches PostgreSQL: directly, or through a pooler that keeps or shares its session. */
export type Pooling = 'none' | 'session' | 'transaction';

/** A PostgreSQL as the application's role sees it. */
export interface DatabaseFacts {
  readonly host: string;
  /** server_version_num, e.g. 180004 */
  readonly version: number;
  readonly role: string;
  readonly superuser: boolean;
  readonly bypassRls: boolean;
  /** It owns tables of ours, or may become their owner: row security does not hold it. */
  readonly owner: boolean;
  readonly encoding: string;
  /** `builtin C.UTF-8`, `libc zh_CN.UTF-8`, … */
  readonly collation: string;
  /** The order of texts follows a library that has changed since the database was made. */
  readonly collationOutdated: boolean;
  readonly btreeGist: boolean;
  /** Connections that roles without special rights may open, and those open now. */
  readonly connectionsMax: number;
  readonly connectionsNow: number;
  /** Our clock minus the server's. */
  readonly clockSkewMs: number;
  readonly roundTripMs: number;
  readonly shanghaiMinutes: number | undefined;
  /** fsync, full_page_writes and synchronous_commit: names of those that are off. */
  readonly unsafeSettings: readonly string[];
  readonly pooling: Pooling;
  readonly archive: ArchiveFacts;
}

/** What PostgreSQL itself knows of backups. */
export interface ArchiveFacts {
  readonly on: boolean;
  readonly lastArchivedAt: Date | null;
  readonly lastFailedAt: Date | null;
}

/** What is stored, as far as the migrations have run. */
export interface StoredFacts {
  readonly missingMigrations: readonly string[];
  /** Undefined while migrations are missing. */
  readonly content?: {
    /** Partitions of this month and the next two that are not there, e.g. `canteen.meals_2026_12`. */
    readonly missingPartitions: readonly string[];
    readonly districts: number;
    readonly outboxOldestDueSeconds: number;
    readonly outboxDead: number;
  };
}

/** The queue's home. */
export type QueueFacts =
  | { readonly kind: 'none' }
  | { readonly kind: 'postgres' | 'redis'; readonly unreachable: Unreachable }
  | {
      readonly kind: 'postgres';
      readonly unreachable?: undefined;
      readonly host: string;
      readonly role: string;
      readonly superuser: boolean;
      readonly bypassRls: boolean;
      readonly pooling: Pooling;
      /** Why its tables cannot be used. */
      readonly notMigrated: string | undefined;
    }
  | RedisFacts;

export interface RedisFacts {
  readonly kind: 'redis';
  readonly unreachable?: undefined;
  readonly host: string;
  /** e.g. `7.0.15` */
  readonly version: string;
  readonly policy: string;
  readonly appendOnly: boolean;
  /** Undefined where CONFIG is forbidden (managed servers). */
  readonly snapshots: boolean | undefined;
  readonly writeFailed: boolean;
  readonly password: boolean;
}

/** Everything the checks judge. Parts are missing when they cannot be known. */
export interface Facts {
  readonly machine: MachineFacts;
  readonly configuration: ConfigurationFacts;
  readonly address?: AddressFacts;
  /** Without DATABASE_URL. */
  readonly embedded?: EmbeddedInspection;
  readonly database?: DatabaseFacts | { readonly unreachable: Unreachable };
  /** With DATABASE_OWNER_URL: whether its role answers. */
  readonly owner?: { readonly host: string; readonly unreachable?: Unreachable };
  readonly stored?: StoredFacts;
  readonly queue?: QueueFacts;
}
