/** How far back something may lie that is booked without a facility: two months, and the days it takes to hear of it. */
export const MOST_DAYS_BACK = 62;
