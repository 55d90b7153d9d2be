import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSession, usePermissions } from '../../app/session';
import { call, useApiQuery, type ApiProblem } from '../../shared/api';
import { useToasts } from '../../shared/ui';
import { amountOf } from './order-words';
import type { CatalogueItem, Requisition } from './ordering-api';

const CART_PATHS = ['/api/requisitions', '/api/requisitions/{id}'];

interface Added {
  readonly item: CatalogueItem;
  readonly quantity: string;
}

export interface Cart {
  readonly requisition: Requisition | undefined;
  readonly isLoading: boolean;
  readonly mayOrder: boolean;
  readonly isAdding: boolean;
  add(item: CatalogueItem, quantity: string): void;
}

/** The person's cart: their newest draft, which the server keeps. The first article makes it. */
export function useCart(): Cart {
  const { members } = useSession();
  const can = usePermissions();
  const toasts = useToasts();
  const queries = useQueryClient();
  const member = members[0]?.slug;
  const mayOrder = can('requisition.create') && member !== undefined;
  const drafts = useApiQuery('/api/requisitions', {
    query: { state: 'draft', own: 'true', member, limit: 1 },
    enabled: mayOrder,
  });
  const id = drafts.data?.items[0]?.id;
  const cart = useApiQuery('/api/requisitions/{id}', { path: { id: id ?? '' }, enabled: id !== undefined });
  const adding = useMutation<unknown, ApiProblem, Added>({
    mutationFn: ({ item, quantity }) => {
      const line = { articleNumber: item.articleNumber, unit: item.unit, quantity };
      return id
        ? call('post', '/api/requisitions/{id}/lines', { path: { id }, body: line })
        : call('post', '/api/requisitions', { body: { member, lines: [line] } });
    },
    onSuccess: async (_answer, { item, quantity }) => {
      toasts.show({ text: `In den Warenkorb gelegt: ${amountOf(quantity, item.unitName)} ${item.text}` });
      await Promise.all(CART_PATHS.map((path) => queries.invalidateQueries({ queryKey: [path] })));
    },
    onError: (problem) => toasts.showProblem(problem),
  });

  return {
    requisition: id ? cart.data : undefined,
    isLoading: drafts.isLoading || cart.isLoading,
    mayOrder,
    isAdding: adding.isPending,
    add: (item, quantity) => adding.mutate({ item, quantity }),
  };
}
