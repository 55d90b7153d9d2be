export const LETTERHEADS_PATH = '/api/letterheads';

export interface LetterheadPicture {
  readonly sha256: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}
export interface LetterheadVersion {
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: string;
  readonly alt: string;
  readonly picture: LetterheadPicture | null;
}
export interface Letterhead {
  /** `centre` or the member's slug. */
  readonly owner: string;
  readonly name: string;
  readonly version: number;
  readonly alt: string;
  readonly web: string | null;
  readonly picture: LetterheadPicture | null;
  readonly versions: readonly LetterheadVersion[];
}
export interface Letterheads {
  readonly centre: {
    readonly name: string;
    readonly addressLines: readonly string[];
    readonly phone: string;
    readonly email: string;
  };
  readonly items: readonly Letterhead[];
}

/** The version is part of the address, so that a new picture is fetched at once. */
export const pictureAddress = ({ owner, version }: Letterhead): string =>
  `${LETTERHEADS_PATH}/${owner}/picture?version=${version}`;

export const isCentre = ({ owner }: Letterhead): boolean => owner === 'centre';
/** What the picture of an owner is called. */
export const pictureName = (letterhead: Letterhead): string => (isCentre(letterhead) ? 'Logo' : 'Wappen');
