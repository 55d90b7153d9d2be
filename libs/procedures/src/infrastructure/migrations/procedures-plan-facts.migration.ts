import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom the centre acts for stands in one place, `on_behalf_of`; the plan keeps only what they pay. */
export class ProceduresPlanFacts1760000007950 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update procedures.procedure
         set plan = (plan - 'thirdParty') || jsonb_build_object('thirdPartyFee', plan -> 'thirdParty' -> 'fee')
       where plan -> 'thirdParty' is not null`);
    await runner.query(`
      update procedures.procedure
         set plan = jsonb_set(plan, '{framework}',
                              '{"maximumQuantity": null, "termReasons": ""}'::jsonb || (plan -> 'framework'))
       where jsonb_typeof(plan -> 'framework') = 'object'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update procedures.procedure
         set plan = (plan - 'thirdPartyFee') || jsonb_build_object('thirdParty', case when on_behalf_of is null then null
                    else jsonb_build_object('name', on_behalf_of, 'fee', plan -> 'thirdPartyFee') end)
       where plan -> 'thirdPartyFee' is not null`);
  }
}
