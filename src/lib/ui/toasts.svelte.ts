export interface Toast {
	id: number;
	text: string;
	kind: 'success' | 'info' | 'error';
	/** What can still be taken back, or done next. */
	action?: { label: string; run: () => void };
}

/** The short messages at the screen's edge; `Toasts.svelte` in the root layout shows them. */
class ToastList {
	current = $state.raw<Toast[]>([]);
	#lastId = 0;

	/** Shows a message; a `kind` not given is 'success'. */
	show(toast: Omit<Toast, 'id' | 'kind'> & Partial<Pick<Toast, 'kind'>>): void {
		this.current = [...this.current, { kind: 'success', ...toast, id: ++this.#lastId }];
	}

	dismiss(id: number): void {
		this.current = this.current.filter((toast) => toast.id !== id);
	}
}

export const toasts = new ToastList();
