/** The same in Chinese and in English. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a check says of this machine or configuration. */
export interface Finding {
  /** `warning`: it runs, but somebody should know. `problem`: it does not run, or not safely. */
  readonly status: 'ok' | 'warning' | 'problem';
  readonly says: Words;
  /** What to do about it; there for everything but `ok`. */
  readonly todo?: Words;
}

export function ok(says: Words): Finding {
  return { status: 'ok', says };
}

export function warning(says: Words, todo: Words): Finding {
  return { status: 'warning', says, todo };
}

export function problem(says: Words, todo: Words): Finding {
  return { status: 'problem', says, todo };
}
