export { call } from './client';
export type { CallOptions, HttpMethod } from './client';
export { queryKey, useApiList, useApiMutation, useApiQuery } from './hooks';
export type { ApiList, MutationOptions, Page, QueryOptions } from './hooks';
export { ApiProblem, asProblem, mistakeAt } from './problem';
export type { FieldError } from './problem';
export { useApiForm } from './form';
export type { ApiForm, FieldBinding } from './form';
