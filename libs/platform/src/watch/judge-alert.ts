/** A row of platform.alert_rules with what it remembers; times in milliseconds. */
export interface AlertRule {
  readonly raiseAt: number;
  readonly clearAt: number;
  readonly holdMs: number;
  readonly calmMs: number;
  /** Since when the figure has been at `raiseAt` or above. */
  readonly overSince: number | null;
  /** Since when it has been at `clearAt` or below. */
  readonly calmSince: number | null;
}

/** What to do now, and what to remember until the next look. */
export interface AlertVerdict {
  readonly act: 'raise' | 'clear' | 'nothing';
  readonly overSince: number | null;
  readonly calmSince: number | null;
}

/**
 * Hysteresis: between the two thresholds everything stays as it is, and a figure that only touches one of them for a
 * moment neither raises nor clears.
 */
export function judgeAlert(rule: AlertRule, { open, figure, now }: AlertLook): AlertVerdict {
  const overSince = figure >= rule.raiseAt ? (rule.overSince ?? now) : null;
  const calmSince = figure <= rule.clearAt ? (rule.calmSince ?? now) : null;
  const raises = !open && overSince !== null && now - overSince >= rule.holdMs;
  const clears = open && calmSince !== null && now - calmSince >= rule.calmMs;
  return { act: raises ? 'raise' : clears ? 'clear' : 'nothing', overSince, calmSince };
}

interface AlertLook {
  /** Whether an alert of the kind is open. */
  readonly open: boolean;
  readonly figure: number;
  readonly now: number;
}
