export const KIND_LABELS = {
  permission: 'Erlaubnis zur Berufsausübung',
  financial: 'Wirtschaftliche Leistungsfähigkeit',
  technical: 'Technische Leistungsfähigkeit',
} as const;
export const PLACE_LABELS = {
  specification: 'Leistungsbeschreibung',
  suitability: 'Eignung',
  award: 'Zuschlagskriterien',
  execution: 'Ausführungsbedingungen',
} as const;
export const VARIANT_LABELS = {
  excluded: 'ausgeschlossen',
  admitted: 'zugelassen',
  required: 'vorgeschrieben',
} as const;

export const optionsOf = <Value extends string>(
  labels: Readonly<Record<Value, string>>,
): { readonly value: Value; readonly label: string }[] =>
  Object.entries<string>(labels).map(([value, label]) => ({ value: value as Value, label }));
