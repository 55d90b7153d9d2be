import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { clearDraft, readDraft, saveDraft } from './draft';
import { readPointer, writePointer } from './json-pointer';
import { ApiProblem, asProblem, type FieldError } from './problem';

/** What a field component needs; `form.field('title')` makes it. */
export interface FieldBinding<Value> {
  readonly id: string;
  readonly value: Value;
  readonly error: string | undefined;
  onChange(value: Value): void;
}

export interface ApiForm<Values> {
  readonly values: Values;
  readonly errors: readonly FieldError[];
  /** The refusal of the server as a whole, with its title and sentence. */
  readonly problem: ApiProblem | undefined;
  readonly isSubmitting: boolean;
  /** Grows with every refused attempt, so that the error summary takes the focus again. */
  readonly attempts: number;
  field<Key extends keyof Values & string>(key: Key): FieldBinding<Values[Key]>;
  /** A field inside: `form.at<string>('/lines/0/quantity')`. */
  at<Value>(pointer: string): FieldBinding<Value>;
  idOf(pointer: string): string;
  setValues(values: Values): void;
  submit(event?: FormEvent): void;
  reset(): void;
}

export interface ApiFormOptions<Values, Answer> {
  readonly initial: Values;
  /** Mistakes the page can see itself; the server's come on top. */
  readonly validate?: (values: Values) => readonly FieldError[];
  readonly submit: (values: Values) => Promise<Answer>;
  readonly onSuccess?: (answer: Answer, values: Values) => void;
  /** Keeps what was typed in this browser under this name until it was sent. */
  readonly draft?: string;
}

/** State of a form whose mistakes, its own and the server's, are shown at the fields they point to. */
export function useApiForm<Values extends object, Answer = unknown>(
  options: ApiFormOptions<Values, Answer>,
): ApiForm<Values> {
  const prefix = useId();
  const [values, setValues] = useState<Values>(() => readDraft<Values>(options.draft) ?? options.initial);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isSubmitting, setSubmitting] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const running = useRef(false);
  const [untouched] = useState(values);

  useEffect(() => {
    if (options.draft && values !== untouched) saveDraft(options.draft, values);
  }, [options.draft, untouched, values]);

  const refuse = (found: readonly FieldError[], refusal?: ApiProblem): void => {
    setErrors(found);
    setProblem(refusal);
    setAttempts((count) => count + 1);
  };

  const idOf = (pointer: string): string => `${prefix}${pointer.replaceAll('/', '-')}`;

  const at = <Value>(pointer: string): FieldBinding<Value> => ({
    id: idOf(pointer),
    value: readPointer(values, pointer) as Value,
    error: errors.find((error) => error.pointer === pointer)?.message,
    onChange: (value) => {
      setValues((current) => writePointer(current, pointer, value));
      setErrors((current) => current.filter((error) => error.pointer !== pointer));
    },
  });

  async function send(): Promise<void> {
    if (running.current) return;
    const found = options.validate?.(values) ?? [];
    if (found.length > 0) return refuse(found);
    running.current = true;
    setSubmitting(true);
    try {
      const answer = await options.submit(values);
      clearDraft(options.draft);
      setErrors([]);
      setProblem(undefined);
      options.onSuccess?.(answer, values);
    } catch (error) {
      const refusal = asProblem(error);
      refuse(refusal.errors, refusal);
    } finally {
      running.current = false;
      setSubmitting(false);
    }
  }

  return {
    values,
    errors,
    problem,
    isSubmitting,
    attempts,
    field: (key) => at(`/${key}`),
    at,
    idOf,
    setValues,
    submit: (event) => {
      event?.preventDefault();
      void send();
    },
    reset: () => {
      clearDraft(options.draft);
      setValues(options.initial);
      setErrors([]);
      setProblem(undefined);
    },
  };
}
