import { html } from '../html.ts';
import type { Method, MethodKey, Step } from './method.ts';

/** A method whose device or certificate the sandbox doesn't play: a sample person is chosen from the list alone. */
export function sampleChoice(key: MethodKey, name: string): Method {
	const content = html`<p>
		Bu üsulun cihazı və sertifikatı sınaq mühitində yoxdur: nümunə şəxsi seçin.
	</p>`;
	const step: Step = { kind: 'ask', content };
	return { key, name, assurance: 'high', open: () => step, answer: () => step };
}
