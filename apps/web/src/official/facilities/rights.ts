/** What the account may do with a facility; the server refuses everybody else whatever this says. */
export interface Rights {
  /** A town or district official: times, licences, prices, supply. */
  readonly edits: boolean;
  /** A district official: acceptances, states, stars. */
  readonly decides: boolean;
}
