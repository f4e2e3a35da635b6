import type { Tx } from '@nuancan/platform';

/** What happened to a resident. Each opens one case, however often it is told. */
export type Occasion = { readonly residentId: string; readonly words: string | null; readonly at: Date } & (
  | { readonly kind: 'no_answer'; readonly orderId: string }
  | { readonly kind: 'condition'; readonly orderId: string | null; readonly noteId: string }
  | { readonly kind: 'absence'; readonly absentSince: string }
);

/**
 * Opens the welfare case of what happened, in the transaction of whoever learnt of it, under the system's scope: the
 * resident is to be called at once, and what follows is asked for with it.
 * @returns the case, the one there is when it was opened before; null when there is no such resident
 */
export async function openCase(tx: Tx, occasion: Occasion): Promise<string | null> {
  const { kind, residentId, words, at } = occasion;
  const [row] = await tx.query<{ id: string | null }[]>(`SELECT welfare.open_case($1, $2, $3, $4, $5, $6, $7) AS id`, [
    kind,
    residentId,
    kind === 'absence' ? null : occasion.orderId,
    kind === 'condition' ? occasion.noteId : null,
    kind === 'absence' ? occasion.absentSince : null,
    words,
    at,
  ]);
  return row?.id ?? null;
}
