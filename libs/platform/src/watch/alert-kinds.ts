/** What a look at the queue may raise an alert for: every kind is a row of platform.alert_rules. */
export const ALERT_KINDS = ['oldest_waiting', 'dead_jobs', 'schedulers_missing', 'relay_lag', 'queue_silent'] as const;

export type AlertKind = (typeof ALERT_KINDS)[number];
