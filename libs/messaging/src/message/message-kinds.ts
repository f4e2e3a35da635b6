/** What messages are about, as people choose them. */
export const MESSAGE_TOPICS = [
  'closure',
  'deadline',
  'sample',
  'claim',
  'welfare',
  'family',
  'alert',
  'delivery',
] as const;
export type MessageTopic = (typeof MESSAGE_TOPICS)[number];

/** What a message may tell: the rows of messaging.kinds, which also say to whom. */
export const MESSAGE_KINDS = [
  'closure.closed',
  'closure.lifted',
  'deadline.inspection',
  'deadline.finding',
  'deadline.complaint',
  'licence.expires',
  'sample.missing',
  'sample.disposable',
  'claim.submitted',
  'claim.endorsed',
  'claim.returned',
  'claim.approved',
  'claim.disbursed',
  'welfare.opened',
  'welfare.officer',
  'welfare.escalated',
  'welfare.lapsed',
  'welfare.closed',
  'welfare.ask_first',
  'delivery.volunteer_out',
  'delivery.not_noted',
  'family.asked',
  'alert.oldest_waiting',
  'alert.dead_jobs',
  'alert.schedulers_missing',
  'alert.relay_lag',
  'alert.queue_silent',
  'alert.cleared',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
