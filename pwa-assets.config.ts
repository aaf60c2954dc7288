import { defineConfig } from '@vite-pwa/assets-generator/config';

/** The icon's own ground, so that it can fill a mask's corners without an edge. */
const GROUND = '#07475c';
const filled = { padding: 0, resizeOptions: { background: GROUND } };

export default defineConfig({
	images: ['static/icon.svg'],
	headLinkOptions: { preset: '2023' },
	preset: {
		transparent: { sizes: [192, 512], favicons: [[48, 'favicon.ico']], padding: 0 },
		maskable: { sizes: [192, 512], ...filled },
		apple: { sizes: [180], ...filled },
		assetName: (type, size) => {
			const kind = { transparent: 'icon', maskable: 'icon-maskable', apple: 'apple-touch-icon' }[
				type
			];
			return `${kind}-${size.width}.png`;
		}
	}
});
