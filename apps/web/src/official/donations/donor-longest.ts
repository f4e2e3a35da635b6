/** As many characters as the server takes of a donor. */
export const DONOR_LONGEST = { name: 100, contact: 60, phone: 20 } as const;
