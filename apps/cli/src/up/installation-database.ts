import type { DomainError } from '@nuancan/kernel';

/** The database of this installation, running and reachable. */
export interface InstallationDatabase {
  /** Connection of the schema's owner: migrations, the demo, audits. Undefined when the operator gave none. */
  readonly ownerUrl: string | undefined;
  /** Connection of role nuancan_app. */
  readonly appUrl: string;
  /** Connection of role nuancan_queue; undefined when the queue runs on Redis. */
  readonly queueUrl: string | undefined;
  /** Present when the database is the embedded one. */
  readonly embedded: { readonly stateFolder: string } | undefined;
  /** Resolves when the embedded server crashed too often to be started again. */
  readonly gaveUp: Promise<DomainError>;
  stop(): Promise<void>;
}

/** How to open it. */
export interface InstallationDatabaseOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** True: use the server of a running `up`, as a command beside it does. */
  readonly share?: boolean;
  /** Gets lines for the log. */
  readonly log: (line: string) => void;
}
