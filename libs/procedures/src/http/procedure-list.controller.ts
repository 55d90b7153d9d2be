import { DomainError, germanDate } from '@app/kernel';
import { PROCEDURE_TYPE_NAMES, PROCEDURE_TYPES, type State } from '@app/law';
import { Directory } from '@app/organisation/contract';
import { type Actor, csvOf, CurrentActor, download, Requires, UnitOfWork, xlsxOf } from '@app/platform';
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { NextStepsQuery } from '../application/next-steps.query';
import { isClosed, PHASE_NAMES, PHASES } from '../domain/phase';
import { dateName, type ProcedureDate, ProcedureDatesQuery } from '../infrastructure/procedure-dates.query';
import { ProcedureListQuery } from '../infrastructure/procedure-list.query';
import { NEWEST_FIRST, orderOf } from '../infrastructure/procedure-order';
import { RISK_NAMES, RISKS } from '../infrastructure/procedure-risk';
import { exportTable, filterTexts } from './procedure-export';
import { FilterReader } from './procedure-filter-reader';
import {
  ProcedureDatesRequest,
  ProcedureExportQuery,
  ProcedureFilterQuery,
  ProcedureIdsQuery,
  ProcedureListQueryRequest,
} from './procedure-list.request';
import {
  NextStepsResponse,
  ProcedureChoicesResponse,
  ProcedureCountsResponse,
  ProcedureDatesResponse,
  ProcedureListResponse,
} from './procedure-list.response';
import { listItemView } from './procedure-list.view';

/** All procedures of a centre of 500 a year for two generations; a spreadsheet opens it. */
const EXPORT_ROWS = 50_000;

@Controller('procedures')
export class ProcedureListController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly reader: FilterReader,
    private readonly list: ProcedureListQuery,
    private readonly dates: ProcedureDatesQuery,
    private readonly nextSteps: NextStepsQuery,
  ) {}

  @Get()
  @Requires('procedure.read')
  all(@CurrentActor() actor: Actor, @Query() query: ProcedureListQueryRequest): Promise<ProcedureListResponse> {
    return this.uow.run(actor, async () => {
      const { limit, cursor, sort } = query;
      const order = sort ? orderOf(sort) : NEWEST_FIRST;
      const { items, nextCursor } = await this.list.page(await this.reader.read(query, actor), {
        limit,
        cursor,
        order,
      });
      return { items: items.map(listItemView), nextCursor };
    });
  }

  /** How many procedures of the filter stand in each phase. */
  @Get('counts')
  @Requires('procedure.read')
  counts(@CurrentActor() actor: Actor, @Query() query: ProcedureFilterQuery): Promise<ProcedureCountsResponse> {
    return this.uow.run(actor, async () => {
      const filter = await this.reader.read(query, actor);
      const counted = await this.list.phases(filter);
      const phases = PHASES.map((phase) => ({
        phase,
        phaseName: PHASE_NAMES[phase],
        open: !isClosed(phase),
        count: counted.get(phase) ?? 0,
      }));
      const total = phases
        .filter(({ phase }) => filter.phases?.includes(phase) ?? true)
        .reduce((sum, { count }) => sum + count, 0);
      return { phases, total };
    });
  }

  /** Dates of the open procedures of the filter from one day to another, for the calendar. */
  @Get('dates')
  @Requires('procedure.read')
  calendar(@CurrentActor() actor: Actor, @Query() query: ProcedureDatesRequest): Promise<ProcedureDatesResponse> {
    return this.uow.run(actor, async () =>
      datesView(await this.dates.between(await this.reader.read(query, actor), query.from, query.to)),
    );
  }

  /** All dates of single procedures, for the timeline. */
  @Get('chains')
  @Requires('procedure.read')
  chains(@CurrentActor() actor: Actor, @Query() { ids }: ProcedureIdsQuery): Promise<ProcedureDatesResponse> {
    return this.uow.run(actor, async () => datesView(await this.dates.of(ids)));
  }

  /** What keeps these procedures from their next step. */
  @Get('next-steps')
  @Requires('procedure.read')
  async next(@CurrentActor() actor: Actor, @Query() { ids }: ProcedureIdsQuery): Promise<NextStepsResponse> {
    const steps = await this.nextSteps.read(actor, ids);
    return {
      items: steps.map(({ blocking, nextPhase, ...step }) => ({
        ...step,
        nextPhase,
        nextPhaseName: nextPhase && PHASE_NAMES[nextPhase],
        blocking: blocking && { sentence: blocking.sentence, paragraph: blocking.paragraph },
      })),
    };
  }

  /** What the filters offer: people in charge, procedure types, risks. */
  @Get('choices')
  @Requires('procedure.read')
  choices(@CurrentActor() actor: Actor): Promise<ProcedureChoicesResponse> {
    return this.uow.run(actor, async () => ({
      officers: [...(await this.list.officers())],
      procedureTypes: PROCEDURE_TYPES.map((id) => ({ id, name: PROCEDURE_TYPE_NAMES[id] })),
      risks: RISKS.map((id) => ({ id, name: RISK_NAMES[id] })),
      state: stateOf((await this.directory.members())[0]?.ags ?? ''),
    }));
  }

  /** The list as a file, as filtered and sorted. */
  @Get('export')
  @Requires('procedure.read')
  file(@CurrentActor() actor: Actor, @Query() query: ProcedureExportQuery): Promise<StreamableFile> {
    return this.uow.run(actor, async () => {
      const filter = await this.reader.read(query, actor);
      const order = query.sort ? orderOf(query.sort) : NEWEST_FIRST;
      const { items } = await this.list.page(filter, { limit: EXPORT_ROWS + 1, order });
      if (items.length > EXPORT_ROWS) {
        throw new DomainError(
          'unprocessable',
          'export-too-large',
          'Die Liste hat mehr als 50.000 Zeilen. Bitte schränken Sie sie durch Filter ein.',
        );
      }
      const name = `Vergaben ${germanDate(this.uow.today())}`;
      const table = exportTable(items.map(listItemView), query.columns);
      if (query.format === 'csv') return download(csvOf(table), name, 'csv');
      const centre = (await this.directory.centre()).name;
      const filters = filterTexts(query);
      const provenance = { title: 'Vergabeverfahren', filters, asOf: this.uow.now(), by: actor.name, centre };
      return download(await xlsxOf([table], provenance), name, 'xlsx');
    });
  }
}

const datesView = (found: readonly ProcedureDate[]): ProcedureDatesResponse => ({
  items: found.map((one) => ({ ...one, name: dateName(one.kind) })),
});

/** The federal state of a municipality by the first two digits of its official key (Destatis, AGS). */
const STATES_BY_KEY: Readonly<Record<string, State>> = {
  ...{ '01': 'SH', '02': 'HH', '03': 'NI', '04': 'HB', '05': 'NW', '06': 'HE', '07': 'RP', '08': 'BW' },
  ...{ '09': 'BY', '10': 'SL', '11': 'BE', '12': 'BB', '13': 'MV', '14': 'SN', '15': 'ST', '16': 'TH' },
};
const stateOf = (ags: string): State => STATES_BY_KEY[ags.slice(0, 2)] ?? 'HE';
