/** One row of the append-only audit log: who did what to what, when, from where. */
export interface AuditEvent {
  readonly id: number;
  readonly at: Date;
  /** Null: the system, or somebody unknown. */
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly role: string | null;
  readonly townCode: string | null;
  readonly facilityId: string | null;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly ip: string | null;
  readonly requestId: string | null;
}
