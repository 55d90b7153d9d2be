import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { classNames, Icon, ProblemAlert, Skeleton } from '../../shared/ui';
import { type CodeListId, LIST_NAMES, type OfficialCode } from './code-list';
import { keyTarget } from './tree-keys';
import { useCodesBelow } from './use-codes';

interface Tree {
  readonly list: CodeListId;
  readonly active: string | null;
  readonly open: ReadonlySet<string>;
  toggle(code: string): void;
  activate(entry: OfficialCode): void;
  choose(code: string): void;
}

export interface CodeTreeProps {
  readonly list: CodeListId;
  /** Opened and focused at first. */
  readonly start: OfficialCode | null;
  readonly onActive: (entry: OfficialCode) => void;
  readonly onChoose: (code: string) => void;
}

/** WAI-ARIA tree view: one tab stop, arrows move, right and left open and close, Enter chooses. */
export function CodeTree({ list, start, onActive, onChoose }: CodeTreeProps) {
  const [active, setActive] = useState<string | null>(start?.code ?? null);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(start?.ancestors.map(({ code }) => code)));
  const toggle = (code: string): void => {
    const next = new Set(open);
    if (!next.delete(code)) next.add(code);
    setOpen(next);
  };
  const activate = (entry: OfficialCode): void => {
    setActive(entry.code);
    onActive(entry);
  };
  const tree: Tree = { list, active, open, toggle, activate, choose: onChoose };

  const keys = (event: KeyboardEvent<HTMLUListElement>): void => {
    const item = document.activeElement?.closest<HTMLElement>('[role="treeitem"]');
    const code = item?.dataset['code'];
    if (!item || !code) return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
    const move = keyTarget(event.key, {
      index: items.indexOf(item),
      count: items.length,
      expanded: item.getAttribute('aria-expanded'),
      parent: items.indexOf(item.parentElement?.closest<HTMLElement>('[role="treeitem"]') ?? item),
    });
    if (move === undefined) return;
    event.preventDefault();
    if (move === 'toggle') toggle(code);
    else if (move === 'choose') onChoose(code);
    else items[move]?.focus();
  };

  return (
    <ul role="tree" aria-label={LIST_NAMES[list]} className="code-tree" onKeyDown={keys}>
      <Branch tree={tree} parent={null} isFirst />
    </ul>
  );
}

function Branch({ tree, parent, isFirst }: { tree: Tree; parent: string | null; isFirst?: boolean }) {
  const { data, error, refetch } = useCodesBelow(tree.list, parent);
  const loaded = data !== undefined;
  const place = useRef<HTMLLIElement>(null);
  // The tree takes the focus once its top is there; deeper levels load while the focus rests on their parent.
  useEffect(() => {
    if (isFirst && loaded) place.current?.closest('ul')?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [isFirst, loaded]);

  if (error) {
    return (
      <li role="none">
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      </li>
    );
  }
  if (!data) {
    return (
      <li role="none">
        <Skeleton lines={isFirst ? 8 : 2} label="Codes werden geladen" />
      </li>
    );
  }
  return data.items.map((entry, index) => (
    <Node
      key={entry.code}
      tree={tree}
      entry={entry}
      isTabStop={tree.active === null ? Boolean(isFirst) && index === 0 : tree.active === entry.code}
      place={index === 0 ? place : undefined}
    />
  ));
}

interface NodeProps {
  readonly tree: Tree;
  readonly entry: OfficialCode;
  readonly isTabStop: boolean;
  readonly place: React.RefObject<HTMLLIElement | null> | undefined;
}

function Node({ tree, entry, isTabStop, place }: NodeProps) {
  const { code, name, hasChildren } = entry;
  const isOpen = hasChildren && tree.open.has(code);
  return (
    <li
      ref={place}
      role="treeitem"
      data-code={code}
      tabIndex={isTabStop ? 0 : -1}
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-selected={tree.active === code}
      aria-labelledby={`baum-${code}`}
      className="code-tree__item"
      onFocus={(event) => {
        if (event.target === event.currentTarget) tree.activate(entry);
      }}
    >
      <div
        className={classNames('code-tree__row', tree.active === code && 'code-tree__row--active')}
        onClick={(event) => {
          event.currentTarget.closest('li')?.focus();
          if (hasChildren) tree.toggle(code);
        }}
        onDoubleClick={() => tree.choose(code)}
      >
        <span className="code-tree__mark">
          {hasChildren && <Icon name={isOpen ? 'arrow-down' : 'chevron-right'} size="small" />}
        </span>
        <span id={`baum-${code}`} className="code-tree__name">
          <span className="code-tree__code">{code}</span> {name}
        </span>
      </div>
      {isOpen && (
        <ul role="group" className="code-tree__group">
          <Branch tree={tree} parent={code} />
        </ul>
      )}
    </li>
  );
}
