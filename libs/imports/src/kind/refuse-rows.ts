import type { Tx } from '@nuancan/platform';

/**
 * Refuses rows of `import_rows` that a statement finds: it selects `row_no, field, code, other_row`. Further judgement
 * leaves them out.
 */
export async function refuseRows(tx: Tx, select: string, params: readonly unknown[] = []): Promise<void> {
  await tx.query(
    `WITH found AS (INSERT INTO import_refusals (row_no, field, code, other_row) ${select} RETURNING row_no)
     UPDATE import_rows r SET refused = true FROM (SELECT DISTINCT row_no FROM found) f WHERE r.row_no = f.row_no`,
    [...params],
  );
}
