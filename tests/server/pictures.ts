import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture of noise, as a camera or a scanner gives it: with what a camera writes of where and how it was taken. */
export function photo(type: 'jpeg' | 'png', size = { width: 1200, height: 900 }): Promise<Buffer> {
	const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
	const picture = sharp({ create: { ...size, channels: 3, background: 'grey', noise } });
	return picture
		.withExif({ IFD0: { Copyright: 'GIZLI' }, IFD3: { GPSLatitude: '40/1 22/1 0/1' } })
		.withMetadata({ orientation: 6 })
		.toFormat(type)
		.toBuffer();
}

/** A PNG of so many pixels a side, all alike: few bytes, and gigabytes for whoever decodes it. */
export function pixelBomb(side: number): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(side, 0);
	head.writeUInt32BE(side, 4);
	// One bit a pixel, grey.
	head[8] = 1;
	const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side), { level: 9 });
	const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		mark,
		chunk('IHDR', head),
		chunk('IDAT', rows),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const content = Buffer.concat([Buffer.from(type), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(content));
	return Buffer.concat([length, content, sum]);
}
