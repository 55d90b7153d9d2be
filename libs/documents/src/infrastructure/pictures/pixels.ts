/** A picture as rows of red, green and blue bytes, the upper left corner first. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** No side longer than `longest`: each new pixel is the mean of the square it stands for. Deterministic. */
export function reduced(pixels: Pixels, longest: number): Pixels {
  const step = Math.ceil(Math.max(pixels.width, pixels.height) / longest);
  if (step <= 1) return pixels;
  const width = Math.max(1, Math.floor(pixels.width / step));
  const height = Math.max(1, Math.floor(pixels.height / step));
  const rgb = new Uint8Array(width * height * 3);
  const [across, down] = [Math.min(step, pixels.width), Math.min(step, pixels.height)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let colour = 0; colour < 3; colour += 1) {
        let sum = 0;
        for (let dy = 0; dy < down; dy += 1) {
          const row = ((y * step + dy) * pixels.width + x * step) * 3 + colour;
          for (let dx = 0; dx < across; dx += 1) sum += pixels.rgb[row + dx * 3] ?? 0;
        }
        rgb[(y * width + x) * 3 + colour] = Math.round(sum / (across * down));
      }
    }
  }
  return { width, height, rgb };
}
