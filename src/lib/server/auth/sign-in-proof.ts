/** How a person proved who they are, and how strongly, in the provider's words; '' where it doesn't tell. */
export interface SignInProof {
	/** The id_token's `amr`. */
	readonly method: string;
	/** The id_token's `acr`. */
	readonly assurance: string;
}
