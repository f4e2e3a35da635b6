import type { Tx } from '@nuancan/platform';

/** What is asked of the database, also over a connection that is none of the product's. */
export type Queries = Pick<Tx, 'query'>;
