import { deflateSync, crc32 } from 'node:zlib';
import { DomainError } from '@app/kernel';
import fc from 'fast-check';
import { reduced } from './pixels';
import { decodePng, encodePng } from './png';
import { readPicture } from './read-picture';

/** A PNG as the standard describes it, with any depth, colour type and filter: the reader's own writer knows one kind. */
function png(
  header: { width: number; height: number; depth: number; colour: number; interlace?: number },
  rows: readonly (readonly number[])[],
  extra: readonly (readonly [type: string, content: readonly number[]])[] = [],
): Buffer {
  const chunk = (type: string, content: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(header.width, 0);
  head.writeUInt32BE(header.height, 4);
  head.set([header.depth, header.colour, 0, 0, header.interlace ?? 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...extra.map(([type, content]) => chunk(type, Uint8Array.from(content))),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const decoded = (file: Uint8Array): number[] => [...decodePng(file, 1000).rgb];
const picture = (side = 50): Buffer =>
  encodePng({ width: side, height: side, rgb: new Uint8Array(side * side * 3).fill(120) });
const whyNot = (bytes: Uint8Array): string => {
  try {
    readPicture(bytes);
  } catch (error) {
    return (error as DomainError).errors.map(({ message }) => message).join(' ');
  }
  return 'taken';
};

describe('reading a PNG', () => {
  it('gives back what was written, for any picture', () => {
    fc.assert(
      fc.property(
        fc
          .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
          .chain(({ width, height }) =>
            fc.record({
              width: fc.constant(width),
              height: fc.constant(height),
              rgb: fc.uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 }),
            }),
          ),
        (pixels) => expect(decoded(encodePng(pixels))).toEqual([...pixels.rgb]),
      ),
    );
  });

  it.each([
    ['black and white, one bit', png({ width: 3, height: 1, depth: 1, colour: 0 }, [[0, 0b10100000]]), [255, 0, 255]],
    ['grey, four bits', png({ width: 2, height: 1, depth: 4, colour: 0 }, [[0, 0x0f]]), [0, 255]],
    ['grey, sixteen bits', png({ width: 1, height: 1, depth: 16, colour: 0 }, [[0, 0x80, 0x01]]), [128]],
    ['grey, half transparent on white', png({ width: 1, height: 1, depth: 8, colour: 4 }, [[0, 0, 51]]), [204]],
  ])('%s', (_, file, greys) => expect(decoded(file)).toEqual(greys.flatMap((grey) => [grey, grey, grey])));

  it('palette with transparency, colours with a transparent one, and all five filters', () => {
    const palette = png(
      { width: 2, height: 1, depth: 8, colour: 3 },
      [[0, 0, 1]],
      [
        ['PLTE', [10, 20, 30, 40, 50, 60]],
        ['tRNS', [255, 0]],
      ],
    );
    expect(decoded(palette)).toEqual([10, 20, 30, 255, 255, 255]);
    const keyed = png(
      { width: 2, height: 1, depth: 8, colour: 2 },
      [[0, 1, 2, 3, 4, 5, 6]],
      [['tRNS', [0, 1, 0, 2, 0, 3]]],
    );
    expect(decoded(keyed)).toEqual([255, 255, 255, 4, 5, 6]);
    const filters = png({ width: 2, height: 5, depth: 8, colour: 0 }, [
      [0, 10, 20],
      [1, 10, 10],
      [2, 10, 10],
      [3, 10, 10],
      [4, 10, 10],
    ]);
    // none, left, above, mean of both, Paeth: computed by hand from the standard.
    const greys = [10, 20, 10, 20, 20, 30, 20, 35, 30, 45];
    expect(decoded(filters)).toEqual(greys.flatMap((grey) => [grey, grey, grey]));
  });

  it('makes the mean of every square when it makes a picture smaller', () => {
    const rgb = Uint8Array.from([0, 100, 50, 150].flatMap((grey) => [grey, grey, grey]));
    expect([...reduced({ width: 2, height: 2, rgb }, 1).rgb]).toEqual([75, 75, 75]);
    expect(reduced({ width: 3000, height: 10, rgb: new Uint8Array(90_000) }, 1000)).toMatchObject({
      width: 1000,
      height: 3,
    });
  });
});

describe('taking a picture', () => {
  it('keeps a PNG of eight bits and a JPEG without its remarks, twice the same', () => {
    expect(readPicture(picture())).toMatchObject({ mediaType: 'image/png', width: 50, height: 50 });
    expect(readPicture(readPicture(picture()).bytes).bytes.equals(readPicture(picture()).bytes)).toBe(true);
    const taken = readPicture(jpeg());
    expect(taken).toMatchObject({ mediaType: 'image/jpeg', width: 64, height: 48 });
    expect(taken.bytes.includes(Buffer.from('Exif'))).toBe(false);
    expect(taken.bytes.includes(Buffer.from('JFIF'))).toBe(true);
    expect(readPicture(taken.bytes).bytes.equals(taken.bytes)).toBe(true);
  });

  const broken = picture();
  broken[60] = (broken[60] ?? 0) ^ 0xff;
  it.each([
    ['nothing', Buffer.alloc(0), /leer/],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /SVG/],
    ['a program named as a picture', Buffer.from('MZ\u0090'), /weder eine PNG- noch/],
    ['a changed byte', broken, /beschädigt/],
    ['half a file', picture().subarray(0, 60), /beschädigt|unvollständig/],
    ['a stamp', picture(20), /zu klein/],
    ['too large a file', Buffer.alloc(1024 * 1024 + 1), /1 MB/],
    // 30,000 × 30,000 pixels in a few bytes: refused by its header, before anything is unpacked.
    ['a bomb', png({ width: 30_000, height: 30_000, depth: 8, colour: 2 }, [[0]]), /zu viele Bildpunkte/],
    // The header says little, the data unpack to much more.
    [
      'a hidden bomb',
      png({ width: 64, height: 64, depth: 8, colour: 0 }, [Array<number>(500_000).fill(0)]),
      /beschädigt/,
    ],
    ['too little data', png({ width: 64, height: 64, depth: 8, colour: 0 }, [[0]]), /beschädigt|unvollständig/],
    ['interlaced', png({ width: 64, height: 64, depth: 8, colour: 0, interlace: 1 }, [[0]]), /interlaced/],
    ['no palette', png({ width: 64, height: 64, depth: 8, colour: 3 }, [[0]]), /beschädigt/],
    ['CMYK', jpeg({ channels: 4 }), /CMYK/],
    ['a lossless JPEG', jpeg({ frame: 0xc3 }), /gewöhnliches JPEG/],
    ['half a JPEG', jpeg().subarray(0, 30), /unvollständig/],
  ])('refuses %s and says why', (_, bytes, why) => expect(whyNot(bytes)).toMatch(why));

  it('answers every file with a picture or a refusal, whatever the bytes are', () => {
    const files = [picture(), jpeg()];
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
        fc.nat(500),
        (file, changes, length) => {
          const bytes = Buffer.from(file.subarray(0, Math.max(3, length)));
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          expect(whyNot(bytes)).toMatch(/^(taken|.{10,})$/);
        },
      ),
    );
  });
});

/** The outline of a JPEG: segments as ITU T.81 orders them; the scan itself is of no matter here. */
function jpeg({ channels = 3, frame = 0xc0 } = {}): Buffer {
  const segment = (marker: number, content: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  const parts = Array.from({ length: channels }, (_, at) => [at + 1, 0x11, 0]).flat();
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, Buffer.from('Exif\0\0where and when it was taken')),
    segment(frame, Buffer.from([8, 0, 48, 0, 64, channels, ...parts])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3]),
    Buffer.from([0xff, 0xd9]),
  ]);
}
