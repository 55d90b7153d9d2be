import { useRef, useState, type KeyboardEvent } from 'react';
import { Icon, ProblemAlert, Skeleton } from '../../shared/ui';
import { type CodeListId, LIST_NAMES, type OfficialCode } from './code-list';
import { keyTarget, parentIndex } from './tree-keys';
import { useCodesBelow } from './use-codes';

interface Tree {
  readonly list: CodeListId;
  readonly active: string | null;
  readonly open: ReadonlySet<string>;
  /** Levels load one after the other: the focus waits for the code the tree was opened at, once. */
  takeFocus(element: HTMLLIElement | null): void;
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

/** WAI-ARIA tree view with levels in one list: one tab stop, arrows move, right and left open and close, Enter chooses. */
export function CodeTree({ list, start, onActive, onChoose }: CodeTreeProps) {
  const [active, setActive] = useState<string | null>(start?.code ?? null);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(start?.ancestors.map(({ code }) => code)));
  const hasFocused = useRef(false);
  const toggle = (code: string): void => {
    const next = new Set(open);
    if (!next.delete(code)) next.add(code);
    setOpen(next);
  };
  const activate = (entry: OfficialCode): void => {
    setActive(entry.code);
    onActive(entry);
  };

  const takeFocus = (element: HTMLLIElement | null): void => {
    if (!element || hasFocused.current) return;
    element.focus();
    hasFocused.current = document.activeElement === element;
    if (hasFocused.current) element.scrollIntoView({ block: 'center' });
  };

  const keys = (event: KeyboardEvent<HTMLUListElement>): void => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
    const index = items.findIndex((item) => item === document.activeElement);
    const code = items[index]?.dataset['code'];
    if (!code) return;
    const levels = items.map((item) => Number(item.getAttribute('aria-level')));
    const expanded = items[index]?.getAttribute('aria-expanded') ?? null;
    const move = keyTarget(event.key, { index, count: items.length, expanded, parent: parentIndex(levels, index) });
    if (move === undefined) return;
    event.preventDefault();
    if (move === 'toggle') toggle(code);
    else if (move === 'choose') onChoose(code);
    else items[move]?.focus();
  };

  return (
    <ul role="tree" aria-label={LIST_NAMES[list]} className="code-tree" onKeyDown={keys}>
      <Branch tree={{ list, active, open, takeFocus, toggle, activate, choose: onChoose }} parent={null} level={1} />
    </ul>
  );
}

interface BranchProps {
  readonly tree: Tree;
  readonly parent: string | null;
  /** From 1 at the top. */
  readonly level: number;
}

function Branch({ tree, parent, level }: BranchProps) {
  const { data, error, refetch } = useCodesBelow(tree.list, parent);
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
        <Skeleton lines={level === 1 ? 8 : 2} label="Codes werden geladen" />
      </li>
    );
  }
  return data.items.map((entry, index) => (
    <Node
      key={entry.code}
      tree={tree}
      entry={entry}
      level={level}
      position={`${index + 1}/${data.items.length}`}
      isTabStop={tree.active === null ? level === 1 && index === 0 : tree.active === entry.code}
    />
  ));
}

interface NodeProps {
  readonly tree: Tree;
  readonly entry: OfficialCode;
  readonly level: number;
  /** Among its siblings: "3/9". */
  readonly position: string;
  readonly isTabStop: boolean;
}

function Node({ tree, entry, level, position, isTabStop }: NodeProps) {
  const { code, name, hasChildren } = entry;
  const isOpen = hasChildren && tree.open.has(code);
  const [place, siblings] = position.split('/').map(Number);
  return (
    <>
      <li
        ref={isTabStop ? tree.takeFocus : undefined}
        role="treeitem"
        data-code={code}
        data-autofocus={isTabStop || undefined}
        tabIndex={isTabStop ? 0 : -1}
        aria-level={level}
        aria-posinset={place}
        aria-setsize={siblings}
        aria-expanded={hasChildren ? isOpen : undefined}
        aria-selected={tree.active === code}
        className="code-tree__item"
        style={{ marginLeft: `${(level - 1) * 1.125}rem` }}
        onFocus={() => tree.activate(entry)}
        onClick={() => hasChildren && tree.toggle(code)}
        onDoubleClick={() => tree.choose(code)}
      >
        <span className="code-tree__mark">
          {hasChildren && <Icon name={isOpen ? 'arrow-down' : 'chevron-right'} size="small" />}
        </span>
        <span className="code-tree__name">
          <span className="code-tree__code">{code}</span> {name}
        </span>
      </li>
      {isOpen && <Branch tree={tree} parent={code} level={level + 1} />}
    </>
  );
}
