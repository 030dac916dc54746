import type { Browser } from 'playwright-core';

/** How two pictures differ when they are made small: that evens out how single letters are drawn. */
export interface PictureDiff {
  /** Of a small picture, from 0 to 255, over all its pixels and colours. */
  readonly meanDifference: number;
  /** Pixels that are clearly another colour, from 0 to 1. */
  readonly changedShare: number;
}

/** Pixels of a large picture that become one. */
const FACTOR = 6;
/** A colour differs by more, of 255: another one, not another way to draw the edge of a letter. */
const CLEARLY = 48;

/** Makes pictures small, as PNG. */
export async function shrink(browser: Browser, picture: Buffer): Promise<Buffer> {
  const url = await inPage<string>(
    browser,
    `const image = await load(${urlOf(picture)});
     return draw(image, Math.round(image.width / ${FACTOR}), Math.round(image.height / ${FACTOR})).toDataURL();`,
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** Compares small pictures; where one is larger, the part that both have. */
export function comparePictures(browser: Browser, one: Buffer, other: Buffer): Promise<PictureDiff> {
  return inPage(
    browser,
    `const images = await Promise.all([load(${urlOf(one)}), load(${urlOf(other)})]);
     const width = Math.min(...images.map((each) => each.width));
     const height = Math.min(...images.map((each) => each.height));
     const [a, b] = images.map((each) =>
       draw(each, each.width, each.height).getContext('2d').getImageData(0, 0, width, height).data);
     let sum = 0;
     let changed = 0;
     for (let i = 0; i < a.length; i += 4) {
       const by = [0, 1, 2].map((colour) => Math.abs(a[i + colour] - b[i + colour]));
       sum += by[0] + by[1] + by[2];
       if (Math.max(...by) > ${CLEARLY}) changed++;
     }
     return { meanDifference: sum / (3 * width * height), changedShare: changed / (width * height) };`,
  );
}

const urlOf = (picture: Buffer) => JSON.stringify(`data:image/png;base64,${picture.toString('base64')}`);

/** The browser reads and draws pictures: nothing else is needed for it. */
async function inPage<T>(browser: Browser, body: string): Promise<T> {
  const page = await browser.newPage();
  try {
    return await page.evaluate<T>(`(async () => {
      const load = async (url) => { const image = new Image(); image.src = url; await image.decode(); return image; };
      const draw = (image, width, height) => {
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        const context = canvas.getContext('2d');
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, width, height);
        return canvas;
      };
      ${body}
    })()`);
  } finally {
    await page.close();
  }
}
