import { classNames } from './class-names';

type KernIcon =
  | 'account-circle'
  | 'add'
  | 'arrow-back'
  | 'arrow-down'
  | 'arrow-forward'
  | 'arrow-up'
  | 'autorenew'
  | 'calendar-today'
  | 'check'
  | 'checklist'
  | 'chevron-left'
  | 'chevron-right'
  | 'close'
  | 'content-copy'
  | 'danger'
  | 'dark-mode'
  | 'dehaze'
  | 'delete'
  | 'download'
  | 'draft'
  | 'drive-folder-upload'
  | 'edit'
  | 'help'
  | 'home'
  | 'info'
  | 'light-mode'
  | 'logout'
  | 'mail'
  | 'more-vert'
  | 'open-in-new'
  | 'search'
  | 'success'
  | 'visibility'
  | 'warning';

/** Drawn here, because KERN has none of them; 24 × 24, strokes in the colour of the text. */
const OWN_ICONS = {
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21.5h4',
  calculator: 'M6 3h12v18H6zM9 7h6M9 12h.01M12 12h.01M15 12h.01M9 16.5h.01M12 16.5h.01M15 16.5h.01',
  cart: 'M3 4h2.5l2.2 11h9.8l2-8H6.3M9 20h.01M16.5 20h.01',
  chart: 'M4 20V4M4 20h16M8.5 16v-5M13 16V7M17.5 16v-3',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  filter: 'M4 6h16M7 12h10M10 18h4',
  gavel: 'M13 4l7 7M10.5 6.5l7 7M12 5l-5.5 5.5M19 12l-5.5 5.5M9.5 11.5L3.5 18l2.5 2.5 6-6.5M13 20.5h7.5',
  layers: 'M12 3l9 5-9 5-9-5zM3 12.5l9 5 9-5M3 17l9 5 9-5',
  lock: 'M6 10.5h12V20H6zM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3M12 14.5v2',
  package: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M17.5 14.3c2.4.7 4 2.8 4 5.7',
  phone:
    'M6.5 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3a2 2 0 0 1-2 2A15.5 15.5 0 0 1 4.5 5.5a2 2 0 0 1 2-2z',
  print: 'M7 9V3.5h10V9M7 17.5H4V9h16v8.5h-3M7 14.5h10v6H7z',
  shield: 'M12 3l7.5 2.5v6c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5v-6zM8.5 12l2.5 2.5 4.5-5',
} as const;

export type IconName = KernIcon | keyof typeof OWN_ICONS;

export interface IconProps {
  readonly name: IconName;
  readonly size?: 'small' | 'default' | 'large';
}

const isOwn = (name: IconName): name is keyof typeof OWN_ICONS => name in OWN_ICONS;

/** A picture beside a text; never the only carrier of a meaning, so it is hidden from screen readers. */
export function Icon({ name, size = 'default' }: IconProps) {
  if (isOwn(name)) {
    return (
      <svg className={classNames('own-icon', `own-icon--${size}`)} viewBox="0 0 24 24" aria-hidden="true">
        <path d={OWN_ICONS[name]} />
      </svg>
    );
  }
  return <span className={classNames('kern-icon', `kern-icon--${name}`, `kern-icon--${size}`)} aria-hidden="true" />;
}
