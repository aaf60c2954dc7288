/** What is written in an e-mail, whatever form it takes. */
export interface MailContent {
	language: string;
	utilityName: string;
	title: string;
	body: string;
	/** What stands beside each other: a label and its value. */
	facts: [string, string][];
	link: string;
	open: string;
	help: string;
	automatic: string;
}
