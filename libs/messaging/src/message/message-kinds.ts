/** What a message may tell, in the order of the table's constraint. */
export const MESSAGE_KINDS = [
  'closure.closed',
  'closure.lifted',
  'deadline.inspection',
  'deadline.finding',
  'deadline.complaint',
  'licence.expires',
  'sample.missing',
  'sample.disposable',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
