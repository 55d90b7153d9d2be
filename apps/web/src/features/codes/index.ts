export { CpvCodesField, CpvField, NutsField } from './fields';
export type { CodeFieldProps } from './code-field';
