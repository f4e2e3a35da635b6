import type { KeptRow } from '../store/till-database.js';

/** A sign-in or sign-out that the server has not confirmed yet. */
export interface Tap {
  /** Of the attendance when it is a sign-in; else of this tap alone. */
  readonly id: string;
  readonly attendanceId: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** In words, with the number of the volunteer and not the name. */
  readonly label: string;
  /** Why the server refused it; kept until somebody has read it. */
  readonly refused?: NonNullable<KeptRow['problem']>;
}

/** The tap that a kept row is; none for any other entry. Pure. */
export function tapOf({ clientId: id, tap, body, label, problem }: KeptRow): Tap[] {
  if (tap === undefined) return [];
  const { attendanceId } = tap;
  return [
    { id, attendanceId, body: JSON.parse(body) as Tap['body'], label, ...(problem !== null && { refused: problem }) },
  ];
}
