/** Syntax trees of expressions, as HCL's own parser makes them. */

/** A node of the parser's syntax tree, as far as it is used here. */
export interface SyntaxNode {
  /** Empty for parentheses, object keys and the current element of a splat. */
  readonly type: string;
  readonly children: readonly SyntaxNode[];
  /** Offsets in bytes. */
  readonly range: { readonly start: { readonly byte: number }; readonly end: { readonly byte: number } };
  readonly meta?: {
    /** The source text. */
    readonly value?: string;
    readonly type?: string;
    readonly name?: string;
    readonly operator?: string;
    readonly expandedFinalArgument?: boolean;
    readonly keyVar?: string;
    readonly valVar?: string;
    readonly groupedValue?: boolean;
    readonly traversal?: readonly { readonly type: string; readonly segment?: string }[];
  };
}

export interface SyntaxTree {
  readonly root: SyntaxNode;
  readonly source: Buffer;
}
