const A = 65;

/** The column of its letters or of a whole reference, from 0: A → 0, AA12 → 26. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - A;
    if (letter < 0 || letter > 25) break;
    column = column * 26 + letter + 1;
  }
  return column - 1;
}

/** The letters of a column, the other way round: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(A + ((left - 1) % 26)) + letters;
  }
  return letters;
}
