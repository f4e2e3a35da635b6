/** 预览、预算测算、重算. */
export const REPLAY_PURPOSES = ['preview', 'forecast', 'replay'] as const;
export type ReplayPurpose = (typeof REPLAY_PURPOSES)[number];

/** Facts as they were on record when the meal was, or as they are today. */
export const REPLAY_KNOWLEDGE = ['then', 'now'] as const;
export type ReplayKnowledge = (typeof REPLAY_KNOWLEDGE)[number];

export const REPLAY_STATES = ['waiting', 'done', 'failed'] as const;
export type ReplayState = (typeof REPLAY_STATES)[number];

/** Why a meal stays as it stands: corrected by somebody's decision, or of an erased person. */
export const LEFT_AS = ['decided', 'erased'] as const;
export type LeftAs = (typeof LEFT_AS)[number];

export const REPLAY_SIDES = ['before', 'after'] as const;
export type ReplaySide = (typeof REPLAY_SIDES)[number];
