import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { call, setCsrfToken, whenUnauthenticated } from '../shared/api/client';
import { clearAllDrafts } from '../shared/api/draft';
import { ApiProblem } from '../shared/api/problem';
import { isAllowed } from './navigation';

export type RoleCode = 'officer' | 'head' | 'admin' | 'auditor' | 'requester' | 'orderer' | 'approver' | 'controller';

export interface Session {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly roles: readonly RoleCode[];
  readonly centre: { readonly id: string; readonly name: string };
  /** The members the person acts for; empty for staff of the centre who act for all. */
  readonly members: readonly { readonly slug: string; readonly name: string }[];
  readonly permissions: readonly string[];
  readonly csrfToken: string;
  readonly demo: boolean;
  /** In a training centre: nothing is real. */
  readonly training: boolean;
  /** The product's date, which the demo can move. */
  readonly today: string;
}

const ROLE_NAMES: Readonly<Record<RoleCode, string>> = {
  officer: 'Sachbearbeitung',
  head: 'Leitung',
  admin: 'Administration',
  auditor: 'Revision',
  requester: 'Fachamt',
  orderer: 'Bestellung',
  approver: 'Freigabe',
  controller: 'Controlling',
};

/** The German name of a role; a code this page does not know is shown as it is. */
export const roleName = (role: string): string => (ROLE_NAMES as Readonly<Record<string, string>>)[role] ?? role;

export interface SessionState {
  /** undefined while nobody is signed in. */
  readonly session: Session | undefined;
  readonly isLoading: boolean;
  /** The server could not be asked. */
  readonly problem: ApiProblem | undefined;
  /** Signed in before, but the server no longer knows the session: what was typed stays on the page. */
  readonly expired: boolean;
  signIn(email: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  reload(): Promise<void>;
}

const SessionContext = createContext<SessionState | undefined>(undefined);
const SESSION_KEY = ['session'];

async function readSession(): Promise<Session | null> {
  try {
    return (await call('get', '/api/session')) as Session;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [expired, setExpired] = useState(false);
  const person = useRef<string>(undefined);
  const query = useQuery<Session | null, ApiProblem>({
    queryKey: SESSION_KEY,
    queryFn: async () => {
      const session = await readSession();
      if (!session && person.current !== undefined) {
        setExpired(true);
        return queries.getQueryData<Session>(SESSION_KEY) ?? null;
      }
      setCsrfToken(session?.csrfToken);
      return session;
    },
    staleTime: 15_000,
  });
  const current = query.data ?? undefined;

  useEffect(() => {
    if (current) person.current = current.person.id;
  }, [current]);

  useEffect(() => {
    whenUnauthenticated(() => {
      if (person.current === undefined) queries.setQueryData(SESSION_KEY, null);
      else setExpired(true);
    });
  }, [queries]);

  const signIn = useCallback(
    async (email: string, password: string) => {
      await call('post', '/api/session', { body: { email, password } });
      const session = await readSession();
      setCsrfToken(session?.csrfToken);
      const someoneElse = person.current !== undefined && person.current !== session?.person.id;
      // Nobody may see what the page still holds of the person before.
      if (someoneElse) return window.location.reload();
      queries.setQueryData(SESSION_KEY, session);
      setExpired(false);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
    },
    [queries],
  );

  const signOut = useCallback(async () => {
    await call('delete', '/api/session').catch((error: unknown) => {
      if (!(error instanceof ApiProblem && error.status === 401)) throw error;
    });
    clearAllDrafts();
    window.location.assign('/');
  }, []);

  const reload = useCallback(async () => {
    await queries.invalidateQueries();
  }, [queries]);

  const state = useMemo<SessionState>(
    () => ({
      session: current,
      isLoading: query.isLoading,
      problem: query.error ?? undefined,
      expired,
      signIn,
      signOut,
      reload,
    }),
    [current, query.isLoading, query.error, expired, signIn, signOut, reload],
  );
  return <SessionContext value={state}>{children}</SessionContext>;
}

export function useSessionState(): SessionState {
  const state = useContext(SessionContext);
  if (!state) throw new Error('useSessionState must be used inside SessionProvider');
  return state;
}

/** The session of the person at work; pages are only shown to signed-in people. */
export function useSession(): Session {
  const { session } = useSessionState();
  if (!session) throw new Error('useSession must be used on pages of signed-in people');
  return session;
}

/** `const can = usePermissions(); can('procedure.write')` */
export function usePermissions(): (needed: string | readonly string[]) => boolean {
  const { permissions } = useSession();
  return useCallback((needed) => isAllowed(needed, permissions), [permissions]);
}
