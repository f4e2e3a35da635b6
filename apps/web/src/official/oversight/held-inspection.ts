import { parseYuan } from '@nuancan/kernel';

/** What stands in the fields of one item. */
export interface ItemEntry {
  readonly result: string;
  readonly remark: string;
  readonly severity: string;
  readonly text: string;
  readonly dueOn: string;
  readonly cost: string;
}

/** Of the inspection as a whole. */
export interface WholeInspection {
  readonly heldOn: string;
  readonly outcome: string;
  readonly note: string;
}

export function emptyEntry(dueOn: string): ItemEntry {
  return { result: '', remark: '', severity: 'minor', text: '', dueOn, cost: '' };
}

/** The request of an inspection that was held; what is not in order is raised as a finding. Pure. */
export function bodyOf(entries: readonly ItemEntry[], { heldOn, outcome, note }: WholeInspection): object {
  return {
    ...{ heldOn, outcome },
    ...(note.trim() !== '' && { note: note.trim() }),
    results: entries.map(({ result, remark }) => ({ result, ...(remark.trim() !== '' && { remark: remark.trim() }) })),
    findings: entries.flatMap(({ result, severity, text, dueOn, cost }, at) => {
      if (result !== 'not_ok') return [];
      const costFen = parseYuan(cost.trim());
      return [{ itemNo: at + 1, severity, text: text.trim(), dueOn, ...(costFen !== undefined && { costFen }) }];
    }),
  };
}
