import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';

export interface CostCentreOption {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** The member's cost centres that are valid today, by number. */
export function useCostCentres(member: string): readonly CostCentreOption[] {
  const { today } = useSession();
  const { data } = useApiQuery('/api/cost-centres', { query: { member } });
  return (data?.items ?? [])
    .filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || today <= validTo))
    .map(({ number, name, department }) => ({
      value: number,
      label: `${number} ${name}`,
      detail: department ?? undefined,
    }));
}
