export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonLook {
	variant?: ButtonVariant;
	/** Takes the whole row: always, or only where the screen is narrow. */
	wide?: boolean | 'onPhone';
	/** An outline from `icons.ts`, before the words. */
	icon?: string;
}

/** The classes of `button.css` for this look. */
export function buttonClass({ variant = 'primary', wide = false }: ButtonLook): string {
	const classes = ['button', `button-${variant}`];
	if (wide) classes.push(wide === 'onPhone' ? 'button-wide-on-phone' : 'button-wide');
	return classes.join(' ');
}
