export type { Invariant } from '@nuancan/platform';
