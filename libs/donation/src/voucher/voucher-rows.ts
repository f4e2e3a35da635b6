/** Columns of an issue, under the names of `VoucherIssueDto`; what it spent is read from its redemptions, whose places a town sees. */
export const ISSUE_COLUMNS = `i.tranche_id AS id, i.donation_id AS "donationId", i.organisation_id AS "organisationId", o.name AS "organisationName",
  p.name AS "donorName", i.vouchers, i.cap_fen AS "capFen", i.issued_on AS "issuedOn", i.expires_on AS "expiresOn",
  CASE WHEN i.for_town IS NOT NULL THEN 'town' WHEN i.for_facility IS NOT NULL THEN 'facility'
    WHEN i.for_category IS NOT NULL THEN 'category' ELSE 'anyone' END AS earmark,
  i.for_town AS "forTown", i.for_facility AS "forFacility", i.for_category AS "forCategory",
  EXISTS (SELECT FROM donation.vouchers v WHERE v.issue_id = i.tranche_id AND v.resident_id IS NOT NULL) AS named,
  CASE WHEN e.issue_id IS NOT NULL THEN 'ended' WHEN i.expires_on < platform.business_date(now()) THEN 'expired' ELSE 'open' END AS state,
  r.redeemed, r.spent AS "spentFen", CASE WHEN e.issue_id IS NULL THEN i.vouchers * i.cap_fen - r.spent ELSE 0 END AS "reservedFen",
  e.reason AS "endReason"`;
export const FROM_ISSUES = `FROM donation.voucher_issues i JOIN registry.organisations o ON o.id = i.organisation_id
  LEFT JOIN donation.donations d ON d.id = i.donation_id LEFT JOIN donation.donors p ON p.id = d.donor_id
  LEFT JOIN donation.voucher_issue_ends e ON e.issue_id = i.tranche_id
  CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE r.returned_fen < r.amount_fen)::int AS redeemed,
      coalesce(sum(r.amount_fen - r.returned_fen), 0)::bigint AS spent
    FROM canteen.voucher_redemptions r WHERE r.issue_id = i.tranche_id) r`;

/** The vouchers of one issue, under the names of `VoucherDto`, names not masked yet. */
export const VOUCHERS = `SELECT v.id, v.no, c.code, p.name AS "residentName", CASE WHEN r.id IS NOT NULL THEN 'used'
    WHEN e.issue_id IS NOT NULL THEN 'ended' WHEN i.expires_on < platform.business_date(now()) THEN 'expired' ELSE 'open' END AS state,
  r.business_date AS "usedOn", f.name AS "facilityName", coalesce(r.amount_fen - r.returned_fen, 0)::bigint AS "amountFen"
  FROM donation.vouchers v JOIN donation.voucher_issues i ON i.tranche_id = v.issue_id
  LEFT JOIN donation.voucher_issue_ends e ON e.issue_id = v.issue_id LEFT JOIN donation.voucher_codes c ON c.voucher_id = v.id
  LEFT JOIN registry.residents p ON p.id = v.resident_id
  LEFT JOIN canteen.voucher_redemptions r ON r.voucher_id = v.id AND r.returned_fen < r.amount_fen
  LEFT JOIN meal_point.facilities f ON f.id = r.facility_id
  WHERE v.issue_id = $1 ORDER BY v.no`;

/** Those shown in vain, under the names of `VoucherRefusalDto`. */
export const REFUSALS = `SELECT v.no, x.business_date AS "shownOn", f.name AS "facilityName", x.outcome
  FROM canteen.voucher_refusals x JOIN donation.vouchers v ON v.id = x.voucher_id JOIN meal_point.facilities f ON f.id = x.facility_id
  WHERE x.issue_id = $1 ORDER BY x.refused_at DESC LIMIT 100`;
