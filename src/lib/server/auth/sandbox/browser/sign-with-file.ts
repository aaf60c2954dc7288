import { openKeyFile } from './key-file.ts';

/* The script of the pages that sign with a key file: the file and its password stay in this browser. */

const form = document.querySelector<HTMLFormElement>('form[data-challenge]');

form?.addEventListener('submit', (event) => {
	event.preventDefault();
	void send(form);
});

async function send(filled: HTMLFormElement): Promise<void> {
	try {
		await sign(filled);
		filled.submit();
	} catch {
		const alert = filled.querySelector('[role=alert]');
		if (alert) alert.textContent = filled.dataset['wrongFile'] ?? '';
	}
}

async function sign(filled: HTMLFormElement): Promise<void> {
	const file = await field(filled, '#file').files?.[0]?.arrayBuffer();
	if (!file) throw new Error('No file was chosen');
	const { key, certificate } = await openKeyFile(file, field(filled, '#password').value);
	const challenge = new TextEncoder().encode(filled.dataset['challenge']);
	const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, challenge);
	field(filled, '[name=certificate]').value = toBase64(certificate);
	field(filled, '[name=signature]').value = toBase64(signature);
}

function field(filled: HTMLFormElement, selector: string): HTMLInputElement {
	const input = filled.querySelector<HTMLInputElement>(selector);
	if (!input) throw new Error(`The form has no ${selector}`);
	return input;
}

function toBase64(bytes: ArrayBuffer): string {
	return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
