import type { MigrationInterface, QueryRunner } from 'typeorm';

const FACTS = ['resident_statuses', 'resident_categories', 'household_registrations', 'capability_grades'] as const;

/** Facts of a resident that say something of past days ask for that resident's closed months to be checked again. */
export class NoteLateFacts1764400110000 implements MigrationInterface {
  readonly name = 'NoteLateFacts1764400110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION reconciliation.late_facts(residents uuid[], since date[])
        RETURNS TABLE (district_code text, resident_id uuid, since date)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT r.district_code, r.id, min(f.day) FROM unnest(residents, since) AS f (id, day)
        JOIN registry.residents r ON r.id = f.id
        -- Whoever was entered just now has eaten nothing: a list of a whole district asks nothing more.
        WHERE f.day < platform.business_date(now()) AND r.created_at < transaction_timestamp()
          AND EXISTS (SELECT FROM registry.residents e JOIN canteen.meals m ON m.resident_id = e.id AND m.business_date >= f.day
            WHERE e.id = coalesce(r.merged_into, r.id) OR e.merged_into = coalesce(r.merged_into, r.id))
        GROUP BY r.district_code, r.id;
      $$;
      COMMENT ON FUNCTION reconciliation.late_facts(uuid[], date[]) IS
        'Of facts that hold since these days: those of people who have eaten since, of the whole district, wherever they ate.';

      CREATE FUNCTION reconciliation.note_facts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        INSERT INTO platform.outbox (district_code, job, payload)
        SELECT l.district_code, 'recheck-resident', jsonb_build_object('residentId', l.resident_id, 'businessDate', l.since)
        FROM reconciliation.late_facts((SELECT array_agg(i.resident_id ORDER BY i.id) FROM inserted i),
          (SELECT array_agg(i.valid_from ORDER BY i.id) FROM inserted i)) l;
        RETURN NULL;
      END $$;

      CREATE FUNCTION reconciliation.note_changed_facts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        residents uuid[];
        since date[];
      BEGIN
        SELECT array_agg(n.resident_id ORDER BY n.id), array_agg(CASE
          WHEN to_jsonb(n) -> 'withdrawn_at' IS DISTINCT FROM to_jsonb(o) -> 'withdrawn_at' THEN n.valid_from
          ELSE least(n.valid_to, o.valid_to) + 1 END ORDER BY n.id)
        INTO residents, since FROM after n JOIN before o ON o.id = n.id
        WHERE n.valid_to IS DISTINCT FROM o.valid_to
          OR to_jsonb(n) -> 'withdrawn_at' IS DISTINCT FROM to_jsonb(o) -> 'withdrawn_at';
        INSERT INTO platform.outbox (district_code, job, payload)
        SELECT l.district_code, 'recheck-resident', jsonb_build_object('residentId', l.resident_id, 'businessDate', l.since)
        FROM reconciliation.late_facts(residents, since) l;
        RETURN NULL;
      END $$;
    `);
    for (const signature of ['late_facts(uuid[], date[])', 'note_facts()', 'note_changed_facts()']) {
      await queryRunner.query(`
        ALTER FUNCTION reconciliation.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION reconciliation.${signature} FROM PUBLIC;
      `);
    }
    // Facts are also changed by definer functions, as an erasure is; whoever changes them, this one job is asked for.
    await queryRunner.query(`
      CREATE POLICY outbox_late_facts ON platform.outbox FOR INSERT TO nuancan_definer
        WITH CHECK (job = 'recheck-resident' AND state = 'pending');
      GRANT INSERT (district_code, job, payload) ON platform.outbox TO nuancan_definer;
    `);
    for (const table of FACTS) {
      await queryRunner.query(`
        CREATE TRIGGER ${table}_note_late AFTER INSERT ON registry.${table} REFERENCING NEW TABLE AS inserted
          FOR EACH STATEMENT EXECUTE FUNCTION reconciliation.note_facts();
        CREATE TRIGGER ${table}_note_change AFTER UPDATE ON registry.${table} REFERENCING OLD TABLE AS before NEW TABLE AS after
          FOR EACH STATEMENT EXECUTE FUNCTION reconciliation.note_changed_facts();
      `);
    }
    await queryRunner.query(`
      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      INSERT INTO platform.schedules (name, job, cron) VALUES ('checks-nightly', 'nightly-checks', '30 3 * * *');
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM platform.schedules WHERE name = 'checks-nightly';
      REVOKE INSERT (district_code, job, payload) ON platform.outbox FROM nuancan_definer;
      DROP POLICY outbox_late_facts ON platform.outbox;
    `);
    for (const table of FACTS) {
      await queryRunner.query(`
        DROP TRIGGER ${table}_note_late ON registry.${table};
        DROP TRIGGER ${table}_note_change ON registry.${table};
      `);
    }
    await queryRunner.query(`DROP FUNCTION reconciliation.note_facts(), reconciliation.note_changed_facts(),
      reconciliation.late_facts(uuid[], date[])`);
  }
}
