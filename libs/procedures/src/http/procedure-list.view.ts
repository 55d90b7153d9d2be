import { NATURE_NAMES, PROCEDURE_TYPE_NAMES } from '@app/law';
import { PHASE_NAMES } from '../domain/phase';
import { dateName } from '../infrastructure/procedure-dates.query';
import type { ProcedureListItem } from '../infrastructure/procedure-list.query';
import type { ProcedureListItemResponse } from './procedure-list.response';

/** A row of the list as the page shows it. */
export const listItemView = (item: ProcedureListItem): ProcedureListItemResponse => ({
  ...item,
  natureName: NATURE_NAMES[item.nature],
  procedureTypeName: item.procedureType && PROCEDURE_TYPE_NAMES[item.procedureType],
  phaseName: PHASE_NAMES[item.phase],
  tenderDeadline: item.tenderDeadline?.toISOString() ?? null,
  changedAt: item.changedAt.toISOString(),
  buyerNames: [...item.buyerNames],
  nextDate: item.nextDate && { ...item.nextDate, name: dateName(item.nextDate.kind) },
});
