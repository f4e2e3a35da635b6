/** Of `coverage.area_figures a`, as an `AreaCount` has them. */
export const COUNTS = `a.people, a.over_80 AS "over80", a.dependent, a.lives_alone AS "livesAlone", a.reached, a.reached_over_80 AS "reachedOver80",
  a.reached_dependent AS "reachedDependent", a.reached_lives_alone AS "reachedLivesAlone", a.delivery_only AS "deliveryOnly",
  a.not_reached AS "notReached", a.off_network AS "offNetwork", a.without_place AS "withoutPlace", a.trusted,
  a.walked_seconds * 1000000 AS walked`;
