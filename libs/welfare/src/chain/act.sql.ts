/** What differs between people's acts before and with holds that run out. */
interface Acting {
  readonly tries: string;
  readonly hold: string;
}
/** What people do in a case, as each migration has it: an act, with the rule of its hold. */
export const actOf = ({ tries, hold }: Acting): string => `
  CREATE OR REPLACE FUNCTION welfare.act(of_case uuid, seen int, what text, said text, told text) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    it welfare.cases;
    acting CONSTANT text := coalesce(platform.scope_role(), '');
    broken text;
    acted_at timestamptz;
  BEGIN
    SELECT * INTO it FROM welfare.cases c WHERE c.id = of_case AND c.district_code = platform.scope_district()
      AND CASE acting WHEN 'operator' THEN c.facility_id = platform.scope_facility() AND c.state <> 'closed'
        WHEN 'town_official' THEN c.town_code = platform.scope_town() ELSE acting = 'district_official' END FOR UPDATE;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    acted_at := clock_timestamp();
    broken := CASE WHEN it.step <> seen THEN 'cases_seen'
      WHEN what = 'closed' AND acting = 'operator' THEN 'cases_closed_by_officials'
      WHEN it.state = 'closed' OR (what = 'acknowledged' AND it.state <> 'open') OR (what = 'handed_over' AND it.state <> 'acknowledged')
        THEN 'cases_from'
      WHEN what = 'handed_over' AND acting = 'operator' AND it.holder_id IS DISTINCT FROM platform.scope_account() THEN 'cases_from'
      WHEN what NOT IN ('acknowledged', 'handed_over', 'noted', 'closed'${tries}) OR (what = 'closed') <> (told IS NOT NULL)
        OR (what = 'noted' AND said IS NULL) THEN 'cases_act_whole'
      WHEN told IN ('not_found', 'other') AND said IS NULL THEN 'cases_reason' END;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'a step that cannot be' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    UPDATE welfare.cases c SET
      state = CASE what WHEN 'acknowledged' THEN 'acknowledged' WHEN 'handed_over' THEN 'open' WHEN 'closed' THEN 'closed' ELSE c.state END,
      holder_id = CASE WHEN what = 'acknowledged' THEN platform.scope_account() WHEN what IN ('noted'${tries}) THEN c.holder_id END,${hold}
      next_due_at = CASE WHEN what IN ('noted'${tries}) THEN c.next_due_at WHEN what = 'handed_over' AND c.stage < 3 THEN acted_at END,
      finding = told, closed_by = CASE what WHEN 'closed' THEN platform.scope_account() END,
      closed_at = CASE what WHEN 'closed' THEN acted_at END
    WHERE c.id = of_case;
    PERFORM welfare.record_step(of_case, what, NULL, acted_at, said);
    RETURN it.step + 1;
  END $$;`;
