import { isBusinessDate, isUuid } from '@nuancan/kernel';
import { QueueErrors } from './queue.errors.js';

/** What a field of a payload may be. There is no kind that could hold a name, a phone number or a free text. */
const FIELD_KINDS = { id: isUuid, business_date: isBusinessDate } as const;

type FieldKind = keyof typeof FIELD_KINDS;

/** Every job of the system with the shape of its payload: the one place where jobs are declared. */
export const JOBS = {
  /** Summarises one facility's business date from its meals. */
  'day-summary': { facilityId: 'id', businessDate: 'business_date' },
  /** Nightly: asks for the summary of the day before `businessDate`, for every facility of every district. */
  'day-summaries': { businessDate: 'business_date' },
  /** Nightly: asks for the close of every day that was left open three days before `businessDate`. */
  'close-days': { businessDate: 'business_date' },
  /** Closes one facility's day that nobody closed. */
  'close-day': { facilityId: 'id', businessDate: 'business_date' },
  /** Settles meals that came after the close of their day. */
  'settle-late-meals': { facilityId: 'id', businessDate: 'business_date' },
  /** Daily: makes the partitions of meals from `businessDate` to three months on. */
  'meal-partitions': { businessDate: 'business_date' },
  /** Checks or applies a list that an official sent in, whichever it is waiting for. */
  'import-run': { runId: 'id' },
  /** Daily: deletes files of imports a week, and reports of refused rows 90 days after their last step. */
  'imports-prune': { businessDate: 'business_date' },
  /** Nightly: asks for the reminders of every district. */
  'facility-reminders': { businessDate: 'business_date' },
  /** Writes the reminders of licences that are due in the job's district on `businessDate`. */
  'district-reminders': { businessDate: 'business_date' },
  /** After each slot: asks for the reminders of food samples of every district. */
  'food-samples': { businessDate: 'business_date' },
  /** Writes the reminders of food samples that are due in the job's district. */
  'district-food-samples': { businessDate: 'business_date' },
  /** Nightly: asks for the reminders of inspections and complaints of every district. */
  'oversight-deadlines': { businessDate: 'business_date' },
  /** Writes the reminders of inspections, findings and complaints that are due in the job's district on `businessDate`. */
  'district-oversight-deadlines': { businessDate: 'business_date' },
  /** Nightly: asks for the checks of every district. */
  'nightly-checks': { businessDate: 'business_date' },
  /** Asks for the checks of the job's district over the month of `businessDate` and the one before. */
  'district-checks': { businessDate: 'business_date' },
  /** Does a run of the checks that somebody, or the night, asked for. */
  'run-checks': { runId: 'id' },
  /** Asks for the checks of everybody about whom something was noted late: this resident, since `businessDate`, among them. */
  'recheck-resident': { residentId: 'id', businessDate: 'business_date' },
  /** Nightly: asks for the orders that standing orders make, of every district. */
  'standing-orders': { businessDate: 'business_date' },
  /** Places what standing orders of the job's district ask for, from `businessDate` on. */
  'district-standing-orders': { businessDate: 'business_date' },
  /** Every five minutes: asks for the freezing of orders where a cut-off has passed. */
  'freeze-orders': { businessDate: 'business_date' },
  /** Freezes the slots of the job's district whose cut-off has passed. */
  'district-freezes': { businessDate: 'business_date' },
  /** Makes an attempt to deliver a message by mail or webhook, if one is due. */
  'deliver-message': { deliveryId: 'id' },
  /** Takes the steps of a welfare case that are due. */
  'welfare-step': { caseId: 'id' },
  /** Every five minutes: asks again for steps of welfare cases that nobody took. */
  'welfare-sweep': { businessDate: 'business_date' },
  /** Every morning: asks for the look for absent diners of every district. */
  'absent-diners': { businessDate: 'business_date' },
  /** Opens cases of regular diners of the job's district who stayed away until the day before `businessDate`. */
  'district-absences': { businessDate: 'business_date' },
  /** Builds the walking network of a file that was sent. */
  'build-network': { networkId: 'id' },
  /** Puts everybody onto a built network, counts, and makes it the one that counts. */
  'activate-network': { networkId: 'id' },
  /** Hourly: asks for the coverage of every district. */
  coverage: { businessDate: 'business_date' },
  /** Counts the coverage of the job's district if something moved. */
  'district-coverage': { businessDate: 'business_date' },
  /** Proves how good a siting is. */
  'prove-siting': { sitingId: 'id' },
  /** Plans the routes of a run, or repairs what is published of it. */
  'plan-run': { runId: 'id' },
  /** Daily: deletes photos of deliveries that are old, and files that no row names. */
  'photos-prune': { businessDate: 'business_date' },
  /** Rates months again that somebody asked for. */
  'run-replay': { replayId: 'id' },
  /** Daily: deletes what was done more than 30 days before `businessDate`. */
  'outbox-prune': { businessDate: 'business_date' },
} as const satisfies Record<string, Readonly<Record<string, FieldKind>>>;

export type JobName = keyof typeof JOBS;

/** What a job is told: ids and dates only. */
export type JobPayload<J extends JobName> = { readonly [Field in keyof (typeof JOBS)[J]]: string };

/** Jobs that a row of platform.schedules may name: their whole payload is the business date of the tick. */
export type ScheduledJobName = {
  [J in JobName]: keyof (typeof JOBS)[J] extends 'businessDate' ? J : never;
}[JobName];

export const JOB_NAMES = Object.keys(JOBS) as readonly JobName[];

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOBS, name);
}

export function isScheduledJobName(name: string): name is ScheduledJobName {
  return isJobName(name) && Object.keys(JOBS[name]).join() === 'businessDate';
}

/**
 * Checks a payload on its way into the outbox and out of it.
 * @throws QUEUE.PAYLOAD_INVALID naming the field, never its value
 */
export function parsePayload<J extends JobName>(job: J, payload: unknown): JobPayload<J> {
  const fields: Readonly<Record<string, FieldKind>> = JOBS[job];
  if (typeof payload !== 'object' || payload === null) throw QueueErrors.PAYLOAD_INVALID({ job, field: '' });
  const given = new Map<string, unknown>(Object.entries(payload));
  for (const field of given.keys()) {
    if (!Object.hasOwn(fields, field)) throw QueueErrors.PAYLOAD_INVALID({ job, field });
  }
  for (const [field, kind] of Object.entries(fields)) {
    const value = given.get(field);
    if (typeof value !== 'string' || !FIELD_KINDS[kind](value)) throw QueueErrors.PAYLOAD_INVALID({ job, field });
  }
  return payload as JobPayload<J>;
}
