import type { Tx } from '@nuancan/platform';

/** What an hour of help is worth in the district on a day, fen; null: the district has not said. */
export async function referenceRateOn(tx: Tx, districtCode: string, businessDate: string): Promise<number | null> {
  const [{ fen }] = await tx.query<[{ fen: number | null }]>('SELECT volunteering.rate_on($1, $2) AS fen', [
    districtCode,
    businessDate,
  ]);
  return fen;
}
